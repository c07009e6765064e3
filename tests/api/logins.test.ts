import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { loginSeconds, sealedLogins, sealedShape, type Login } from '../../server/lti/logins.ts';

const login: Login = {
  ...{ id: 'AbCdEfGhIjKlMnOpQrStUv', nonce: 'nonce', proof: 'proof' },
  ...{ platformId: 'north', deploymentId: '1:abc' },
  storage: { target: 'post_message_forwarding', origin: 'https://canvas.example' },
};
const { openBegun, openState, sealBegun, sealState } = sealedLogins('a secret of the tests');

afterEach(() => void jest.useRealTimers());

describe('a login that travels with the browser', () => {
  test('comes back as it was, and cannot be read on the way', async () => {
    const state = await sealState(login);
    expect(state).toMatch(sealedShape);
    const readable = state.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(readable.join()).not.toMatch(/nonce|proof|north/);
    expect(await openState(state)).toEqual(login);
  });

  test('is too old after ten minutes', async () => {
    const state = await sealState(login);
    const begun = Date.now();
    jest.useFakeTimers({ now: begun + (loginSeconds - 5) * 1000, doNotFake: ['setImmediate'] });
    expect(await openState(state)).toEqual(login);
    jest.setSystemTime(begun + (loginSeconds + 1) * 1000);
    expect(await openState(state)).toBeNull();
  });

  test('has room for what Canvas sends along, and is no state before the platform is asked', async () => {
    const parameters = { login_hint: 'a'.repeat(100), lti_message_hint: 'b'.repeat(4000) };
    const begun = await sealBegun({ login, parameters });
    expect(begun).toMatch(sealedShape);
    expect(await openBegun(begun)).toEqual({ login, parameters });
    expect(await openState(begun)).toBeNull();
    expect(await openBegun(await sealState(login))).toBeNull();
  });

  test('means nothing to a tool with another secret', async () => {
    const other = sealedLogins('another secret');
    expect(await other.openState(await sealState(login))).toBeNull();
  });
});
