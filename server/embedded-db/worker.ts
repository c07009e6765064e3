import { parentPort, workerData } from 'node:worker_threads';
import { EmbeddedMongo } from './server.ts';

const engine = await EmbeddedMongo.start(workerData);
parentPort?.postMessage({ uri: engine.uri });
parentPort?.once('message', async () => {
  await engine.stop();
  parentPort?.close();
});
