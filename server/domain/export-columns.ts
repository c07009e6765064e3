/** What a column of a list to a professional body can hold. */
export const exportFields = [
  'memberNumber',
  'familyName',
  'givenName',
  'name',
  'email',
  'profession',
  'workplace',
  'group',
  'section',
  'body',
  'attended',
  'makeUp',
  'planned',
  'required',
  'standing',
  'hours',
  'certificate',
  'course',
  'organiser',
  'dates',
  'reference',
] as const;
export type ExportField = (typeof exportFields)[number];

/** A column as it is written: the leader's own heading, and what stands below it; null: nothing. */
export interface ExportColumn {
  heading: string;
  field: ExportField | null;
}

/** Headings that bodies use, in three languages, letters only; the first is what we write ourselves. */
const names: Readonly<Record<ExportField, readonly string[]>> = {
  memberNumber: ['medlemsnummer', 'medlemsnr', 'membernumber', 'membershipnumber'],
  familyName: ['etternavn', 'etternamn', 'surname', 'lastname', 'familyname'],
  givenName: ['fornavn', 'førenamn', 'fornamn', 'firstname', 'givenname'],
  name: ['navn', 'namn', 'fulltnavn', 'deltaker', 'deltakar', 'name', 'participant'],
  email: ['epost', 'epostadresse', 'email'],
  profession: ['yrke', 'profesjon', 'stilling', 'profession'],
  workplace: ['arbeidssted', 'arbeidsstad', 'arbeidsplass', 'arbeidsgiver', 'workplace'],
  group: ['typedeltaker', 'typedeltakar', 'kindofparticipant'],
  section: ['gruppe', 'seksjon', 'group', 'section'],
  body: ['fagforbund', 'forbund', 'professionalbody'],
  attended: ['oppmøtt', 'oppmøtttid', 'oppmøte', 'tilstede', 'oppmøttetimer', 'attended'],
  makeUp: ['ekstraarbeid', 'makeup'],
  planned: ['planlagt', 'planlagttid', 'kurstid', 'planned'],
  required: ['krav', 'required'],
  standing: ['status', 'standing'],
  hours: ['godkjentetimer', 'godkjendetimar', 'tellendetimer', 'teljandetimar', 'approvedhours'],
  certificate: ['kursbevis', 'kursbevisnr', 'kursbevisnummer', 'bevisnummer', 'certificate'],
  course: ['kurs', 'kursnavn', 'kursnamn', 'kurstittel', 'course'],
  organiser: ['arrangør', 'kursarrangør', 'organiser'],
  dates: ['datoer', 'datoar', 'dato', 'kursdatoer', 'kursdatoar', 'dates'],
  reference: ['saksnummer', 'saksnr', 'referanse', 'godkjenningsnummer', 'reference'],
};

/**
 * The columns that a body has asked for, in its order and with its headings (rule 16). A heading
 * that we know nothing for gives a column without a field: it is written empty, and pointed out.
 */
export function columnsAsked(headings: readonly string[]): ExportColumn[] {
  return headings.map((heading) => {
    const letters = heading
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '');
    const field = exportFields.find((one) => names[one].includes(letters)) ?? null;
    return { heading, field };
  });
}
