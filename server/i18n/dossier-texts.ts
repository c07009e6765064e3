import type { Locale } from '#contract/roles';
import type { PresenceSource } from '#domain/ledger';

export interface DossierTexts {
  title: string;
  days: string;
  day: string;
  programme: string;
  presence: string;
  notCounted: string;
  reports: string;
  decisions: string;
  kind: string;
  time: string;
  reason: string;
  decided: string;
  noCertificate: string;
  kinds: Record<'correction' | 'makeUp', string>;
  sources: Record<PresenceSource, string>;
}

/** What stands in the documentation of presence. */
export const dossierTexts: Record<Locale, DossierTexts> = {
  nb: {
    title: 'Dokumentert digital tilstedeværelse',
    days: 'Kursdager og tilstedeværelse',
    day: 'Kursdag',
    programme: 'Program',
    presence: 'Til stede (kilde)',
    notCounted: 'teller ikke',
    reports: 'Møterapporter (fingeravtrykk)',
    decisions: 'Rettinger og ekstraarbeid',
    kind: 'Slag',
    time: 'Tid',
    reason: 'Begrunnelse',
    decided: 'Bestemt av',
    noCertificate: 'Kursbevis er ikke utstedt',
    kinds: { correction: 'Retting', makeUp: 'Ekstraarbeid' },
    sources: {
      leader: 'ført av kursleder',
      checkIn: 'egen innsjekking',
      report: 'møterapport',
      room: 'felles møterom',
      credited: 'godskrevet programpost',
    },
  },
  nn: {
    title: 'Dokumentert digitalt nærvær',
    days: 'Kursdagar og nærvær',
    day: 'Kursdag',
    programme: 'Program',
    presence: 'Til stades (kjelde)',
    notCounted: 'tel ikkje',
    reports: 'Møterapportar (fingeravtrykk)',
    decisions: 'Rettingar og ekstraarbeid',
    kind: 'Slag',
    time: 'Tid',
    reason: 'Grunngiving',
    decided: 'Bestemt av',
    noCertificate: 'Kursbevis er ikkje skrive ut',
    kinds: { correction: 'Retting', makeUp: 'Ekstraarbeid' },
    sources: {
      leader: 'ført av kursleiaren',
      checkIn: 'eiga innsjekking',
      report: 'møterapport',
      room: 'felles møterom',
      credited: 'godskriven programpost',
    },
  },
  en: {
    title: 'Documented digital presence',
    days: 'Course days and presence',
    day: 'Course day',
    programme: 'Programme',
    presence: 'Present (source)',
    notCounted: 'does not count',
    reports: 'Meeting reports (fingerprints)',
    decisions: 'Corrections and make-up',
    kind: 'Kind',
    time: 'Time',
    reason: 'Reason',
    decided: 'Decided by',
    noCertificate: 'No certificate has been issued',
    kinds: { correction: 'Correction', makeUp: 'Make-up' },
    sources: {
      leader: 'entered by the course leader',
      checkIn: 'own check-in',
      report: 'meeting report',
      room: 'shared meeting room',
      credited: 'credited segment',
    },
  },
};
