import { Double, ObjectId, type Document } from 'bson';

/** A seeded source of chance: the same seed gives the same documents and queries on every machine. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const FIELDS = ['a', 'b', 'c', 'n.x', 'n.y'];
const TEXTS = ['a', 'b', 'B', 'ab', '', 'é', 'a\0b', '😀', '￿'];
const IDS = Array.from({ length: 5 }, (_, i) => new ObjectId(`65000000000000000000000${i}`));

/** Random documents, filters and sorts over few fields and few values, so that they meet often. */
export function randomDocuments(below: (n: number) => number) {
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  const scalar = (): unknown =>
    pick<() => unknown>([
      () => below(6) - 2,
      () => new Double(below(40) / 8),
      () => pick(TEXTS),
      () => null,
      () => pick(IDS),
      () => new Date(below(5) * 1000),
      () => below(2) === 1,
    ])();
  const value = (): unknown =>
    pick<() => unknown>([
      ...Array.from({ length: 7 }, () => scalar),
      () => [],
      () => [below(4), pick(['a', 'b'])],
      () => [below(4), [below(3)]],
      () => ({ x: below(3) }),
      () => [{ x: below(3), y: below(3) }, { x: below(3) }],
    ])();
  const condition = (): unknown =>
    pick<() => unknown>([
      value,
      () => ({ $eq: value() }),
      () => ({ $gt: scalar() }),
      () => ({ $lte: scalar() }),
      () => ({ $gte: scalar(), $lt: scalar() }),
      () => ({ $in: [scalar(), scalar()] }),
      () => ({ $in: [value(), scalar(), null] }),
      () => ({ $ne: value() }),
    ])();
  const filter = (depth = 0): Document => {
    const conditions = Array.from(
      { length: below(3) + 1 },
      () => [pick(FIELDS), condition()] as const,
    );
    const nested =
      depth < 2 && below(4) === 0 ? { $or: [filter(depth + 1), filter(depth + 1)] } : {};
    return { ...Object.fromEntries(conditions), ...nested };
  };
  const nested = (): unknown =>
    pick<() => unknown>([
      () => ({ x: value(), y: scalar() }),
      () => [{ x: scalar() }, { x: scalar(), y: 1 }],
      value,
    ])();
  /** A document without fields that MongoDB could not index together (two arrays in one index). */
  const document = (): Document => ({
    ...(below(5) > 0 ? { a: value() } : {}),
    ...(below(5) > 0 ? { b: scalar() } : {}),
    ...(below(5) > 0 ? { c: scalar() } : {}),
    ...(below(4) > 0 ? { n: nested() } : {}),
  });
  const direction = (): 1 | -1 => (below(2) === 0 ? 1 : -1);
  const sort = (): Record<string, 1 | -1> =>
    below(2) === 0
      ? {
          [pick(FIELDS)]: direction(),
          ...(below(2) === 0 ? { [pick(FIELDS)]: direction() } : {}),
          _id: 1,
        }
      : { _id: direction() };
  const path = (): string => pick([...FIELDS, 'n', 'n.z', 'd', 'n.x.y']);
  const change = (): [operator: string, argument: unknown] =>
    pick<() => [string, unknown]>([
      () => ['$set', value()],
      () => ['$unset', ''],
      () => ['$inc', below(5) - 2],
      () => ['$push', scalar()],
      () => ['$addToSet', scalar()],
    ])();
  /** An update with one to three operators, each on a path of its own or not. */
  const update = (): Document => {
    const fields: Document = {};
    for (let i = below(3); i >= 0; i--) {
      const [operator, argument] = change();
      fields[operator] = { ...(fields[operator] as object | undefined), [path()]: argument };
    }
    return fields;
  };
  return { scalar, value, filter, document, sort, update };
}
