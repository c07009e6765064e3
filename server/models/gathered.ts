/** Calls that go to the database together: few enough for one look-up in an index. */
const most = 100;

interface Waiting<In, Out> {
  one: In;
  resolve: (out: Out) => void;
  reject: (error: unknown) => void;
}

/**
 * Sends the calls of many requests together: what is asked while one batch is under way goes with the
 * next. No call joins a batch that has been sent, so each sees what stood when it was made, or later.
 * @param act answers a batch, in its order; when it fails, all of the batch fail
 */
export function gathered<In, Out>(
  act: (batch: readonly In[]) => Promise<readonly Out[]>,
): (one: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let underWay = false;
  const sendAll = async () => {
    while (waiting.length > 0) await send(waiting.splice(0, most));
    underWay = false;
  };
  const send = async (batch: readonly Waiting<In, Out>[]) => {
    try {
      const answers = await act(batch.map(({ one }) => one));
      if (answers.length !== batch.length) throw new Error('a batch was answered in part');
      for (const [i, { resolve }] of batch.entries()) resolve(answers[i] as Out);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (one) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (underWay) return;
      underWay = true;
      setImmediate(() => void sendAll());
    });
}

type Key<Field extends string> = Record<Field, string>;

/**
 * Reads documents by the values of some fields, in one query for all who ask at once. Nobody shares
 * a document with anybody: whoever asks for the same gets a copy.
 * @param find all documents whose fields have one of the values; more than were asked for do no harm
 */
export function gatheredReads<Field extends string, Document extends Key<Field>>(
  fields: readonly Field[],
  find: (filter: Record<Field, { $in: string[] }>) => PromiseLike<readonly Document[]>,
): (key: Key<Field>) => Promise<Document[]> {
  const textOf = (of: Key<Field>) => JSON.stringify(fields.map((field) => of[field]));
  return gathered(async (keys: readonly Key<Field>[]) => {
    const values = (field: Field) => [...new Set(keys.map((key) => key[field]))];
    const filter = Object.fromEntries(fields.map((field) => [field, { $in: values(field) }]));
    const byKey = new Map<string, Document[]>(keys.map((key) => [textOf(key), []]));
    for (const one of await find(filter as Record<Field, { $in: string[] }>)) {
      byKey.get(textOf(one))?.push(one);
    }
    const given = new Set<string>();
    return keys.map((key) => {
      const text = textOf(key);
      const found = byKey.get(text) ?? [];
      if (given.has(text)) return copyOf(found);
      given.add(text);
      return found;
    });
  });
}

/** Of what a lean document holds: plain objects, lists, dates and values. */
function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) copy[key] = copyOf<unknown>(part);
  return copy as T;
}

/** {@link gatheredReads} of single documents by their ids; null for one that is not there. */
export function gatheredById<Document extends { _id: string }>(
  find: (filter: { _id: { $in: string[] } }) => PromiseLike<readonly Document[]>,
): (id: string) => Promise<Document | null> {
  const read = gatheredReads(['_id'], find);
  return async (_id) => (await read({ _id }))[0] ?? null;
}
