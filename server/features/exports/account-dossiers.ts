import yazl from 'yazl';
import { bodyMeant } from '#domain/body-names';
import { fileNameOf } from '../../documents/tables/file-name.ts';
import type { Models } from '../../models/open.ts';
import { chosen, membersOf } from './body-list.ts';
import type { PlannedCourse } from './context.ts';
import { dossierPdf } from './dossier-pdf.ts';
import { readDossiers } from './dossier.ts';
import { exportPeople } from './export-people.ts';
import { drawn } from './write.ts';

/** One course's documented presence for a body. */
export interface CourseDossiers {
  pdf: Uint8Array;
  fileName: string;
  /** Pseudonyms of those whom it tells of. */
  subjects: string[];
}

/**
 * Documented presence of a body's members in one course, a page each (rule 19); null where the body
 * has approved nothing there, or its hours count for nobody.
 * @throws AppError LIST_LETTER_NOT_IN_FONT
 */
export async function courseDossiers(
  models: Models,
  course: PlannedCourse,
  body: string,
  now: Date,
): Promise<CourseDossiers | null> {
  const approval = bodyMeant(body, course.plan.approvals);
  if (approval === undefined) return null;
  const { people } = await exportPeople(models, course, '');
  const members = chosen(membersOf(people, course, approval), 'counting');
  if (members.length === 0) return null;
  const dossiers = await readDossiers({ models, course }, members);
  const pdf = await drawn(() => dossierPdf({ course, now }, approval, dossiers));
  const first = course.plan.days.find((day) => day.state !== 'cancelled')?.date ?? '';
  return {
    pdf,
    fileName: fileNameOf(`${first} ${course.plan.title}`, 'pdf'),
    subjects: members.map(({ person }) => person.id),
  };
}

/** The courses' files in one zip; two courses of one name and date are told apart by a number. */
export async function zipOf(files: readonly CourseDossiers[], at: Date): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const taken = new Map<string, number>();
  for (const { pdf, fileName } of files) {
    const times = (taken.get(fileName) ?? 0) + 1;
    taken.set(fileName, times);
    const name = times === 1 ? fileName : fileName.replace(/\.pdf$/, `-${times}.pdf`);
    // PDFs are compressed already.
    zip.addBuffer(Buffer.from(pdf), name, { mtime: at, compress: false });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
