import { expect, test } from '@jest/globals';
import { gathered, gatheredById, gatheredReads } from '../server/models/gathered.ts';

test('what is asked together goes together, what is asked meanwhile goes with the next', async () => {
  const batches: string[][] = [];
  let later: Promise<string> | undefined;
  const ask = gathered(async (batch: readonly string[]) => {
    batches.push([...batch]);
    if (batches.length === 1) later = ask('c');
    return Promise.resolve(batch.map((one) => one.toUpperCase()));
  });
  expect(await Promise.all([ask('a'), ask('b')])).toEqual(['A', 'B']);
  expect(await later).toBe('C');
  expect(batches).toEqual([['a', 'b'], ['c']]);
});

test('a batch has at most a hundred calls, and none is lost', async () => {
  const sizes: number[] = [];
  const ask = gathered(async (batch: readonly number[]) => {
    sizes.push(batch.length);
    return Promise.resolve(batch.map((one) => one * 2));
  });
  const numbers = Array.from({ length: 250 }, (_none, i) => i);
  expect(await Promise.all(numbers.map(ask))).toEqual(numbers.map((one) => one * 2));
  expect(sizes).toEqual([100, 100, 50]);
});

test('a batch that fails fails its calls alone', async () => {
  let fails = true;
  const ask = gathered(async (batch: readonly string[]) => {
    if (fails) throw new Error('no database');
    return Promise.resolve(batch);
  });
  const refused = await Promise.allSettled([ask('a'), ask('b')]);
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask('c')).toBe('c');
});

test('who asks for the same document gets one of their own', async () => {
  const read = gatheredById(async ({ _id }) =>
    Promise.resolve(_id.$in.map((id) => ({ _id: id, days: [{ at: new Date(0) }] }))),
  );
  const [one, other] = await Promise.all([read('a'), read('a')]);
  expect(one).toEqual(other);
  expect(one).not.toBe(other);
  expect(one?.days[0]?.at).not.toBe(other?.days[0]?.at);
});

test('of what is found, each gets what was asked for', async () => {
  const all = ['x', 'y'].flatMap((courseId) =>
    ['p', 'q'].map((personId) => ({ courseId, personId, _id: `${courseId}${personId}` })),
  );
  const read = gatheredReads<'courseId' | 'personId', (typeof all)[number]>(
    ['courseId', 'personId'],
    async ({ courseId, personId }) =>
      Promise.resolve(
        all.filter(
          (one) => courseId.$in.includes(one.courseId) && personId.$in.includes(one.personId),
        ),
      ),
  );
  const asked = [read({ courseId: 'x', personId: 'p' }), read({ courseId: 'y', personId: 'q' })];
  const found = await Promise.all([...asked, read({ courseId: 'z', personId: 'p' })]);
  expect(found.map((own) => own.map(({ _id }) => _id))).toEqual([['xp'], ['yq'], []]);
});
