/** First name and surname; where Canvas gave only the whole name, its last word is the surname. */
export function familyAndGiven(
  name: string,
  givenName: string,
  familyName: string,
): { givenName: string; familyName: string } {
  if (givenName !== '' && familyName !== '') return { givenName, familyName };
  const words = name.split(' ').filter((word) => word !== '');
  return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' };
}
