import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { LIMITS } from '../limits.ts';
import { type Answer, encodeAnswer, parseMessage, type Request } from './message.ts';

/** Takes connections of MongoDB drivers; each connection's commands run one after the other. */
export function createWireServer(respond: (request: Request) => Promise<Answer>) {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const accept = (socket: Socket) => {
    if (sockets.size >= LIMITS.connections) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    serve(socket, respond).catch(() => socket.destroy());
  };
  return {
    /** Listens on a Unix socket (its path) or on a loopback port, and returns which. */
    async listen<T extends string | number>(where: T): Promise<T> {
      const server = createServer(accept);
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        if (typeof where === 'string') server.listen(where, resolve);
        else server.listen(where, '127.0.0.1', resolve);
      });
      servers.push(server);
      if (typeof where === 'string') chmodSync(where, 0o600);
      const bound = server.address();
      return (typeof bound === 'object' && bound !== null ? bound.port : where) as T;
    },
    async close(): Promise<void> {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

async function serve(
  socket: Socket,
  respond: (request: Request) => Promise<Answer>,
): Promise<void> {
  for await (const message of messages(socket)) {
    const request = parseMessage(message);
    const answer = await respond(request);
    if (request.answered && !socket.destroyed) socket.write(encodeAnswer(request, answer));
  }
}

/** Cuts the stream into messages; a length out of bounds ends the connection. */
async function* messages(socket: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let have = 0;
  let need = 4;
  for await (const chunk of socket) {
    chunks.push(chunk);
    have += chunk.length;
    while (have >= need) {
      const all = Buffer.concat(chunks, have);
      const length = all.readInt32LE(0);
      if (length < 16 || length > LIMITS.messageBytes + 65_536)
        throw new RangeError('message length');
      if (length <= have) yield all.subarray(0, length);
      chunks = [length <= have ? all.subarray(length) : all];
      have = chunks[0]?.length ?? 0;
      need = length <= all.length ? 4 : length;
    }
  }
}
