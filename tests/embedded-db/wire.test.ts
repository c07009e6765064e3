import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serialize } from 'bson';
import type { Answer, Request } from '../../server/embedded-db/wire/message.ts';
import { createWireServer } from '../../server/embedded-db/wire/server.ts';

/** A command as a driver sends it. */
function message(command: object): Buffer {
  const body = Buffer.concat([Buffer.alloc(5), serialize(command)]);
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + body.length, 0);
  header.writeInt32LE(2013, 12);
  return Buffer.concat([header, body]);
}

let respond: (request: Request) => Promise<Answer>;
let asked: number[];
let wire: ReturnType<typeof createWireServer>;
let socket: Socket;

beforeEach(async () => {
  asked = [];
  respond = () => Promise.resolve({ fields: { ok: 1 } });
  wire = createWireServer((request) => {
    asked.push(Number(request.command['ping']));
    return respond(request);
  });
  socket = connect(await wire.listen(0), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
});

afterEach(async () => {
  socket.destroy();
  await wire.close();
});

describe('messages', () => {
  test('may come byte by byte, or several at once', async () => {
    for (const byte of message({ ping: 1 })) {
      socket.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    socket.write(Buffer.concat([message({ ping: 2 }), message({ ping: 3 })]));
    while (asked.length < 3) await once(socket, 'data');
    expect(asked).toEqual([1, 2, 3]);
  });

  test('of which half came are not carried out', async () => {
    socket.end(Buffer.concat([message({ ping: 1 }), message({ ping: 2 }).subarray(0, -1)]));
    socket.resume();
    await once(socket, 'close');
    expect(asked).toEqual([1]);
  });
});

test('a client that does not read is not answered into memory', async () => {
  respond = () => Promise.resolve({ fields: { ok: 1, much: 'x'.repeat(1_000_000) } });
  socket.pause();
  socket.write(Buffer.concat(Array.from({ length: 200 }, () => message({ ping: 1 }))));
  await sleep(300);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(50);
});

test('closing waits for the command under way', async () => {
  let finish: (answer: Answer) => void = () => undefined;
  respond = () => new Promise((resolve) => (finish = resolve));
  socket.write(message({ ping: 1 }));
  while (asked.length === 0) await sleep(5);
  let closed = false;
  socket.resume();
  const closing = wire.close().then(() => (closed = true));
  await once(socket, 'close');
  await sleep(20);
  expect(closed).toBe(false);
  finish({ fields: { ok: 1 } });
  await closing;
  expect(closed).toBe(true);
});
