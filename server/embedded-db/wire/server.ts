import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { LIMITS } from '../limits.ts';
import { type Answer, encodeAnswer, parseMessage, type Request } from './message.ts';

/** Takes connections of MongoDB drivers; each connection's commands run one after the other. */
export function createWireServer(respond: (request: Request) => Promise<Answer>) {
  /** The open connections, and the work for each: it ends after the answer under way. */
  const connections = new Map<Socket, Promise<void>>();
  const servers: Server[] = [];
  const accept = (socket: Socket) => {
    if (connections.size >= LIMITS.connections) {
      socket.destroy();
      return;
    }
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    const served = serve(socket, respond)
      .catch(() => undefined)
      .finally(() => {
        socket.destroy();
        connections.delete(socket);
      });
    connections.set(socket, served);
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
    /** Ends all connections; resolves once no command is under way any more. */
    async close(): Promise<void> {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of connections.keys()) socket.destroy();
      await Promise.all([...closed, ...connections.values()]);
    },
  };
}

async function serve(
  socket: Socket,
  respond: (request: Request) => Promise<Answer>,
): Promise<void> {
  for await (const message of messages(socket)) {
    const request = parseMessage(message);
    const answer = encodeAnswer(request, await respond(request));
    // The next command waits until this answer is on its way: who does not read fills no memory.
    if (request.answered) await new Promise((resolve) => socket.write(answer, resolve));
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
