import { isMeantFor, countedDaysByGroup } from '#domain/counted-days';
import { type Interval, union } from '#domain/intervals';
import { type DayStanding, standings } from '#domain/standing';
import { localDay, type LocalDay } from '#domain/time';
import { asParticipant } from '../../../models/course-figures.ts';
import { idFrom } from '../../../models/ids.ts';
import { linesByPerson, standingLines, toEntry } from '../../../models/ledger-entries.ts';
import type { LedgerFigure } from '../../../models/ledger.ts';
import type { Participation } from '../../../models/people.ts';
import type { ReportImport } from '../../../models/report-imports.ts';
import type { Choices } from '../choices.ts';
import { type Context, type ReportDay } from '../context.ts';
import { matchPersons } from '../matching/match-persons.ts';
import type { ReadContent } from '../reading/readings.ts';
import { memoryFor, rosterOf } from './known-people.ts';
import { rowKeys } from './keys.ts';
import { importNotes, spanNotes } from './notes.ts';
import { type PlannedEntry, type PlannedFor, planFor } from './plan-entries.ts';
import { type ReportRowFacts, rowFacts } from './rows.ts';

/** One participant whom the files tell of. */
export interface ParticipantPlan extends PlannedFor {
  readonly participant: Participation;
  readonly rows: readonly ReportRowFacts[];
  readonly counted: readonly Interval[];
  readonly standing: readonly LedgerFigure[];
  readonly before: DayStanding;
  readonly after: DayStanding;
}

/** All that an import would do, and what it leaves to settle. */
export interface Preview {
  readonly date: LocalDay;
  readonly rows: readonly ReportRowFacts[];
  readonly participants: readonly ParticipantPlan[];
  readonly entries: readonly PlannedEntry[];
  /** Rows that are decided and not recorded yet. */
  readonly pending: readonly ReportRowFacts[];
  /** Rows that nobody is matched to. */
  readonly open: readonly ReportRowFacts[];
  /** On the day's list, and with nothing recorded after this. */
  readonly missing: readonly Participation[];
  readonly participations: readonly Participation[];
  /** The same for the same preview; '' when there is nothing to record. */
  readonly fingerprint: string;
}

interface Given {
  readonly report: ReportImport;
  readonly day: ReportDay;
  readonly content: ReadContent;
  readonly choices: Choices;
}

/** Works out what an import would record, from what was read, decided and is recorded already. */
export async function previewOf(context: Context, given: Given): Promise<Preview> {
  const { models, course } = context;
  const { report, day, choices } = given;
  const [roster, participations, links, lines, own] = await Promise.all([
    rosterOf(context),
    models.people.listParticipants(course._id),
    models.reportLinks.ofCourse(course._id),
    models.ledger.figures(course._id, { dayId: day.id }),
    models.ledger.ofBatch(course._id, report._id),
  ]);
  const date = localDay(day.plan.date, course.plan.timeZone);
  const { persons } = given.content;
  const matches = matchPersons(persons, roster, memoryFor(persons, links, context.seal));
  const { language } = course.plan;
  const roomReason = importNotes[language].room;
  const keys = rowKeys(persons, context.seal);
  const rows = persons.flatMap((person, i) => {
    const [key, match] = [keys[i], matches[i]];
    if (key === undefined || match === undefined) return [];
    return [rowFacts(key, person, match, { choices, day: date, roomReason })];
  });
  const fresh = rows.filter((row) => !row.settled);
  const { approximate } = report;
  const approximateNote =
    approximate === 'span' ? spanNotes[language] : importNotes[language].approximate;
  const recorded = new Set(own.map((line) => line._id));
  const plan = planEach(context, day, {
    ...{ participations, lines, rows, recorded },
    toPlan: { importId: report._id, date, approximate, approximateNote },
  });
  const entries = plan.participants.flatMap((one) => one.entries);
  const open = fresh.filter((row) => row.resolution === null);
  const pending = fresh.filter((row) => row.resolution !== null);
  const nothing = report.state !== 'draft' && entries.length + pending.length === 0;
  return {
    ...{ date, rows, entries, open, pending, participations, ...plan },
    fingerprint: nothing ? '' : fingerprintOf(entries, fresh),
  };
}

