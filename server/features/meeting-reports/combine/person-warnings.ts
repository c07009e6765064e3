import { type ReportWarning, type WarningCode, warning } from '../reader/report.ts';
import type { Identity } from './identities.ts';
import { overlaps } from './partition.ts';
import type { PersonFlag, ReportPerson } from './persons.ts';

const byFlag: readonly (readonly [code: WarningCode, flags: readonly PersonFlag[]])[] = [
  ['LISTED_WITHOUT_TIMES', ['noTimes']],
  ['OVERLAP_MERGED', ['overlap']],
  ['PHONE_PARTICIPANT', ['phone']],
  ['POSSIBLE_SHARED_DEVICE', ['sharedDevice?', 'severalNames?']],
  ['POSSIBLE_BOT', ['bot?']],
];

/** Warnings whose count is one of persons. */
export function personWarnings(persons: readonly ReportPerson[]): ReportWarning[] {
  const found = byFlag.map(([code, flags]) => {
    const meant = persons.filter((person) => person.flags.some((flag) => flags.includes(flag)));
    return about(code, meant);
  });
  const same = about(
    'POSSIBLE_SAME_PERSON',
    persons.filter(({ maybeSameAs }) => maybeSameAs.length > 0),
  );
  return [...found, same].filter((one) => one.count > 0);
}

/**
 * Names without address in several rows: perhaps one person who came back, perhaps namesakes. Not
 * where the file itself sums the rows up as one identity and they do not overlap.
 */
export function duplicateNames(identities: readonly Identity[]): ReportWarning[] {
  const meant = identities.filter(({ byName, rows }) => {
    const present = rows.filter(({ row }) => row.presence.kind !== 'none');
    if (!byName || present.length < 2) return false;
    const oneFile = present.every(({ file }) => file === present[0]?.file);
    const settled = oneFile && present.every(({ row }) => row.oneIdentity);
    return !settled || overlaps(rows);
  });
  if (meant.length === 0) return [];
  const rows = meant.flatMap((identity) => identity.rows.flatMap(({ row }) => row.rows));
  return [warning('DUPLICATE_NAME_NO_EMAIL', rows, undefined, meant.length)];
}

function about(code: WarningCode, persons: readonly ReportPerson[]): ReportWarning {
  const rows = persons.flatMap(({ sources }) => sources.flatMap((source) => source.rows));
  return warning(code, rows, undefined, persons.length);
}
