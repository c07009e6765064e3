import type {
  ReportFileShown,
  ReportParticipant,
  ReportRefusal,
  ReportRowShown,
  ReportShown,
  ReportWarningLine,
} from '#contract/meeting-report';
import { roundedDown, roundedUp } from '#domain/shown';
import { standingLines } from '../../../models/ledger-entries.ts';
import type { ReportFile } from '../../../models/report-files.ts';
import type { ReportImport } from '../../../models/report-imports.ts';
import type { Choices } from '../choices.ts';
import type { Context, ReportDay } from '../context.ts';
import type { ReportWarning } from '../reader/report.ts';
import type { ReadContent } from '../reading/readings.ts';
import { cutsOf } from './cuts.ts';
import { presenceIn } from './plan-entries.ts';
import { countingOf, isMeant, type ParticipantPlan, type Preview } from './preview.ts';
import { piecesFor, type ReportRowFacts } from './rows.ts';

interface Facts {
  readonly report: ReportImport;
  readonly day: ReportDay;
  readonly choices: Choices;
  readonly files: ReadonlyMap<string, ReportFile>;
  readonly content: ReadContent | null;
  readonly progress: number;
}

/** An import as a leader sees it; `preview` is null while there is nothing to look at. */
export async function shownReport(
  { models, course }: Context,
  facts: Facts,
  preview: Preview | null,
): Promise<ReportShown> {
  const { report, day, content } = facts;
  const lines = await models.ledger.ofBatch(course._id, report._id);
  const voided = await models.ledger.ofDay(course._id, report.dayId);
  const standing = new Set(standingLines(voided).map((line) => line._id));
  const state = report.state === 'committing' ? 'committed' : report.state;
  return {
    ...{ id: report._id, state, progress: facts.progress, timeZone: course.plan.timeZone },
    day: shownDay(day),
    files: shownFiles(facts, course.plan.days),
    approximate: report.approximate,
    warnings: state === 'reading' ? [] : (content?.warnings ?? []).map(shownWarning),
    fingerprint: preview?.fingerprint ?? '',
    rows: (preview?.rows ?? []).map((row) => shownRow(row, preview)),
    participants: (preview?.participants ?? []).map((one) => shownParticipant(one, preview, day)),
    missing: (preview?.missing ?? []).map(({ personId: id, name }) => ({ id, name })),
    roster: (preview?.participations ?? [])
      .filter(({ name, withdrawn }) => name !== '' && !withdrawn)
      .map(({ personId: id, name }) => ({ id, name })),
    planned: preview?.entries.length ?? 0,
    recorded: lines.filter((line) => standing.has(line._id)).length,
    removed: report.removedAt !== null,
  };
}

function shownDay({ id, number, plan, resolved }: ReportDay): ReportShown['day'] {
  return {
    ...{ id, number, title: plan.title, date: plan.date, state: resolved.state },
    segments: resolved.segments.map(({ id: segment, start, end, counts }) => {
      const title = plan.segments.find((one) => one.id === segment)?.title ?? '';
      return { id: segment, title, start, end, counts };
    }),
  };
}

function shownFiles(
  { report, files, choices, content }: Facts,
  days: readonly { id: string; date: string }[],
): ReportFileShown[] {
  return report.files.map(({ fileId, dateOrder, timeZone }, i) => {
    const file = files.get(fileId);
    const read = report.state === 'reading' ? undefined : content?.files[i];
    return {
      ...{ id: fileId, name: choices.names[fileId] ?? '', bytes: file?.bytes ?? 0 },
      ...{ sha256: file?.sha256 ?? '', kept: file?.removedAt === null },
      chosen: { dateOrder, timeZone },
      ...shownReading(read, days),
    };
  });
}

function shownReading(
  read: ReadContent['files'][number] | undefined,
  days: readonly { id: string; date: string }[],
): Pick<ReportFileShown, 'found' | 'refusal'> {
  if (read === undefined) return { found: null, refusal: null };
  if ('failed' in read) return { found: null, refusal: { code: 'NOT_READ', days: [], rows: [] } };
  if ('refusal' in read) {
    const { code, rows = [], days: others = [] } = read.refusal;
    const offered = others.map((one): ReportRefusal['days'][number] => {
      return { ...one, dayId: days.find(({ date }) => date === one.date)?.id ?? null };
    });
    return { found: null, refusal: { code, days: offered, rows: [...rows] } };
  }
  const { format, rows, dateOrder, clock, warnings } = read.facts;
  return {
    found: {
      ...{ format, rows, dateOrder, timeZone: clock.zone, zoneFrom: clock.source },
      warnings: warnings.map(shownWarning),
    },
    refusal: null,
  };
}

