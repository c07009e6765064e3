import type { Locale } from '#contract/roles';

type Status = 'valid' | 'revoked' | 'superseded';
type Kind = 'certificate' | 'confirmation';

interface VerificationTexts {
  title: string;
  lead: string;
  code: string;
  codeHint: string;
  look: string;
  other: string;
  notFound: string;
  notFoundWhat: string;
  tooMany: string;
  /** {date} */
  status: Record<Status, Record<Kind, string>>;
  /** {number} */
  supersededBy: string;
  says: string;
  erased: string;
  name: string;
  course: string;
  organiser: string;
  number: string;
  issued: string;
  issuer: string;
  present: string;
  /** {attended} {planned} */
  hours: string;
  /** {makeUp} */
  makeUp: string;
  /** {percent} {required} */
  required: string;
  days: string;
  date: string;
  planned: string;
  approvals: string;
  onIt: string;
  notOnIt: string;
  noApprovals: string;
  file: string;
  fileWhat: string;
  fileChoose: string;
  fileNoScript: string;
  fileSame: string;
  fileOther: string;
  fileUnreadable: string;
  privacy: string;
  languages: string;
}

/** The open page on which anyone can check a certificate. */
export const verificationTexts: Record<Locale, VerificationTexts> = {
  nb: {
    title: 'Kontroller et kursbevis',
    lead: 'Skriv inn koden som står på kursbeviset, så ser du hva som ble utstedt.',
    code: 'Kode',
    codeHint:
      'Tjue tegn, for eksempel 7K2M-9QXR-4TFA-0B3C-D5EN. Store og små bokstaver er det samme.',
    look: 'Kontroller',
    other: 'Kontroller et annet kursbevis',
    notFound: 'Fant ikke noe kursbevis med denne koden',
    notFoundWhat:
      'Se om koden er skrevet riktig av. Står det samme i adressen på kursbeviset, er det ikke utstedt her.',
    tooMany: 'For mange forsøk på kort tid. Vent et minutt og prøv igjen.',
    status: {
      valid: {
        certificate: 'Kursbeviset er gyldig',
        confirmation: 'Deltakerbekreftelsen er gyldig',
      },
      revoked: {
        certificate: 'Kursbeviset er trukket tilbake {date} og er ikke gyldig',
        confirmation: 'Deltakerbekreftelsen er trukket tilbake {date} og er ikke gyldig',
      },
      superseded: {
        certificate: 'Kursbeviset er erstattet {date} og er ikke lenger gyldig',
        confirmation: 'Deltakerbekreftelsen er erstattet {date} og er ikke lenger gyldig',
      },
    },
    supersededBy: 'Det er erstattet av nummer {number}. Be om å få se det.',
    says: 'Dette ble utstedt. Står det noe annet i dokumentet du har fått, er dokumentet endret.',
    erased: 'Navnet er slettet etter ønske fra personen. Filen kan fortsatt kontrolleres nedenfor.',
    name: 'Navn',
    course: 'Kurs',
    organiser: 'Arrangør',
    number: 'Nummer',
    issued: 'Utstedt',
    issuer: 'Utstedt av',
    present: 'Til stede',
    hours: '{attended} av {planned} kurstid',
    makeUp: 'i tillegg {makeUp} godkjent ekstraarbeid',
    required: 'Kravet var {percent} % ({required})',
    days: 'Kursdager',
    date: 'Dato',
    planned: 'Kurstid',
    approvals: 'Fagforbund som har godkjent kurset',
    onIt: 'timene står på kursbeviset',
    notOnIt: 'timene står ikke på dette kursbeviset',
    noApprovals: 'Ingen tellende timer.',
    file: 'Kontroller PDF-filen',
    fileWhat:
      'Velg eller slipp PDF-filen her for å se om den er nøyaktig den som ble utstedt. Filen forlater ikke maskinen din.',
    fileChoose: 'PDF-fil',
    fileNoScript: 'Å kontrollere selve filen krever at nettleseren tillater JavaScript.',
    fileSame: 'Filen er nøyaktig den som ble utstedt.',
    fileOther: 'Filen er en annen enn den som ble utstedt. Stol på det som står på denne siden.',
    fileUnreadable: 'Filen kunne ikke leses. Prøv igjen, eller velg en annen.',
    privacy:
      'Siden er åpen, sporer ingen og bruker ingen informasjonskapsler. Hvilket fagforbund noen er medlem av, vises aldri.',
    languages: 'Språk',
  },
  nn: {
    title: 'Kontroller eit kursbevis',
    lead: 'Skriv inn koden som står på kursbeviset, så ser du kva som vart skrive ut.',
    code: 'Kode',
    codeHint: 'Tjue teikn, til dømes 7K2M-9QXR-4TFA-0B3C-D5EN. Store og små bokstavar er det same.',
    look: 'Kontroller',
    other: 'Kontroller eit anna kursbevis',
    notFound: 'Fann ikkje noko kursbevis med denne koden',
    notFoundWhat:
      'Sjå om koden er skriven rett av. Står det same i adressa på kursbeviset, er det ikkje skrive ut her.',
    tooMany: 'For mange forsøk på kort tid. Vent eit minutt og prøv igjen.',
    status: {
      valid: {
        certificate: 'Kursbeviset er gyldig',
        confirmation: 'Deltakarstadfestinga er gyldig',
      },
      revoked: {
        certificate: 'Kursbeviset er trekt tilbake {date} og er ikkje gyldig',
        confirmation: 'Deltakarstadfestinga er trekt tilbake {date} og er ikkje gyldig',
      },
      superseded: {
        certificate: 'Kursbeviset er erstatta {date} og er ikkje lenger gyldig',
        confirmation: 'Deltakarstadfestinga er erstatta {date} og er ikkje lenger gyldig',
      },
    },
    supersededBy: 'Det er erstatta av nummer {number}. Be om å få sjå det.',
    says: 'Dette vart skrive ut. Står det noko anna i dokumentet du har fått, er dokumentet endra.',
    erased: 'Namnet er sletta etter ønske frå personen. Fila kan framleis kontrollerast nedanfor.',
    name: 'Namn',
    course: 'Kurs',
    organiser: 'Arrangør',
    number: 'Nummer',
    issued: 'Utferda',
    issuer: 'Utferda av',
    present: 'Til stades',
    hours: '{attended} av {planned} kurstid',
    makeUp: 'i tillegg {makeUp} godkjent ekstraarbeid',
    required: 'Kravet var {percent} % ({required})',
    days: 'Kursdagar',
    date: 'Dato',
    planned: 'Kurstid',
    approvals: 'Fagforbund som har godkjent kurset',
    onIt: 'timane står på kursbeviset',
    notOnIt: 'timane står ikkje på dette kursbeviset',
    noApprovals: 'Ingen teljande timar.',
    file: 'Kontroller PDF-fila',
    fileWhat:
      'Vel eller slepp PDF-fila her for å sjå om ho er nøyaktig den som vart skriven ut. Fila forlèt ikkje maskina di.',
    fileChoose: 'PDF-fil',
    fileNoScript: 'Å kontrollere sjølve fila krev at nettlesaren tillèt JavaScript.',
    fileSame: 'Fila er nøyaktig den som vart skriven ut.',
    fileOther: 'Fila er ei anna enn den som vart skriven ut. Stol på det som står på denne sida.',
    fileUnreadable: 'Fila kunne ikkje lesast. Prøv igjen, eller vel ei anna.',
    privacy:
      'Sida er open, sporar ingen og bruker ingen informasjonskapslar. Kva fagforbund nokon er medlem av, blir aldri vist.',
    languages: 'Språk',
  },
  en: {
    title: 'Check a certificate',
    lead: 'Type the code that stands on the certificate, and you see what was issued.',
    code: 'Code',
    codeHint:
      'Twenty characters, such as 7K2M-9QXR-4TFA-0B3C-D5EN. Capital and small letters are the same.',
    look: 'Check',
    other: 'Check another certificate',
    notFound: 'No certificate with this code was found',
    notFoundWhat:
      'See whether the code was copied correctly. If the address on the certificate says the same, it was not issued here.',
    tooMany: 'Too many attempts in a short time. Wait a minute and try again.',
    status: {
      valid: {
        certificate: 'The certificate is valid',
        confirmation: 'The confirmation of attendance is valid',
      },
      revoked: {
        certificate: 'The certificate was revoked on {date} and is not valid',
        confirmation: 'The confirmation of attendance was revoked on {date} and is not valid',
      },
      superseded: {
        certificate: 'The certificate was replaced on {date} and is no longer valid',
        confirmation:
          'The confirmation of attendance was replaced on {date} and is no longer valid',
      },
    },
    supersededBy: 'It was replaced by number {number}. Ask to see that one.',
    says: 'This is what was issued. If the document that you were given says something else, it has been changed.',
    erased: 'The name was erased at the person’s request. The file can still be checked below.',
    name: 'Name',
    course: 'Course',
    organiser: 'Organiser',
    number: 'Number',
    issued: 'Issued',
    issuer: 'Issued by',
    present: 'Present',
    hours: '{attended} of {planned} course time',
    makeUp: 'and {makeUp} of accepted make-up work',
    required: 'The requirement was {percent}% ({required})',
    days: 'Course days',
    date: 'Date',
    planned: 'Course time',
    approvals: 'Professional bodies that have approved the course',
    onIt: 'the hours are on the certificate',
    notOnIt: 'the hours are not on this certificate',
    noApprovals: 'No approved hours.',
    file: 'Check the PDF file',
    fileWhat:
      'Choose or drop the PDF file here to see whether it is exactly the one that was issued. The file does not leave your computer.',
    fileChoose: 'PDF file',
    fileNoScript: 'Checking the file itself needs JavaScript in the browser.',
    fileSame: 'The file is exactly the one that was issued.',
    fileOther: 'The file is not the one that was issued. Trust what this page says.',
    fileUnreadable: 'The file could not be read. Try again, or choose another one.',
    privacy:
      'This page is open, tracks nobody and uses no cookies. Which association somebody belongs to is never shown.',
    languages: 'Language',
  },
};
