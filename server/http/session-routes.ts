import type { Router } from 'express';
import type { Me } from '#contract/session';
import { findLaunchCode, tabId } from '../lti/launch-code.ts';
import { AppError } from './app-error.ts';
import { assertAccess, type Authenticate } from './authenticate.ts';
import type { Deps } from './deps.ts';
import { mount } from './mount.ts';
import { meOf } from './me.ts';
import { readReloadCookie, setReloadCookie } from './reload-cookie.ts';
import { sessionSeconds, tokenSeconds, type Session, type SessionTokens } from './session-token.ts';

/** JSON characters that one draft may have. */
const draftLimit = 200_000;

/** Signing in with a launch's code, staying signed in, and what a person is in the middle of typing. */
export function mountSession(
  api: Router,
  deps: Deps,
  authenticate: Authenticate,
  tokens: SessionTokens,
  onSignIn: (session: Session) => Promise<void>,
): void {
  const { models, now } = deps;
  const sign = (session: Session) => tokens.sign(session, 'access', tokenSeconds);
  const grant = (token: string, me: Me, goTo: string) => ({
    ...{ token, expiresInSeconds: tokenSeconds, me, goTo },
  });

  mount<'session'>(api, authenticate, {
    'session.redeem': async ({ body, response }) => {
      const launch = await findLaunchCode(models, body.code);
      if (launch === null) throw new AppError('NOT_SIGNED_IN');
      const { session, goTo, take } = launch;
      const [first, token, reload, me] = await Promise.all([
        take(),
        sign(session),
        tokens.sign(session, 'reload', sessionSeconds),
        meOf(models, session),
        onSignIn(session),
      ]);
      if (!first) throw new AppError('NOT_SIGNED_IN');
      setReloadCookie(response, tabId(deps.env.KURSDAG_SECRET, session), reload);
      return grant(token, me, goTo);
    },
    'session.renew': async ({ request }) => {
      const session =
        (await bearer(tokens, request.get('authorization'))) ??
        (await tokens.verify(readReloadCookie(request, deps.env.KURSDAG_URL) ?? '', 'reload'));
      if (session === null) throw new AppError('NOT_SIGNED_IN');
      const age = now().getTime() / 1000 - (session === 'expired' ? 0 : session.launchedAt);
      if (session === 'expired' || age > sessionSeconds) throw new AppError('SESSION_EXPIRED');
      await assertAccess(deps, session);
      const me = await meOf(models, session);
      return grant(await sign({ ...session, locale: me.locale }), me, '');
    },
    'session.me': ({ session }) => meOf(models, session),
    'session.setLocale': async ({ session, body }) => {
      await models.people.setLocale(session.personId, body.locale);
      return meOf(models, session);
    },
    'session.putDraft': async ({ session, params, body }) => {
      if (JSON.stringify(body.value).length > draftLimit) throw new AppError('TOO_LARGE');
      const savedAt = now();
      const { personId } = session;
      await models.drafts.put(draftScope(session), personId, params.key, body.value, savedAt);
      return { savedAt: savedAt.toISOString() };
    },
    'session.getDraft': async ({ session, params }) => {
      const found = await models.drafts.get(draftScope(session), session.personId, params.key);
      if (found === null) return { draft: null };
      return {
        draft: { value: found.value as never, savedAt: found.savedAt.toISOString() },
      };
    },
    'session.deleteDraft': async ({ session, params }) => {
      await models.drafts.remove(draftScope(session), session.personId, params.key);
      return undefined;
    },
  });
}

/** A valid access token's session; null for none, a foreign or an expired one: the cookie may do. */
async function bearer(tokens: SessionTokens, header = ''): Promise<Session | null> {
  const [scheme, token] = header.split(' ');
  if (scheme !== 'Bearer' || token === undefined) return null;
  const session = await tokens.verify(token, 'access');
  return session === 'expired' ? null : session;
}

/** Drafts of one course are not offered in another. */
function draftScope({ courseId, account, platformId }: Session): string {
  return courseId ?? `${platformId}|${account?.id ?? ''}`;
}