function shownWarning({ code, count, rows }: ReportWarning): ReportWarningLine {
  return { code, count, rows: [...rows] };
}

function shownRow(row: ReportRowFacts, preview: Preview | null): ReportRowShown {
  const { key, person, resolution, match, choice } = row;
  const inReach = new Set(preview?.participations.map(({ personId }) => personId));
  return {
    ...{ key, name: person.name, email: person.email || person.upn, flags: [...person.flags] },
    presence: row.told.map(({ start, end }) => ({ from: start, to: end })),
    open: [...row.open],
    totals: person.totals.map(({ seconds, span }) => ({
      minutes: Math.floor(seconds / 60),
      span: span && { from: span.start, to: span.end },
    })),
    state: resolution?.state ?? 'open',
    by: resolution?.by ?? null,
    shares: resolution?.shares ?? (choice.about?.kind === 'link' ? choice.about.shares : []),
    reason: resolution?.reason ?? (choice.about?.kind === 'link' ? choice.about.reason : ''),
    end: choice.end ?? null,
    suggestions:
      match.kind === 'open'
        ? match.suggestions
            .filter(({ id }) => inReach.has(id))
            .map(({ id, reason }) => ({ personId: id, reason }))
        : [],
    sameAs: person.maybeSameAs.flatMap((place) => preview?.rows[place]?.key ?? []),
    settled: row.settled,
    problem: row.problem,
  };
}

function shownParticipant(
  one: ParticipantPlan,
  preview: Preview | null,
  day: ReportDay,
): ReportParticipant {
  const { participant, rows, entries, standing, before, after, counted } = one;
  const { personId, name } = participant;
  const date = preview?.date ?? { start: 0, end: 0, date: '', zone: '' };
  const told = rows.flatMap((row) => piecesFor(row, personId, date));
  const frame = { date, span: day.span, counting: countingOf(day), counted };
  return {
    ...{ id: personId, name, rows: rows.map((row) => row.key) },
    entries: entries.map(({ kind, from, to, seconds, source }) => ({
      ...{ kind, from: from ?? null, to: to ?? null },
      ...{ seconds: seconds ?? null, source: source ?? null },
    })),
    presence: [
      ...standing.flatMap(({ kind, from = 0, to = 0, source = 'leader' }) =>
        kind === 'presence' ? [{ from, to, source, isNew: false }] : [],
      ),
      ...entries.flatMap(({ kind, from = 0, to = 0, source = 'report' }) =>
        kind === 'presence' ? [{ from, to, source, isNew: true }] : [],
      ),
    ],
    before: had(before.attendedSeconds),
    after: had(after.attendedSeconds),
    planned: asked(after.plannedSeconds),
    cut: cutsOf(told, frame),
    warnings: warningsOf(one, day),
  };
}

function warningsOf(one: ParticipantPlan, day: ReportDay): ReportParticipant['warnings'] {
  const { participant, rows, entries, standing, known } = one;
  const nothing = presenceIn(entries).length === 0;
  const possible: [ReportParticipant['warnings'][number], boolean][] = [
    ['WITHDRAWN', participant.withdrawn],
    ['NOT_MEANT', !isMeant(day, participant)],
    ['ABSENT_RECORDED', !nothing && standing.some(({ kind }) => kind === 'absence')],
    ['ALREADY_RECORDED', known && nothing],
    ['NO_LEAVE_TIME', rows.some(({ open, settled }) => open.length > 0 && !settled)],
    ['NO_TIMES', rows.some(({ person }) => person.flags.includes('noTimes'))],
    ['APPROXIMATE', one.approximate === 'taken'],
    ['APPROXIMATE_NOTHING', one.approximate === 'nothing'],
  ];
  return possible.flatMap(([warning, is]) => (is ? [warning] : []));
}

const whole = ({ hours, minutes }: { hours: number; minutes: number }) => hours * 60 + minutes;
/** Whole minutes of what a person has (rule 14). */
const had = (seconds: number) => whole(roundedDown(seconds));
/** Whole minutes of what is asked of a person (rule 14). */
const asked = (seconds: number) => whole(roundedUp(seconds));
