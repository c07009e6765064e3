import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import ltijs from 'ltijs';
import mongoose from 'mongoose';
import { startEmbeddedDb } from '../../../server/embedded-db/start.ts';
import { serve } from './child.ts';

/** What of bare ltijs is used here; the tool's own declarations know only its own use of it. */
interface BareLtijs {
  app: Parameters<typeof createServer>[1] & object;
  setup(key: string, database: { url: string }, options: object): void;
  onConnect(handler: (token: unknown, request: unknown, response: Answering) => unknown): void;
  registerPlatform(platform: object): Promise<unknown>;
  Database: { setup(): Promise<unknown> };
}
interface Answering {
  send(text: string): void;
}

/**
 * ltijs by itself, as its documentation sets it up: its own database class, its own session, its
 * platform's key set fetched from the platform. It is given its connection, since the options that it
 * would connect with are unknown to the present driver.
 */
serve(async ({ directory, platform }) => {
  const database = await startEmbeddedDb({ directory });
  await mongoose.connect(database.uri, { dbName: 'ltijs' });
  const lti = ltijs.Provider as unknown as BareLtijs;
  lti.setup(
    'a secret of the bench',
    { url: database.uri },
    {
      ...{ appRoute: '/lti/launch', loginRoute: '/lti/login' },
      cookies: { secure: true, sameSite: 'None' },
      ...{ devMode: false, cors: false, tokenMaxAge: 60 },
    },
  );
  lti.onConnect((_token, _request, response) => response.send('signed in'));
  await lti.Database.setup();
  await lti.registerPlatform({
    ...{ url: platform.issuer, name: 'bench', clientId: platform.clientId },
    authenticationEndpoint: platform.authorizationUrl,
    accesstokenEndpoint: platform.tokenUrl,
    authConfig: { method: 'JWK_SET', key: platform.keySetUrl },
  });
  const server = createServer(lti.app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
