import type { PlatformFacts } from '../models/platforms.ts';

/** Addresses by which a platform is reached. */
export type PlatformAddresses = Pick<
  PlatformFacts,
  'issuer' | 'authorizationUrl' | 'tokenUrl' | 'keySetUrl'
>;

function hosted(environment: '' | 'beta.' | 'test.'): PlatformAddresses {
  const sso = `https://sso.${environment}canvaslms.com`;
  return { issuer: `https://canvas.${environment}instructure.com`, ...paths(sso) };
}

function paths(origin: string) {
  return {
    authorizationUrl: `${origin}/api/lti/authorize_redirect`,
    tokenUrl: `${origin}/login/oauth2/token`,
    keySetUrl: `${origin}/api/lti/security/jwks`,
  };
}

/** Instructure's own Canvas, by environment: one issuer for all institutions (canvas.md, "Platforms"). */
export const canvasClouds = {
  canvas: hosted(''),
  'canvas-beta': hosted('beta.'),
  'canvas-test': hosted('test.'),
} as const satisfies Record<string, PlatformAddresses>;

/**
 * A Canvas that somebody runs themselves. Its issuer is often left at Canvas' default, whatever its
 * host (doc/api/lti_launch_overview.md).
 */
export function selfHostedCanvas(origin: string, issuer: string | undefined): PlatformAddresses {
  return { issuer: issuer ?? canvasClouds.canvas.issuer, ...paths(origin) };
}

/** Whether a host belongs to Instructure's cloud. */
export function isCanvasCloud(hostname: string): boolean {
  return /(^|\.)(instructure|canvaslms)\.com$/.test(hostname);
}
