import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import type { PlatformFacts } from '../canvas/practice-canvas.ts';

/** An LTI tool of a hundred lines, written from the specification, to hold the practice Canvas to. */
export interface FakeTool {
  url: string;
  /** Fields of the last login initiation. */
  login: Record<string, string>;
  /** Fields of the last form that was posted to the redirect URI. */
  posted: Record<string, string>;
  /** What the launch is answered with. */
  page: string;
  /** Bodies that came to the notice handler. */
  notices: unknown[];
  /** Changes the authentication request before it is sent, to send a wrong one. */
  spoil: (request: URLSearchParams) => void;
  /** What the last launch said, verified with the platform's key set. */
  claims(platform: PlatformFacts): Promise<JWTPayload>;
  /** A signed assertion for the token endpoint; `changes` makes it a wrong one. */
  assertion(platform: PlatformFacts, changes?: JWTPayload, header?: object): Promise<string>;
  requestToken(platform: PlatformFacts, scope: string, assertion?: string): Promise<Response>;
  token(platform: PlatformFacts, ...scopes: string[]): Promise<string>;
  sign(claims: JWTPayload, header?: object): Promise<string>;
  stop(): Promise<void>;
}

export async function startFakeTool(platform: () => PlatformFacts): Promise<FakeTool> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const publicJwk = { ...(await exportJWK(keys.publicKey)), kid: 'tool-1', alg: 'RS256' };
  const app = express();
  app.use(express.urlencoded({ extended: false }), express.json());
  const server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.get('/keys', (_request, response) => void response.json({ keys: [publicJwk] }));
  app.post('/login', (request, response) => {
    tool.login = request.body as Record<string, string>;
    const query = new URLSearchParams({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: tool.login['client_id'] ?? '',
      redirect_uri: `${url}/launch`,
      login_hint: tool.login['login_hint'] ?? '',
      lti_message_hint: tool.login['lti_message_hint'] ?? '',
      state: randomUUID(),
      nonce: randomUUID(),
    });
    tool.spoil(query);
    response.redirect(`${platform().authorizationUrl}?${query.toString()}`);
  });
  app.post('/launch', (request, response) => {
    tool.posted = request.body as Record<string, string>;
    response.send(tool.page);
  });
  app.post('/notices', (request, response) => {
    tool.notices.push(request.body);
    response.sendStatus(200);
  });
  const sign: FakeTool['sign'] = (claims, header = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'tool-1', ...header })
      .sign(keys.privateKey);
  const assertion: FakeTool['assertion'] = ({ clientId, tokenUrl }, changes = {}, header = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: clientId, sub: clientId, aud: tokenUrl, iat: now, exp: now + 60 };
    return sign({ ...claims, jti: randomUUID(), ...changes }, header);
  };
  const requestToken: FakeTool['requestToken'] = async (to, scope, given) =>
    fetch(to.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: given ?? (await assertion(to)),
        scope,
      }),
    });
  const tool: FakeTool = {
    url,
    login: {},
    posted: {},
    page: 'launched',
    notices: [],
    spoil: () => undefined,
    sign,
    assertion,
    requestToken,
    claims: async ({ jwksUrl, issuer, clientId }) => {
      const keySet = createRemoteJWKSet(new URL(jwksUrl));
      const options = { issuer, audience: clientId, algorithms: ['RS256'] };
      return (await jwtVerify(tool.posted['id_token'] ?? '', keySet, options)).payload;
    },
    token: async (to, ...scopes) => {
      const answer = await requestToken(to, scopes.join(' '));
      const body = (await answer.json()) as { access_token: string };
      return body.access_token;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return tool;
}
