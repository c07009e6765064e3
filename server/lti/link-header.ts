/**
 * The address of the next page in a `Link` header (RFC 8288), or null. Canvas' links can be longer
 * than 2 000 characters, so the header is read as it is, without a limit of our own.
 */
export function nextLink(header: string | null): string | null {
  for (const part of (header ?? '').split(/,(?=\s*<)/)) {
    const match = /^\s*<([^>]*)>\s*;(.*)$/s.exec(part);
    const relation = match?.[2] ?? '';
    if (match?.[1] !== undefined && /(^|;)\s*rel\s*=\s*"?next"?\s*(;|$)/i.test(relation)) {
      return match[1];
    }
  }
  return null;
}
