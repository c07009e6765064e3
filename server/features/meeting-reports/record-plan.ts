import { idFrom } from '../../models/ids.ts';
import type { LedgerRecord } from '../../models/ledger.ts';
import type { NewMatter } from '../../models/matters.ts';
import type { Note } from '../../models/notes.ts';
import type { ReportImport } from '../../models/report-imports.ts';
import type { ReportLink } from '../../models/report-links.ts';
import { keepChoices, readChoices, type Resolution } from './choices.ts';
import type { Context, ReportDay, Tools } from './context.ts';
import { nameKey } from './reader/name-key.ts';
import { rememberBy } from './matching/remember.ts';
import type { Preview } from './preview/preview.ts';

/** All that a commit writes, settled before the first of it is written. */
export interface RecordPlan {
  readonly lines: (Omit<LedgerRecord, 'at'> & { at: string })[];
  readonly notes: Note[];
  readonly matters: NewMatter[];
  /** Matters that are settled thereby. */
  readonly settled: string[];
  readonly remember: {
    fingerprint: string;
    decision: Pick<ReportLink, 'kind' | 'personIds'>;
  }[];
  /** What became of rows, by their keys. */
  readonly rows: Record<string, Resolution>;
  readonly by: string;
  readonly at: string;
}

export function planName(report: Pick<ReportImport, '_id' | 'fingerprint'>): string {
  return `${report._id}:plan:${report.fingerprint}`;
}

/** Names the matter of a row that nobody is matched to. */
export function matterOf(importId: string, row: string): string {
  return idFrom('unmatchedRow', importId, row);
}

/** Exactly what the preview shows, as lines of the ledger and what goes with them. */
export function recordPlan(
  { course, by, now, seal }: Context,
  { report, day, preview }: { report: ReportImport; day: ReportDay; preview: Preview },
): RecordPlan {
  const courseId = course._id;
  const shared = { courseId, dayId: day.id, batch: report._id, by, at: now.toISOString() };
  const lines = preview.entries.map(({ id, personId, kind, evidence, ...entry }) => ({
    ...{ _id: id, personId, kind, evidence, ...shared },
    ...(entry.seconds === undefined ? {} : { seconds: entry.seconds }),
    ...(entry.from === undefined ? {} : { from: entry.from }),
    ...(entry.to === undefined ? {} : { to: entry.to }),
    ...(entry.source === undefined ? {} : { source: entry.source }),
  }));
  const notes = preview.entries
    .filter(({ note }) => note !== '')
    .map(({ id, personId, note }) => ({ _id: id, courseId, personId, text: note }));
  const matters = preview.open.map(({ key }): NewMatter => ({
    ...{ _id: matterOf(report._id, key), courseId, dayId: day.id, kind: 'unmatchedRow' },
    ...{ personId: null, data: { report: report._id, row: key } },
  }));
  return {
    ...{ lines, notes, matters, by, at: now.toISOString() },
    settled: preview.pending.map(({ key }) => matterOf(report._id, key)),
    remember: remembered(preview, seal),
    rows: Object.fromEntries(
      preview.pending.flatMap(({ key, resolution }) => (resolution ? [[key, resolution]] : [])),
    ),
  };
}

/**
 * What the leader decided about rows, for the next reports of the course. A name that several people
 * have is not remembered: the next one of that name may be another.
 */
function remembered(
  { pending, rows, participations }: Preview,
  seal: Context['seal'],
): RecordPlan['remember'] {
  const names = new Map<string, number>();
  const seen = [...rows.map(({ person }) => person.name), ...namesOnList(participations)];
  for (const name of seen) names.set(nameKey(name), (names.get(nameKey(name)) ?? 0) + 1);
  return pending.flatMap(({ person, resolution, choice }) => {
    if (choice.about === undefined || resolution === null) return [];
    const { by, value } = rememberBy(person);
    const kind = resolution.state === 'bot' || resolution.state === 'notParticipant';
    const shared = by === 'name' && (names.get(nameKey(person.name)) ?? 0) > 1;
    if (shared && resolution.state !== 'bot') return [];
    const personIds = resolution.shares.map((share) => share.personId);
    const decision = { kind: kind ? (resolution.state as 'bot') : ('link' as const), personIds };
    return [{ fingerprint: seal.fingerprint('person', by, value), decision }];
  });
}

/** Only where two on the list share a name does it count as somebody else's. */
function namesOnList(participations: Preview['participations']): string[] {
  const seen = new Set<string>();
  return participations.flatMap(({ name }) => {
    const key = nameKey(name);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [name];
  });
}

/**
 * Writes what a commit has settled on, and what is left of it after a break: each part is the same
 * however often it is written.
 */
export async function finishCommit(
  { models, vault }: Pick<Tools, 'models' | 'vault'>,
  report: ReportImport,
): Promise<ReportImport> {
  const { courseId, _id: id } = report;
  const plan = (await vault.getValue(planName(report))) as RecordPlan | null;
  if (plan === null) throw new Error('a commit without its plan');
  const at = new Date(plan.at);
  await models.notes.add(plan.notes);
  await models.ledger.append(plan.lines.map((line) => ({ ...line, at })));
  await models.matters.open(plan.matters, at);
  for (const matter of plan.settled) await models.matters.settle(courseId, matter, plan.by, at);
  for (const { fingerprint, decision } of plan.remember) {
    await models.reportLinks.put(courseId, fingerprint, { ...decision, at, by: plan.by });
  }
  const before = await readChoices(vault, report);
  const settled = { ...before.settled, ...plan.rows };
  const choices = await keepChoices(vault, { ...before, settled });
  const done = await models.reportImports.change(courseId, id, report.revision, {
    ...{ state: 'committed', choices, committedBy: plan.by, committedAt: report.committedAt ?? at },
    entries: report.entries + plan.lines.length,
  });
  await vault.remove(planName(report), done === null ? choices : report.choices);
  // Whoever was as quick has written the same.
  return done ?? (await models.reportImports.get(courseId, id)) ?? report;
}
