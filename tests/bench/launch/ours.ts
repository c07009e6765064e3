import { createServer, type AddressInfo } from 'node:net';
import { readEnv } from '../../../server/env.ts';
import { startTool } from '../../../server/start.ts';
import { serve } from './child.ts';

serve(async ({ directory, platform: { deploymentId, ...platform } }) => {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  const url = `http://127.0.0.1:${port}`;
  const env = readEnv({
    ...{ KURSDAG_URL: url, PORT: String(port), KURSDAG_DATA: directory, LOG_LEVEL: 'silent' },
    KURSDAG_SECRET: 'a secret of the bench, long enough',
  });
  const { deps } = await startTool(env);
  const { platforms } = deps.models;
  const { _id } = await platforms.putPlatform({ name: 'bench', ...platform }, new Date());
  await platforms.putDeployment(_id, deploymentId, new Date());
  return { url };
});
