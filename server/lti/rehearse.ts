import { importJWK, SignJWT, type CryptoKey } from 'jose';
import type { Platform } from '../models/platforms.ts';
import { ltiAddresses } from './addresses.ts';
import { claimNames } from './claims.ts';
import { verifyIdToken } from './id-token.ts';
import { authorizationUrl } from './login.ts';
import { type Login, randomToken } from './logins.ts';
import type { LtiContext } from './lti-context.ts';

/** Is in no database, so that nobody launches from it. */
const imagined: Platform = {
  ...{ _id: 'imagined', name: 'imagined', state: 'active', hosts: [], awaitsDeployment: false },
  ...{ issuer: 'https://canvas.invalid', clientId: 'imagined', createdAt: new Date(0) },
  authorizationUrl: 'https://canvas.invalid/authorize',
  tokenUrl: 'https://canvas.invalid/token',
  keySetUrl: 'https://canvas.invalid/keys',
};
const { issuer, clientId, keySetUrl } = imagined;

/**
 * Goes through a launch of nobody from nowhere, up to where something would be kept, so that the
 * first person after a start does not wait for what is made at its first use. The tool's own key
 * signs in the platform's place.
 * @throws Error when a launch would not go through
 */
export async function rehearseLaunch(lti: LtiContext): Promise<void> {
  const login: Login = {
    ...{ id: randomToken(), nonce: randomToken(), proof: randomToken() },
    ...{ platformId: imagined._id, deploymentId: '', storage: null },
  };
  const parameters = { iss: issuer, client_id: clientId, login_hint: 'nobody' };
  await lti.logins.openBegun(await lti.logins.sealBegun({ login, parameters }));
  const begun = new URL(await authorizationUrl(lti, imagined, { login, parameters }));
  const state = begun.searchParams.get('state') ?? '';
  await lti.logins.openState(state);
  await rehearseToken(lti, login, state);
  const { platforms, people } = lti.models;
  await Promise.all([
    platforms.getPlatform(imagined._id),
    platforms.listDeployments(imagined._id),
    people.findPerson(imagined._id, 'nobody'),
    people.getEnrolment('nowhere', 'nobody'),
  ]);
}

async function rehearseToken(lti: LtiContext, { nonce }: Login, state: string): Promise<void> {
  const launchUrl = ltiAddresses(lti.toolUrl).launch;
  const { kid, key } = await lti.toolKeys.signingKey();
  const idToken = await new SignJWT({
    ...{ nonce, sub: 'nobody' },
    [claimNames.messageType]: 'LtiResourceLinkRequest',
    [claimNames.version]: '1.3.0',
    [claimNames.deploymentId]: 'imagined',
    [claimNames.targetLinkUri]: launchUrl,
    [claimNames.resourceLink]: { id: 'imagined' },
    [claimNames.roles]: [],
  })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(issuer)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key);
  const { keys } = await lti.toolKeys.publicKeySet();
  const jwk = keys.find((one) => one['kid'] === kid) ?? {};
  const publicKey = (await importJWK(jwk, 'RS256')) as CryptoKey;
  await verifyIdToken(
    idToken,
    { issuer, clientId, keySetUrl, launchUrl, nonce, deploymentId: '' },
    { prefetch: () => undefined, find: () => Promise.resolve({ jwk, key: publicKey }) },
  );
  const confirmed = await lti.ltijs.launch(imagined, jwk, { idToken, state });
  if (confirmed?.user !== 'nobody') throw new Error('ltijs refused');
}
