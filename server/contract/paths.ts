/**
 * Method and path of every endpoint, under its name `feature.action`. The only part of the contract
 * that the client loads at run time.
 */
export const paths = {
  'session.redeem': ['POST', '/api/session/redeem'],
  'session.renew': ['POST', '/api/session/renew'],
  'session.me': ['GET', '/api/session/me'],
  'session.setLocale': ['PUT', '/api/session/locale'],
  'session.putDraft': ['PUT', '/api/drafts/:key'],
  'session.getDraft': ['GET', '/api/drafts/:key'],
  'session.deleteDraft': ['DELETE', '/api/drafts/:key'],
} as const satisfies Record<`${string}.${string}`, readonly [Method, `/api/${string}`]>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type EndpointName = keyof typeof paths;