interface ToPlan {
  readonly participations: readonly Participation[];
  readonly lines: readonly LedgerFigure[];
  readonly rows: readonly ReportRowFacts[];
  /** Entries of this import, whatever became of them: none is recorded a second time. */
  readonly recorded: ReadonlySet<string>;
  readonly toPlan: Parameters<typeof planFor>[1];
}

function planEach(
  { programme }: Context,
  day: ReportDay,
  { participations, lines, rows, recorded, toPlan }: ToPlan,
): Pick<Preview, 'participants' | 'missing'> {
  const daysFor = countedDaysByGroup(programme);
  const ofPerson = linesByPerson(lines);
  const rowsFor = rowsByParticipant(rows);
  const oneDay = { percent: 100, days: [day.resolved] };
  const figure = (one: Participation, planned: readonly PlannedEntry[]): DayStanding => {
    const known = (ofPerson.get(one.personId) ?? []).map(toEntry);
    const added = planned.map((entry) => toEntry(asFigure(entry, day.id)));
    const all = new Map([[one.personId, [...known, ...added]]]);
    const [standing] = standings(oneDay, [asParticipant(one)], all);
    const [own] = standing?.days ?? [];
    if (own === undefined) throw new Error('a participant without figures for the day');
    return own;
  };
  const participants: ParticipantPlan[] = [];
  const missing: Participation[] = [];
  for (const participant of participations) {
    const { personId } = participant;
    const own = rowsFor.get(personId) ?? [];
    const counted =
      daysFor(participant.group ?? undefined).find((one) => one.id === day.id)?.counted ?? [];
    const standing = standingLines(ofPerson.get(personId) ?? []);
    const unsettled = own.filter((row) => !row.settled);
    const planned = planFor({ personId, rows: unsettled, counted, standing }, toPlan);
    const entries = planned.entries.filter((entry) => !recorded.has(entry.id));
    const after = figure(participant, entries);
    if (!after.recorded && after.plannedSeconds > 0 && !participant.withdrawn) {
      missing.push(participant);
    }
    if (own.length === 0) continue;
    participants.push({
      ...{ ...planned, entries, participant, rows: own, counted, standing, after },
      before: entries.length === 0 ? after : figure(participant, []),
    });
  }
  return { participants, missing };
}

function rowsByParticipant(rows: readonly ReportRowFacts[]): Map<string, ReportRowFacts[]> {
  const found = new Map<string, ReportRowFacts[]>();
  for (const row of rows) {
    for (const { personId } of row.resolution?.shares ?? []) {
      const own = found.get(personId);
      if (own) own.push(row);
      else found.set(personId, [row]);
    }
  }
  return found;
}

function asFigure({ id, personId, kind, from, to, seconds, source }: PlannedEntry, dayId: string) {
  return {
    ...{ _id: id, personId, dayId, kind },
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Entries with their reasons, and what became of every row that is not recorded yet. */
function fingerprintOf(entries: readonly PlannedEntry[], fresh: readonly ReportRowFacts[]): string {
  const lines = entries.map(({ id, seconds = 0, note }) => `${id} ${seconds} ${note}`).sort();
  const states = fresh.map(({ key, resolution }) => `${key} ${resolution?.state ?? 'open'}`).sort();
  return idFrom('preview', ...lines, '', ...states);
}

/** Counted segments, whomever they are meant for. */
export function countingOf({ resolved }: ReportDay): Interval[] {
  return union(resolved.segments.filter((segment) => segment.counts));
}

/** Whether a participant's day has time that is meant for them. */
export function isMeant({ resolved }: ReportDay, { group }: Participation): boolean {
  const of = group ?? undefined;
  return (
    isMeantFor(resolved.audience, of) &&
    resolved.segments.some((segment) => segment.counts && isMeantFor(segment.audience, of))
  );
}
