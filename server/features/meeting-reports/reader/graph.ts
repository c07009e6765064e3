import { reading } from './date-parts.ts';
import { instantAtOffset } from './file-clock.ts';
import { faultWarnings, type FoundRows } from './found-rows.ts';
import { tolerance } from './instants.ts';
import type { ReadContent } from './read-tables.ts';
import { Refused } from './refusal.ts';
import { isOrganizer } from './roles.ts';
import { type Presence, type Report, type ReportRow, warning } from './report.ts';
import { parseStamp } from './stamp.ts';
import { totalPresence } from './total-tables.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads what Microsoft Graph answers for `attendanceReports/{id}?$expand=attendanceRecords`, alone or
 * several in a list.
 * @throws Refused INVALID_JSON, NOT_A_REPORT, NO_PARTICIPANTS
 */
export function readGraph(text: string): ReadContent {
  const reports = reportsIn(parseJson(text));
  const found: FoundRows = { rows: [], faults: [], warnings: [] };
  const differing: number[] = [];
  let number = 0;
  for (const report of reports) {
    for (const record of objectsIn(report['attendanceRecords'])) {
      number++;
      if (!addRecord(found, record, number, meetingOf(report))) differing.push(number);
    }
  }
  if (found.rows.length === 0) {
    throw new Refused('NO_PARTICIPANTS', 'at least one attendance record', 'none');
  }
  if (differing.length > 0) found.warnings.push(warning('SUMMARY_DIFFERS', differing));
  return {
    format: 'graph',
    dateOrder: 'ymd',
    clock: { zone: 'UTC', source: 'utc' },
    title: textIn(reports[0]?.['subject']),
    meeting: meetingOf(reports[0] ?? {}),
    rows: found.rows,
    warnings: [...found.warnings, ...faultWarnings(found.faults)],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Refused('INVALID_JSON', 'complete JSON', 'JSON that ends early or is damaged');
  }
}

/** A report, a list of reports, an answer with a list, or the bare records of one report. */
function reportsIn(json: unknown): Json[] {
  const top = isObject(json) ? [json] : objectsIn(json);
  const inner = top.flatMap((item) => [item, ...objectsIn(item['value'])]);
  const reports = inner.filter((item) => Array.isArray(item['attendanceRecords']));
  if (reports.length > 0) return reports;
  const records = inner.filter((item) => Array.isArray(item['attendanceIntervals']));
  if (records.length > 0) return [{ attendanceRecords: records }];
  throw new Refused(
    'NOT_A_REPORT',
    'attendanceRecords with attendanceIntervals',
    'JSON of another kind',
  );
}

/** @returns whether the intervals add up to the total that the record states */
function addRecord(
  found: FoundRows,
  record: Json,
  number: number,
  meeting: Report['meeting'],
): boolean {
  const identity = isObject(record['identity']) ? record['identity'] : {};
  const email = textIn(record['emailAddress']).toLowerCase();
  const row: Omit<ReportRow, 'presence'> = {
    rows: [number],
    name: textIn(identity['displayName']) || email,
    email,
    upn: textIn(identity['userPrincipalName']),
    organizer: isOrganizer(textIn(record['role'])),
    oneIdentity: true,
  };
  const told = record['totalAttendanceInSeconds'];
  const total = typeof told === 'number' && Number.isSafeInteger(told) && told > 0 ? told : 0;
  const presences = objectsIn(record['attendanceIntervals'])
    .map((interval) => intervalPresence(interval, found, number))
    .filter(({ kind }) => kind !== 'none');
  if (presences.length === 0) presences.push(totalPresence(total, meeting));
  for (const presence of presences) found.rows.push({ ...row, presence });
  const sum = presences.reduce((seconds, presence) => seconds + lengthOf(presence), 0);
  return (
    total === 0 ||
    presences.some(({ kind }) => kind !== 'stretch') ||
    Math.abs(sum - total) <= tolerance
  );
}

function intervalPresence(interval: Json, found: FoundRows, row: number): Presence {
  const start = instantIn(interval['joinDateTime']);
  const end = instantIn(interval['leaveDateTime']);
  if (start === undefined || end === undefined)
    found.faults.push({ code: 'UNREADABLE_TIMES', row });
  if (start == null) {
    if (end != null) found.faults.push({ code: 'NO_JOIN_TIME', row });
    return { kind: 'none' };
  }
  if (end == null) return { kind: 'open', start };
  if (end >= start) return { kind: 'stretch', start, end };
  found.faults.push({ code: 'LEAVE_BEFORE_JOIN', row });
  return { kind: 'none' };
}

/** Null where nothing stands, undefined where something stands that is no time. */
function instantIn(value: unknown): number | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  const stamp = typeof value === 'string' ? parseStamp(value) : null;
  const date = stamp?.date ? reading(stamp.date, 'ymd') : null;
  if (stamp?.second == null || date === null) return undefined;
  // A time that states no zone is UTC: Graph has no others.
  return instantAtOffset(date, stamp.second, stamp.offset ?? 0);
}

function meetingOf(report: Json): Report['meeting'] {
  return {
    start: instantIn(report['meetingStartDateTime']) ?? null,
    end: instantIn(report['meetingEndDateTime']) ?? null,
  };
}

function lengthOf(presence: Presence): number {
  return presence.kind === 'stretch' ? presence.end - presence.start : 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[\u00a0\u2007\u202f]/g, ' ').trim() : '';
}
