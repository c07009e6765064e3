/** Paths of everything that a platform or a launching browser meets, below the tool's address. */
export const ltiPaths = {
  login: '/lti/login',
  loginNext: '/lti/login/next',
  loginWindow: '/lti/login/window',
  launch: '/lti/launch',
  keys: '/lti/keys',
  config: '/lti/config.json',
  register: '/lti/register',
  notices: '/lti/notices',
  icon: '/lti/icon.svg',
  storageScript: '/lti/platform-storage.js',
  closeScript: '/lti/close.js',
} as const;

/** The same as full addresses of one tool. */
export function ltiAddresses(toolUrl: string): Record<keyof typeof ltiPaths, string> {
  const entries = Object.entries(ltiPaths).map(([name, path]) => [name, `${toolUrl}${path}`]);
  return Object.fromEntries(entries) as Record<keyof typeof ltiPaths, string>;
}
