import type { Locale } from '#contract/roles';

interface CertificateTexts {
  certificate: string;
  confirmation: string;
  awardedTo: string;
  confirmsFor: string;
  completed: string;
  attended: string;
  /** {attended} {planned} {required} {percent} */
  hours: string;
  /** {makeUp} */
  makeUp: string;
  confirmationHours: string;
  days: string;
  date: string;
  time: string;
  attendedColumn: string;
  plannedColumn: string;
  makeUpColumn: string;
  total: string;
  approvals: string;
  /** {hours} */
  approvedHours: string;
  approvedTeachingHours: string;
  reference: string;
  goals: string;
  knowledge: string;
  skills: string;
  attitudes: string;
  programme: string;
  number: string;
  issued: string;
  verify: string;
  qr: string;
  logo: string;
  signature: string;
}

/** What stands on certificates, in the language of the certificate. */
export const certificateTexts: Record<Locale, CertificateTexts> = {
  nb: {
    certificate: 'Kursbevis',
    confirmation: 'Deltakerbekreftelse',
    awardedTo: 'Tildeles',
    confirmsFor: 'Gjelder',
    completed: 'som har gjennomført kurset',
    attended: 'som har deltatt på kurset',
    hours: 'Til stede {attended} av {planned} kurstid. Kravet er {percent} % ({required}).',
    makeUp: 'I tillegg er {makeUp} ekstraarbeid godkjent.',
    confirmationHours:
      'Til stede {attended} av {planned} kurstid. Bekreftelsen sier hvor lenge deltakeren var til stede, og er ikke et kursbevis.',
    days: 'Kursdager og timer',
    date: 'Dato',
    time: 'Tid',
    attendedColumn: 'Til stede',
    plannedColumn: 'Kurstid',
    makeUpColumn: 'Ekstraarbeid',
    total: 'Sum',
    approvals: 'Tellende timer',
    approvedHours: '{hours} timer',
    approvedTeachingHours: '{hours} timer à 45 minutter',
    reference: 'Referanse',
    goals: 'Læringsmål',
    knowledge: 'Kunnskap',
    skills: 'Ferdigheter',
    attitudes: 'Holdninger',
    programme: 'Program',
    number: 'Nummer',
    issued: 'Utstedt',
    verify: 'Kontroller ekthet og timer på',
    qr: 'QR-kode til siden der kursbeviset kan kontrolleres',
    logo: 'Logoen til {organiser}',
    signature: 'Underskriften til {name}',
  },
  nn: {
    certificate: 'Kursbevis',
    confirmation: 'Deltakarstadfesting',
    awardedTo: 'Blir tildelt',
    confirmsFor: 'Gjeld',
    completed: 'som har gjennomført kurset',
    attended: 'som har delteke på kurset',
    hours: 'Til stades {attended} av {planned} kurstid. Kravet er {percent} % ({required}).',
    makeUp: 'I tillegg er {makeUp} ekstraarbeid godkjent.',
    confirmationHours:
      'Til stades {attended} av {planned} kurstid. Stadfestinga seier kor lenge deltakaren var til stades, og er ikkje eit kursbevis.',
    days: 'Kursdagar og timar',
    date: 'Dato',
    time: 'Tid',
    attendedColumn: 'Til stades',
    plannedColumn: 'Kurstid',
    makeUpColumn: 'Ekstraarbeid',
    total: 'Sum',
    approvals: 'Teljande timar',
    approvedHours: '{hours} timar',
    approvedTeachingHours: '{hours} timar à 45 minutt',
    reference: 'Referanse',
    goals: 'Læringsmål',
    knowledge: 'Kunnskap',
    skills: 'Ferdigheiter',
    attitudes: 'Haldningar',
    programme: 'Program',
    number: 'Nummer',
    issued: 'Utferda',
    verify: 'Kontroller om kursbeviset er ekte, og timane, på',
    qr: 'QR-kode til sida der kursbeviset kan kontrollerast',
    logo: 'Logoen til {organiser}',
    signature: 'Underskrifta til {name}',
  },
  en: {
    certificate: 'Course certificate',
    confirmation: 'Confirmation of attendance',
    awardedTo: 'Awarded to',
    confirmsFor: 'Concerns',
    completed: 'who has completed the course',
    attended: 'who has taken part in the course',
    hours:
      'Present for {attended} of {planned} course time. The requirement is {percent}% ({required}).',
    makeUp: 'In addition, {makeUp} of make-up work has been accepted.',
    confirmationHours:
      'Present for {attended} of {planned} course time. This confirms how long the participant was present; it is not a course certificate.',
    days: 'Course days and hours',
    date: 'Date',
    time: 'Time',
    attendedColumn: 'Present',
    plannedColumn: 'Course time',
    makeUpColumn: 'Make-up',
    total: 'Total',
    approvals: 'Approved hours',
    approvedHours: '{hours} hours',
    approvedTeachingHours: '{hours} hours of 45 minutes',
    reference: 'Reference',
    goals: 'Learning goals',
    knowledge: 'Knowledge',
    skills: 'Skills',
    attitudes: 'Attitudes',
    programme: 'Programme',
    number: 'Number',
    issued: 'Issued',
    verify: 'Check that it is genuine, and its hours, at',
    qr: 'QR code of the page where the certificate can be checked',
    logo: 'The logo of {organiser}',
    signature: 'The signature of {name}',
  },
};

/** Fills `{name}` in a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
}

/** What a course leader is called under their name, unless they have said something else. */
export const issuerTitles: Record<Locale, string> = {
  nb: 'Kursleder',
  nn: 'Kursleiar',
  en: 'Course leader',
};

/** The invented name and number on a preview. */
export const sampleTexts: Record<Locale, { name: string; number: string }> = {
  nb: { name: 'Navn Navnesen', number: 'EKSEMPEL' },
  nn: { name: 'Namn Namnesen', number: 'DØME' },
  en: { name: 'Name Surname', number: 'SAMPLE' },
};
