import { createPublicKey } from 'node:crypto';
import { expect } from '@jest/globals';
import { generateKeyPair, type JWK } from 'jose';
import { sealedLogins } from '../../server/lti/logins.ts';
import type { RefusalCode } from '../../server/lti/refusals.ts';
import { schools } from '../harness-schools.ts';
import { draftLaunch, passedOnLogin, postDraft, signDraft } from './launch-draft.ts';
import type { LaunchDraft } from './launch-draft.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

/** A state of the right shape, written with the secret of another tool. */
export const foreignState = await sealedLogins('the secret of another tool').sealState({
  ...{ id: 'x'.repeat(22), nonce: 'x'.repeat(22), proof: 'x'.repeat(22) },
  ...{ platformId: 'north', deploymentId: '', storage: null },
});

const now = () => Math.floor(Date.now() / 1000);

/** Changes the one thing for which a launch is refused. */
export type Spoil = (draft: LaunchDraft) => void | Promise<void>;
/** Sets claims; undefined takes one away. */
const claim =
  (name: string, value: unknown): Spoil =>
  ({ claims }) =>
    void (claims[name] = value);
const field =
  (name: string, value: string): Spoil =>
  ({ fields }) =>
    void (fields[name] = value);
/** Writes the form by hand, with the signed token in `TOKEN` and the state in `STATE`. */
const form =
  (text: string): Spoil =>
  async (draft) => {
    const token = await signDraft(draft);
    draft.body = text.replaceAll('TOKEN', token).replaceAll('STATE', draft.state);
  };

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Launches that must be refused, each with its own reason. */
export const refusedLaunches: readonly (readonly [
  what: string,
  code: RefusalCode,
  spoil: Spoil,
])[] = [
  // Who speaks, and to whom
  ['no issuer', 'ISSUER_MISSING', claim('iss', undefined)],
  ['another issuer', 'ISSUER_WRONG', claim('iss', 'https://canvas.evil.example')],
  ['an issuer that is an object', 'ISSUER_WRONG', claim('iss', { $ne: '' })],
  ['no audience', 'AUDIENCE_MISSING', claim('aud', undefined)],
  ['another audience', 'AUDIENCE_WRONG', claim('aud', '99999')],
  ['the audience of another school', 'AUDIENCE_WRONG', claim('aud', schools.south.clientId)],
  ['an audience that is an object', 'AUDIENCE_MISSING', claim('aud', { $gt: '' })],
  [
    'several audiences and no authorised party',
    'PARTY_MISSING',
    ({ claims }) => void Object.assign(claims, { aud: [claims.aud, '99999'], azp: undefined }),
  ],
  ['another authorised party', 'PARTY_WRONG', claim('azp', '99999')],
  // When
  ['no expiry', 'EXPIRY_MISSING', claim('exp', undefined)],
  ['an expiry that has passed', 'EXPIRED', claim('exp', now() - 3600)],
  ['an expiry that is text', 'CLAIMS_MALFORMED', claim('exp', 'tomorrow')],
  ['no time of issue', 'ISSUED_AT_MISSING', claim('iat', undefined)],
  ['a time of issue in the future', 'ISSUED_IN_FUTURE', claim('iat', now() + 600)],
  ['a time of issue more than twenty minutes ago', 'TOO_OLD', claim('iat', now() - 1260)],
  ['a token that is not valid yet', 'NOT_YET_VALID', claim('nbf', now() + 600)],
  // The nonce
  ['no nonce', 'NONCE_MISSING', claim('nonce', undefined)],
  ['an empty nonce', 'NONCE_MISSING', claim('nonce', '')],
  ['a nonce that is a number', 'NONCE_MISSING', claim('nonce', 7)],
  [
    'the nonce of another login',
    'NONCE_WRONG',
    async (draft) => {
      draft.claims['nonce'] = (await draftLaunch(draft.harness)).nonce;
    },
  ],
  [
    'a nonce that was used before',
    'NONCE_WRONG',
    async (draft) => {
      const first = await draftLaunch(draft.harness);
      expect((await postDraft(first)).status).toBe(303);
      draft.claims['nonce'] = first.nonce;
    },
  ],
  // The state and the browser
  [
    'no state',
    'STATE_MISSING',
    ({ fields }) => {
      delete fields['state'];
    },
  ],
  ['an empty state', 'STATE_MISSING', field('state', '')],
  ['a state of another shape', 'STATE_MALFORMED', field('state', '$ne')],
  [
    'a state with something behind it',
    'STATE_MALFORMED',
    ({ fields, state }) => void (fields['state'] = `${state}'`),
  ],
  ['a state that nobody was given', 'STATE_UNKNOWN', field('state', foreignState)],
  [
    'a state of which a character was changed',
    'STATE_UNKNOWN',
    ({ fields, state }) => {
      const at = state.lastIndexOf('.') - 5;
      const other = state[at] === 'A' ? 'B' : 'A';
      fields['state'] = `${state.slice(0, at)}${other}${state.slice(at + 1)}`;
    },
  ],
  [
    'the login that our own pages pass on, for a state',
    'STATE_UNKNOWN',
    async ({ fields, harness }) => {
      fields['state'] = await passedOnLogin(harness);
    },
  ],
  [
    'a state that was used before',
    'STATE_USED',
    async (draft) => {
      const kept = new Map(draft.browser.cookies.get(draft.harness.url));
      expect((await postDraft(draft)).status).toBe(303);
      draft.browser.cookies.set(draft.harness.url, kept);
    },
  ],
  [
    'the state of another browser, whose cookie is not here',
    'OTHER_BROWSER',
    async (draft) => {
      draft.harness.canvas.settings.platformStorage = 'absent';
      const other = await draftLaunch(draft.harness);
      draft.harness.canvas.settings.platformStorage = 'on';
      draft.fields['state'] = other.state;
      draft.claims['nonce'] = other.nonce;
    },
  ],
  [
    'a cookie of the right name with the wrong proof',
    'OTHER_BROWSER',
    ({ browser, harness, proofName }) =>
      void browser.cookies.get(harness.url)?.set(proofName, 'x'.repeat(22)),
  ],
  [
    'a proof from platform storage that another site posts',
    'OTHER_ORIGIN',
    (draft) => {
      draft.browser.cookies.clear();
      draft.fields['storage_proof'] = 'x'.repeat(22);
      draft.headers['Origin'] = 'https://evil.example';
    },
  ],
  [
    'a wrong proof from platform storage, posted from our own page',
    'OTHER_BROWSER',
    (draft) => {
      draft.browser.cookies.clear();
      draft.fields['storage_proof'] = 'x'.repeat(22);
      draft.headers['Origin'] = draft.harness.url;
    },
  ],
  // The signature
  ['no token', 'TOKEN_MISSING', field('id_token', '')],
  ['a token that is none', 'TOKEN_MALFORMED', field('id_token', 'hello')],
  ['a token of three parts that are none', 'TOKEN_MALFORMED', field('id_token', 'a.b.c')],
  [
    'a token without a signature (alg none)',
    'TOKEN_UNSIGNED',
    ({ claims, fields }) =>
      void (fields['id_token'] = `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.`),
  ],
  [
    'an algorithm called nOnE',
    'TOKEN_UNSIGNED',
    ({ claims, fields }) =>
      void (fields['id_token'] = `${base64url({ alg: 'nOnE' })}.${base64url(claims)}.`),
  ],
  [
    'HS256 with the public key as its secret',
    'ALGORITHM_REFUSED',
    (draft) => {
      const { publicJwk } = draft.harness.canvas.signing.presentKey();
      const pem = createPublicKey({ key: publicJwk as JWK & { kty: string }, format: 'jwk' });
      draft.header.alg = 'HS256';
      draft.key = Buffer.from(pem.export({ type: 'spki', format: 'pem' }).toString());
    },
  ],
  [
    'another algorithm of the right key',
    'ALGORITHM_REFUSED',
    async (draft) => {
      draft.header.alg = 'PS256';
      draft.key = (await generateKeyPair('PS256')).privateKey;
    },
  ],
  [
    'no key id',
    'KEY_ID_MISSING',
    ({ header }) => {
      delete header.kid;
    },
  ],
  ['an unknown key id', 'KEY_UNKNOWN', ({ header }) => void (header.kid = 'nobody')],
  [
    'the key of another platform under the right key id',
    'SIGNATURE_WRONG',
    async (draft) => {
      draft.key = (await generateKeyPair('RS256')).privateKey;
    },
  ],
  [
    'claims that were changed after signing',
    'SIGNATURE_WRONG',
    async (draft) => {
      const [header, , signature] = (await signDraft(draft)).split('.');
      const changed = base64url({ ...draft.claims, sub: 'somebody else' });
      draft.fields['id_token'] = `${header ?? ''}.${changed}.${signature ?? ''}`;
    },
  ],
  [
    'a signature that was cut off',
    'SIGNATURE_WRONG',
    async (draft) => {
      draft.fields['id_token'] = (await signDraft(draft)).slice(0, -20);
    },
  ],
  // The message
  ['no message type', 'MESSAGE_TYPE_MISSING', claim(`${lti}message_type`, undefined)],
  [
    'an unknown message type',
    'MESSAGE_TYPE_UNKNOWN',
    claim(`${lti}message_type`, 'LtiEulaRequest'),
  ],
  [
    'a message type that is a list',
    'MESSAGE_TYPE_UNKNOWN',
    claim(`${lti}message_type`, ['LtiResourceLinkRequest']),
  ],
  ['no version', 'VERSION_WRONG', claim(`${lti}version`, undefined)],
  ['another version', 'VERSION_WRONG', claim(`${lti}version`, '1.1')],
  ['no deployment', 'DEPLOYMENT_MISSING', claim(`${lti}deployment_id`, undefined)],
  [
    'a deployment that is an object',
    'DEPLOYMENT_MISSING',
    claim(`${lti}deployment_id`, { $ne: null }),
  ],
  [
    'another deployment than the login named',
    'OTHER_DEPLOYMENT',
    claim(`${lti}deployment_id`, '1:other'),
  ],
  ['no target link', 'TARGET_MISSING', claim(`${lti}target_link_uri`, undefined)],
  [
    'a target link elsewhere',
    'TARGET_ELSEWHERE',
    claim(`${lti}target_link_uri`, 'https://evil.example/lti/launch'),
  ],
  [
    'a target link to another path of ours',
    'TARGET_ELSEWHERE',
    ({ claims, harness }) =>
      void (claims[`${lti}target_link_uri`] = `${harness.url}/api/session/me`),
  ],
  ['no resource link', 'RESOURCE_LINK_MISSING', claim(`${lti}resource_link`, undefined)],
  [
    'a resource link whose id is an object',
    'RESOURCE_LINK_MISSING',
    claim(`${lti}resource_link`, { id: {} }),
  ],
  ['nobody', 'SUBJECT_MISSING', claim('sub', undefined)],
  ['an empty name for who it is', 'SUBJECT_MISSING', claim('sub', '')],
  ['no roles', 'ROLES_MISSING', claim(`${lti}roles`, undefined)],
  ['roles that are text', 'ROLES_MISSING', claim(`${lti}roles`, 'Instructor')],
  ['roles that are objects', 'CLAIMS_MALFORMED', claim(`${lti}roles`, [{ role: 'Instructor' }])],
  ['a name that is an object', 'CLAIMS_MALFORMED', claim('name', { first: 'Kari' })],
  ['a name of 10 000 characters', 'CLAIMS_MALFORMED', claim('name', 'Å'.repeat(10_000))],
  ['a name of 200 000 characters', 'BODY_TOO_LARGE', claim('name', 'Å'.repeat(200_000))],
  ['custom fields that are a list', 'CLAIMS_MALFORMED', claim(`${lti}custom`, ['a'])],
  ['a context without an id', 'CLAIMS_MALFORMED', claim(`${lti}context`, { title: 'Kurs' })],
  ['no place at all', 'NO_PLACE', claim(`${lti}context`, undefined)],
  [
    'a group',
    'NO_PLACE',
    claim(`${lti}context`, {
      id: 'g1',
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#Group'],
    }),
  ],
  // How it is written
  [
    'JSON instead of a form',
    'WRONG_CONTENT_TYPE',
    async (draft) => {
      draft.body = JSON.stringify({ state: draft.state, id_token: await signDraft(draft) });
      draft.headers['Content-Type'] = 'application/json';
    },
  ],
  [
    'a form of parts',
    'WRONG_CONTENT_TYPE',
    (draft) => {
      draft.body = '--x\r\n\r\n--x--';
      draft.headers['Content-Type'] = 'multipart/form-data; boundary=x';
    },
  ],
  [
    'a packed form',
    'WRONG_CONTENT_TYPE',
    ({ headers }) => void (headers['Content-Encoding'] = 'gzip'),
  ],
  ['a body of 2 MB', 'BODY_TOO_LARGE', form(`state=STATE&id_token=${'a'.repeat(2_000_000)}`)],
  ['broken UTF-8', 'BODY_UNREADABLE', form('state=STATE&id_token=%ff%fe')],
  ['a broken percent sign', 'BODY_UNREADABLE', form('state=STATE&id_token=TOKEN&x=%2')],
  ['bytes that are no text', 'BODY_UNREADABLE', form('state=STATE&id_token=TOKEN&x=%00')],
  ['the state twice', 'DUPLICATE_PARAMETER', form('state=STATE&state=STATE&id_token=TOKEN')],
  ['the token twice', 'DUPLICATE_PARAMETER', form('state=STATE&id_token=TOKEN&id_token=a.b.c')],
  ['a list for a state', 'MALFORMED_PARAMETER', form('state[]=STATE&id_token=TOKEN')],
  ['an operator in a name', 'MALFORMED_PARAMETER', form('state[$ne]=&id_token=TOKEN')],
  [
    'an operator, written in percent signs',
    'MALFORMED_PARAMETER',
    form('state%5B%24ne%5D=&id_token=TOKEN'),
  ],
  [
    'a prototype in a name',
    'MALFORMED_PARAMETER',
    form('__proto__[x]=1&state=STATE&id_token=TOKEN'),
  ],
  [
    'a thousand parameters',
    'TOO_MANY_PARAMETERS',
    form(`state=STATE&id_token=TOKEN${'&a=1'.repeat(1000)}`),
  ],
  ['nothing', 'STATE_MISSING', (draft) => void (draft.body = '')],
  // Where
  ['another path', 'UNKNOWN_PATH', (draft) => void (draft.path = '/lti/launch/admin')],
  [
    "a path of ltijs' own",
    'UNKNOWN_PATH',
    (draft) => void (draft.path = '/lti/unused-registration'),
  ],
  [
    'a path up and down again',
    'UNKNOWN_PATH',
    (draft) => void (draft.path = '/lti/%2e%2e/lti/launch/x'),
  ],
  ['another method', 'WRONG_METHOD', (draft) => void (draft.method = 'PUT')],
  ['the launch address, fetched', 'WRONG_METHOD', (draft) => void (draft.method = 'GET')],
  // What Canvas posts instead of a token
  [
    'login_required',
    'PLATFORM_LOGIN_REQUIRED',
    ({ fields }) =>
      void Object.assign(fields, {
        error: 'login_required',
        error_description: 'Must have an active user session',
      }),
  ],
  ['launch_no_longer_valid', 'PLATFORM_LAUNCH_EXPIRED', field('error', 'launch_no_longer_valid')],
  ['unauthorized_client', 'PLATFORM_CLIENT_REFUSED', field('error', 'unauthorized_client')],
  ['an error nobody has heard of', 'PLATFORM_ERROR', field('error', 'computer_says_no')],
];
