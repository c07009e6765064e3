import type { Deps } from '../../http/deps.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import type { AccountExport } from '../../models/account-exports.ts';
import { coursesIn } from './account-courses.ts';
import { type CoursePart, coursePart, joinParts } from './account-list.ts';
import { tableFile } from './write.ts';

/** Larger files are not kept: a document of the database holds no more. */
const largest = 12 * 1024 * 1024;

/**
 * Makes a list over many courses, one course at a time. May be begun again after a kill: nothing is
 * noted as taken out before the file is there.
 */
export async function runAccountExport(deps: Deps, id: string): Promise<void> {
  const order = await deps.models.accountExports.get(id);
  if (order === null || order.state === 'done' || order.state === 'failed') return;
  try {
    await makeList(deps, order);
  } catch (error) {
    await deps.models.accountExports.progress(id, { state: 'failed' });
    throw error;
  }
}

async function makeList(deps: Deps, order: AccountExport): Promise<void> {
  const { models, log, now } = deps;
  const { _id: id } = order;
  const { platformId, by, locale, what, why } = order;
  const courses = await coursesIn(models, order, order);
  await models.accountExports.progress(id, { state: 'running', done: 0, total: courses.length });
  const parts: (CoursePart & { courseId: string })[] = [];
  for (const [i, course] of courses.entries()) {
    const part = await coursePart(models, course, order);
    if (part !== null) parts.push({ ...part, courseId: course._id });
    await models.accountExports.progress(id, { done: i + 1 });
  }
  const texts = exportTexts[locale];
  const name =
    what === 'bodyList' ? texts.bodyList.replace('{body}', order.body) : texts.attendanceList;
  const table = joinParts(`${name} ${order.from} ${order.to}`, parts, locale);
  const { content, fileName } = await tableFile(table, order.format, { author: '', at: now() });
  const file = typeof content === 'string' ? Buffer.from(content) : await whole(content);
  if (file.length > largest) {
    log.warn(
      { job: 'exports.account', bytes: file.length },
      'a list over many courses is too large',
    );
    await models.accountExports.progress(id, { state: 'failed' });
    return;
  }
  for (const { courseId, subjects } of parts) {
    if (subjects.length === 0) continue;
    const event = { kind: 'exported' as const, what: 'accountList', why, subjects };
    await models.audit.record({ platformId, courseId, by }, event, now());
  }
  await models.accountExports.finish(id, { file, fileName, rows: table.rows.length });
}

async function whole(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (content instanceof Uint8Array) return Buffer.from(content);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
