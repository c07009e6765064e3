/**
 * Short names that professional bodies go by, beside the initials that stand in brackets after a
 * name: people write them in sign-up forms.
 */
const shortNames: Readonly<Record<string, string>> = {
  fo: 'fellesorganisasjonen',
  nff: 'norsk fysioterapiforbund',
  npf: 'norsk psykologforening',
  nsf: 'norsk sykepleierforbund',
  netf: 'norsk ergoterapeutforbund',
  ergoterapeutene: 'norsk ergoterapeutforbund',
  'norsk ergoterapiforbund': 'norsk ergoterapeutforbund',
  fysioterapeutforbundet: 'norsk fysioterapiforbund',
  'norsk fysioterapeutforbund': 'norsk fysioterapiforbund',
  psykologforeningen: 'norsk psykologforening',
  sykepleierforbundet: 'norsk sykepleierforbund',
};

/**
 * The body of a course that a person means by what they wrote: the same words whatever their case,
 * the name with or without its initials, or the initials alone. Undefined when none is meant.
 */
export function bodyMeant<Body extends { body: string }>(
  written: string,
  bodies: readonly Body[],
): Body | undefined {
  const asked = new Set(keysOf(written));
  return bodies.find(({ body }) => keysOf(body).some((key) => asked.has(key)));
}

/** All that a name can be found by. */
function keysOf(name: string): string[] {
  const brackets = /\(([^()]*)\)/.exec(name)?.[1] ?? '';
  const whole = plain(name.replace(/\([^()]*\)/g, ' '));
  return [whole, plain(brackets)]
    .filter((key) => key !== '')
    .flatMap((key) => [key, shortNames[key] ?? key]);
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
