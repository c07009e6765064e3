import { createHmac } from 'node:crypto';

/**
 * The opaque ids that Canvas hands to tools, derived from the world's seed so that a restart does
 * not make strangers of people that a tool has met.
 */
export interface Identifiers {
  /** 40 hexadecimal characters: Canvas' `Lti::Asset.opaque_identifier_for` a course or an account. */
  context(kind: 'course' | 'account', id: number): string;
  /** 40 hexadecimal characters: the person in `login_hint` and `lti11_legacy_user_id`. */
  legacyUser(key: string): string;
  /** A UUID: the person in `sub` and in the services, Canvas' `users.lti_id`. */
  user(key: string): string;
  /** 40 hexadecimal characters for anything else that Canvas names opaquely. */
  opaque(what: string): string;
}

export function identifiers(seed: string): Identifiers {
  const digest = (what: string) => createHmac('sha256', seed).update(what).digest('hex');
  const opaque = (what: string) => digest(what).slice(0, 40);
  return {
    context: (kind, id) => opaque(`${kind}:${id}`),
    legacyUser: (key) => opaque(`legacy-user:${key}`),
    user: (key) => uuidFrom(digest(`user:${key}`)),
    opaque,
  };
}

function uuidFrom(hex: string): string {
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
