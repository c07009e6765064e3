import type { ListField } from '#contract/registrations';

/** Headings of sign-up forms, in three languages, without anything but letters. */
const headings: Readonly<Record<ListField, readonly string[]>> = {
  name: ['navn', 'namn', 'fulltnavn', 'deltaker', 'deltakar', 'name', 'fullname', 'participant'],
  givenName: ['fornavn', 'førenamn', 'fornamn', 'firstname', 'givenname'],
  familyName: ['etternavn', 'etternamn', 'lastname', 'surname', 'familyname'],
  email: ['epost', 'epostadresse', 'mail', 'email', 'emailaddress', 'brukernavn'],
  workplace: [
    'arbeidssted',
    'arbeidsstad',
    'arbeidsplass',
    'arbeidsgiver',
    'workplace',
    'employer',
  ],
  profession: ['yrke', 'profesjon', 'stilling', 'yrkestittel', 'profession', 'occupation'],
  body: ['fagforbund', 'fagforening', 'forbund', 'profesjonsforening', 'union', 'association'],
  memberNumber: ['medlemsnummer', 'medlemsnr', 'membershipnumber', 'membernumber'],
  group: ['typedeltaker', 'typedeltakar', 'deltakertype', 'deltarsom', 'kindofparticipant'],
};

/** What a question such as "Hvilket fagforbund er du medlem av?" is about, most telling word first. */
const words: readonly (readonly [RegExp, ListField])[] = [
  [/medlemsn|medlemsnum|membern|membershipn/, 'memberNumber'],
  [/epost|email/, 'email'],
  [/fagforbund|fagforening|fagforeining|profesjonsforening|tradeunion/, 'body'],
  [/arbeidssted|arbeidsstad|arbeidsplass|arbeidsgiv|tjenestested|workplace|employer/, 'workplace'],
  [/brukerrepresentant|brukarrepresentant|erfaringskonsulent|deltarsom|deltakertype/, 'group'],
  [/yrke|profesjon|stilling|profession|occupation/, 'profession'],
  [/etternavn|etternamn|surname|lastname/, 'familyName'],
  [/fornavn|førenamn|firstname/, 'givenName'],
  [/^fulltnavn|^dittnavn|^navnpådeltaker/, 'name'],
];

const lettersOf = (heading: string) =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

/** What a column with this heading holds; null where that is not plain. */
export function fieldOf(heading: string): ListField | null {
  const letters = lettersOf(heading);
  if (letters === '') return null;
  for (const field of Object.keys(headings) as ListField[]) {
    if (headings[field].includes(letters)) return field;
  }
  return words.find(([word]) => word.test(letters))?.[1] ?? null;
}

/** A heading that asks for a national identity number. */
export function asksForNationalId(heading: string): boolean {
  return /fødselsn|fødselsnummer|personnummer|personnr|nationalid/.test(lettersOf(heading));
}

/** What each column holds, each field at most once: the first column that says so has it. */
export function fieldsOf(row: readonly string[]): (ListField | null)[] {
  const taken = new Set<ListField>();
  return row.map((heading) => {
    const field = fieldOf(heading);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

const kinds: readonly (readonly [RegExp, 'professional' | 'userRepresentative'])[] = [
  [/bruker|brukar|erfaringskonsulent|likeperson|pårørende|user|peer/, 'userRepresentative'],
  [/fagperson|fagfolk|helsepersonell|ansatt|tilsett|professional/, 'professional'],
];

/** The kind of participant that a cell tells of; null where that is not plain. */
export function kindOf(cell: string): 'professional' | 'userRepresentative' | null {
  const letters = lettersOf(cell);
  return letters === '' ? null : (kinds.find(([word]) => word.test(letters))?.[1] ?? null);
}
