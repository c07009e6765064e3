import type { Locale } from '#contract/roles';
import type { ApprovalStatus } from '#domain/approvals';
import type { ExportField } from '#domain/export-columns';
import type { Standing } from '#domain/standing';

interface ExportTexts {
  columns: Record<ExportField, string>;
  groups: { professional: string; userRepresentative: string };
  standings: Record<Standing, string>;
  outcomes: Record<ApprovalStatus, string>;
  /** {body} */
  bodyList: string;
  attendanceList: string;
  total: string;
  /** {date} */
  made: string;
  provisional: string;
  signingSheet: string;
  arrived: string;
  left: string;
  signature: string;
  place: string;
}

/** What stands in lists and documents that are taken out. */
export const exportTexts: Record<Locale, ExportTexts> = {
  nb: {
    columns: {
      ...{ memberNumber: 'Medlemsnummer', familyName: 'Etternavn', givenName: 'Fornavn' },
      ...{ name: 'Navn', email: 'E-post', profession: 'Yrke', workplace: 'Arbeidssted' },
      ...{ group: 'Type deltaker', section: 'Gruppe', body: 'Fagforbund', attended: 'Oppmøtt' },
      ...{ makeUp: 'Ekstraarbeid', planned: 'Planlagt', required: 'Krav', standing: 'Status' },
      ...{ hours: 'Godkjente timer', certificate: 'Kursbevis', course: 'Kurs' },
      ...{ organiser: 'Arrangør', dates: 'Datoer', reference: 'Saksnummer' },
    },
    groups: { professional: 'Fagperson', userRepresentative: 'Brukerrepresentant' },
    standings: { met: 'Kravet er nådd', open: 'Ikke avgjort', outOfReach: 'Når ikke kravet' },
    outcomes: {
      met: 'Timene teller',
      noCertificate: 'Kravet er ikke nådd',
      belowMinimum: 'Under forbundets eget krav',
      waits: 'Venter på svar fra forbundet',
      refused: 'Forbundet godkjente ikke timene',
    },
    bodyList: 'Deltakere til {body}',
    attendanceList: 'Oppmøte',
    total: 'Sum',
    made: 'Laget {date}.',
    provisional: 'Foreløpige tall: ikke alle kursdagene er avsluttet.',
    signingSheet: 'Presensliste',
    arrived: 'Kom',
    left: 'Gikk',
    signature: 'Signatur',
    place: 'Sted',
  },
  nn: {
    columns: {
      ...{ memberNumber: 'Medlemsnummer', familyName: 'Etternamn', givenName: 'Førenamn' },
      ...{ name: 'Namn', email: 'E-post', profession: 'Yrke', workplace: 'Arbeidsstad' },
      ...{ group: 'Type deltakar', section: 'Gruppe', body: 'Fagforbund', attended: 'Oppmøtt' },
      ...{ makeUp: 'Ekstraarbeid', planned: 'Planlagt', required: 'Krav', standing: 'Status' },
      ...{ hours: 'Godkjende timar', certificate: 'Kursbevis', course: 'Kurs' },
      ...{ organiser: 'Arrangør', dates: 'Datoar', reference: 'Saksnummer' },
    },
    groups: { professional: 'Fagperson', userRepresentative: 'Brukarrepresentant' },
    standings: { met: 'Kravet er nådd', open: 'Ikkje avgjort', outOfReach: 'Når ikkje kravet' },
    outcomes: {
      met: 'Timane tel',
      noCertificate: 'Kravet er ikkje nådd',
      belowMinimum: 'Under forbundet sitt eige krav',
      waits: 'Ventar på svar frå forbundet',
      refused: 'Forbundet godkjende ikkje timane',
    },
    bodyList: 'Deltakarar til {body}',
    attendanceList: 'Oppmøte',
    total: 'Sum',
    made: 'Laga {date}.',
    provisional: 'Førebelse tal: ikkje alle kursdagane er avslutta.',
    signingSheet: 'Presensliste',
    arrived: 'Kom',
    left: 'Gjekk',
    signature: 'Signatur',
    place: 'Stad',
  },
  en: {
    columns: {
      ...{ memberNumber: 'Member number', familyName: 'Surname', givenName: 'First name' },
      ...{ name: 'Name', email: 'E-mail', profession: 'Profession', workplace: 'Workplace' },
      ...{ group: 'Kind of participant', section: 'Group', body: 'Professional body' },
      ...{ attended: 'Attended', makeUp: 'Make-up', planned: 'Planned', required: 'Required' },
      ...{ standing: 'Standing', hours: 'Approved hours', certificate: 'Certificate' },
      ...{ course: 'Course', organiser: 'Organiser', dates: 'Dates', reference: 'Reference' },
    },
    groups: { professional: 'Professional', userRepresentative: 'User representative' },
    standings: { met: 'Threshold met', open: 'Not decided', outOfReach: 'Out of reach' },
    outcomes: {
      met: 'The hours count',
      noCertificate: 'Threshold not met',
      belowMinimum: "Below the body's own minimum",
      waits: "Waits for the body's answer",
      refused: 'The body did not approve the hours',
    },
    bodyList: 'Participants for {body}',
    attendanceList: 'Attendance',
    total: 'Total',
    made: 'Made on {date}.',
    provisional: 'Provisional figures: not every course day has been closed.',
    signingSheet: 'Attendance sheet',
    arrived: 'Arrived',
    left: 'Left',
    signature: 'Signature',
    place: 'Place',
  },
};
