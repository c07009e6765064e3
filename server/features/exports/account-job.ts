import { fileNameOf } from '../../documents/tables/file-name.ts';
import type { Deps } from '../../http/deps.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import { dossierTexts } from '../../i18n/dossier-texts.ts';
import type { AccountExport } from '../../models/account-exports.ts';
import { coursesIn } from './account-courses.ts';
import { type CourseDossiers, courseDossiers, zipOf } from './account-dossiers.ts';
import { type CoursePart, coursePart, joinParts } from './account-list.ts';
import { partsPdf } from './account-pdf.ts';
import type { PlannedCourse } from './context.ts';
import { tableFile } from './write.ts';

/** Larger files are not kept: a document of the database holds no more. */
const largest = 12 * 1024 * 1024;

/** What was made of an order: the file, how much is in it, and whom it tells of, by course. */
interface Made {
  file: Buffer;
  fileName: string;
  rows: number;
  subjects: { courseId: string; subjects: readonly string[] }[];
}

/**
 * Makes what was ordered over many courses, one course at a time. May be begun again after a kill:
 * nothing is noted as taken out before the file is there.
 */
export async function runAccountExport(deps: Deps, id: string): Promise<void> {
  const { models, log } = deps;
  const order = await models.accountExports.get(id);
  if (order === null || order.state === 'done' || order.state === 'failed') return;
  try {
    const made =
      order.what === 'dossiers' ? await makeDossiers(deps, order) : await makeList(deps, order);
    if (made.file.length > largest) {
      log.warn(
        { job: 'exports.account', bytes: made.file.length },
        'what is taken out of many courses is too large',
      );
      await models.accountExports.progress(id, { state: 'failed' });
      return;
    }
    await finish(deps, order, made);
  } catch (error) {
    await models.accountExports.progress(id, { state: 'failed' });
    throw error;
  }
}

async function finish({ models, now }: Deps, order: AccountExport, made: Made): Promise<void> {
  const { _id: id, platformId, by, what, why } = order;
  for (const { courseId, subjects } of made.subjects) {
    if (subjects.length === 0) continue;
    const kind = what === 'dossiers' ? 'accountDossiers' : 'accountList';
    const event = { kind: 'exported' as const, what: kind, why, subjects: [...subjects] };
    await models.audit.record({ platformId, courseId, by }, event, now());
  }
  const { file, fileName, rows } = made;
  await models.accountExports.finish(id, { file, fileName, rows });
}

/** Course by course, with the order told how far it has come. */
async function eachCourse<T>(
  { models }: Deps,
  order: AccountExport,
  read: (course: PlannedCourse) => Promise<T | null>,
): Promise<(T & { courseId: string; course: string })[]> {
  const { accountExports } = models;
  const courses = await coursesIn(models, order, order);
  await accountExports.progress(order._id, { state: 'running', done: 0, total: courses.length });
  const found: (T & { courseId: string; course: string })[] = [];
  for (const [i, course] of courses.entries()) {
    const one = await read(course);
    if (one !== null) found.push({ ...one, courseId: course._id, course: course.plan.title });
    await accountExports.progress(order._id, { done: i + 1 });
  }
  return found;
}

async function makeList(deps: Deps, order: AccountExport): Promise<Made> {
  const { models, now } = deps;
  const { what, body, from, to, locale, format } = order;
  const parts = await eachCourse<CoursePart>(deps, order, (course) =>
    coursePart(models, course, order),
  );
  const texts = exportTexts[locale];
  const name = what === 'bodyList' ? texts.bodyList.replace('{body}', body) : texts.attendanceList;
  const title = `${name} ${from} ${to}`;
  const table = joinParts(title, parts, locale);
  const made = { rows: table.rows.length, subjects: parts };
  if (format === 'pdf') {
    const pdf = await partsPdf(title, parts, locale, now());
    return { ...made, file: Buffer.from(pdf), fileName: fileNameOf(title, 'pdf') };
  }
  const at = { author: '', at: now() };
  const { content, fileName } = await tableFile(table, format === 'csv' ? 'csv' : 'xlsx', at);
  const file = typeof content === 'string' ? Buffer.from(content) : await whole(content);
  return { ...made, file, fileName };
}

async function makeDossiers(deps: Deps, order: AccountExport): Promise<Made> {
  const { models, now } = deps;
  const { body, from, to, locale } = order;
  const parts = await eachCourse<CourseDossiers>(deps, order, (course) =>
    courseDossiers(models, course, body, now()),
  );
  const title = `${dossierTexts[locale].title} ${body} ${from} ${to}`;
  return {
    file: await zipOf(parts, now()),
    fileName: fileNameOf(title, 'zip'),
    rows: parts.reduce((sum, { subjects }) => sum + subjects.length, 0),
    subjects: parts,
  };
}

async function whole(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (content instanceof Uint8Array) return Buffer.from(content);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
