/** The launch's one-time code in the address `/app/?s=…#code=…`, or null. */
export function codeIn(url: URL): string | null {
  return new URLSearchParams(url.hash.slice(1)).get('code');
}

/**
 * The address to show once signed in: without the code, and at the place that the launch asked for.
 * A place that does not lie inside the client is ignored.
 * @param goTo a path inside the client such as `/days/abc`, '' to stay
 */
export function addressAfter(url: URL, base: string, goTo: string): string {
  const next = new URL(url);
  next.hash = '';
  if (/^\/(?![/\\])/.test(goTo)) {
    const target = new URL(base + goTo, url.origin);
    next.pathname = target.pathname.startsWith(`${base}/`) ? target.pathname : `${base}/`;
    for (const [name, value] of target.searchParams) next.searchParams.set(name, value);
  }
  return next.pathname + next.search;
}
