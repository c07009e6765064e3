import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const clientId = '10000000000001';
export const deploymentId = '1:bench';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

/** A platform that serves its key set and signs launches of a leader in one course. */
export async function startPlatform() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }];
  let keySetRequests = 0;
  const server = createServer((_request, response) => {
    keySetRequests += 1;
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    authorizationUrl: `${issuer}/authorize`,
    tokenUrl: `${issuer}/token`,
    keySetUrl: `${issuer}/jwks`,
    keySetRequests: () => keySetRequests,
    /** What the platform's page posts to begin a login. */
    login: (target: string): Record<string, string> => ({
      ...{ iss: issuer, login_hint: 'hint', client_id: clientId, target_link_uri: target },
      ...{ lti_message_hint: 'x'.repeat(600), lti_deployment_id: deploymentId },
    }),
    /** A launch of a person, shaped and sized as Canvas' are. */
    sign: (person: string, nonce: string, target: string): Promise<string> =>
      new SignJWT({
        ...{ nonce, azp: clientId, sub: person, name: 'Kari Nordmann', given_name: 'Kari' },
        ...{ family_name: 'Nordmann', email: 'kari@skole.example', locale: 'nb' },
        [`${lti}message_type`]: 'LtiResourceLinkRequest',
        [`${lti}version`]: '1.3.0',
        [`${lti}deployment_id`]: deploymentId,
        [`${lti}target_link_uri`]: target,
        [`${lti}resource_link`]: { id: 'course-1', title: 'Helsepedagogikk' },
        [`${lti}roles`]: [`${membership}#Instructor`],
        [`${lti}context`]: {
          ...{ id: 'course-1', title: 'Helsepedagogikk' },
          type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
        },
        [`${lti}custom`]: { canvas_course_id: '1', account_id: '1', filler: 'x'.repeat(1500) },
        [`${lti}launch_presentation`]: { locale: 'nb', return_url: `${issuer}/courses/1` },
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'bench', typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setIssuedAt()
        .setExpirationTime('1 hour')
        .setJti(randomUUID())
        .sign(privateKey),
    stop: () => new Promise((done) => server.close(done)),
  };
}

export type BenchPlatform = Awaited<ReturnType<typeof startPlatform>>;
