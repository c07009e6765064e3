import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventsOf, type StreamEvent } from '../../client/api/event-stream.ts';

async function read(chunks: Uint8Array[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of eventsOf(new Blob(chunks as BlobPart[]).stream())) events.push(event);
  return events;
}

const bytes = (text: string) => new TextEncoder().encode(text);

test('events have a type and data, and comments are none', async () => {
  const text = ': \n\nevent: board\ndata: {"a":1}\n\ndata: to\ndata: linjer\n\ndata: halv';
  expect(await read([bytes(text)])).toEqual([
    { event: 'board', data: '{"a":1}' },
    { event: 'message', data: 'to\nlinjer' },
  ]);
});

test('it does not matter where the network cuts a stream, not even inside a letter', async () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'æ', 'ø', '😀', ':', '{', '"', ' ') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(texts, { maxLength: 5 }),
      fc.array(fc.nat(200), { maxLength: 10 }),
      async (data, cuts) => {
        const whole = bytes(data.map((one) => `event: board\ndata: ${one}\n\n`).join(''));
        const places = [0, ...cuts, whole.length]
          .map((cut) => Math.min(cut, whole.length))
          .sort((a, b) => a - b);
        const chunks = places.slice(1).map((end, i) => whole.slice(places[i], end));
        async function* cut() {
          for (const chunk of chunks) yield await Promise.resolve(chunk);
        }
        const events: StreamEvent[] = [];
        for await (const event of eventsOf(cut())) events.push(event);
        expect(events).toEqual(data.map((one) => ({ event: 'board', data: one })));
      },
    ),
  );
});
