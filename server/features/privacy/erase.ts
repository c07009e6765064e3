import type { Course } from '../../models/courses.ts';
import { erasePrepOfPerson } from '../../models/erase-prep.ts';
import type { Models } from '../../models/open.ts';
import type { Person } from '../../models/people.ts';

/** What holds a person's identity or free text about them, and goes when they are erased (rule 26). */
export type ErasedKind =
  | 'identity'
  | 'details'
  | 'registration'
  | 'notes'
  | 'prepTexts'
  | 'prepFiles'
  | 'drafts'
  | 'certificateFiles'
  | 'reports'
  | 'reportLinks'
  | 'reminderLinks'
  | 'accountExports'
  | 'demoMails';

/** What stays: a pseudonym, times and figures (rule 26). */
export type KeptKind =
  | 'enrolments'
  | 'presence'
  | 'checkIns'
  | 'prepTimes'
  | 'prepTogether'
  | 'prepMakeUps'
  | 'scores'
  | 'certificates'
  | 'mails';

/** Counts of what is stored about a person, and the courses that they have or had a part in. */
export interface Survey {
  erased: Record<ErasedKind, number>;
  kept: Record<KeptKind, number>;
  courses: Course[];
  /** Courses in whose Canvas list the person still stands: read again, it brings them back anew. */
  active: Course[];
}

/** What is done about meeting reports, which their own feature alone can open. */
export interface ReportRemoval {
  count(course: Course): Promise<number>;
  remove(course: Course): Promise<void>;
}

export interface Erasure {
  models: Models;
  now: () => Date;
  reports: ReportRemoval;
}

/** What would be erased, and what would remain. Reads alone. */
export async function surveyPerson(tools: Erasure, person: Person): Promise<Survey> {
  const { models } = tools;
  const id = person._id;
  const enrolments = await models.people.listEnrolmentsOf(id);
  const courses = await coursesOf(
    models,
    enrolments.map((one) => one.courseId),
  );
  const active = new Set(
    enrolments.filter((one) => one.state === 'active').map((one) => one.courseId),
  );
  const size = async (found: Promise<readonly unknown[]>) => (await found).length;
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
  const own = await models.drafts.ofPerson(id);
  const naming = await draftsNaming(models, person, courses);
  return {
    courses,
    active: courses.filter((course) => active.has(course._id)),
    erased: {
      identity: person.erasedAt === null ? 1 : 0,
      details: await size(models.details.ofPerson(id)),
      registration: await size(models.registrations.ofPerson(id)),
      notes: await size(models.notes.ofPerson(id)),
      prepTexts: await size(models.prepTexts.ofPerson(id)),
      prepFiles: await size(models.prepFiles.ofPerson(id)),
      drafts: own.length + naming.filter((draft) => !draft.startsWith(`${id}|`)).length,
      certificateFiles: await models.certificates.countFiles(id),
      reports: sum(await Promise.all(courses.map((course) => tools.reports.count(course)))),
      reportLinks: await size(models.reportLinks.ofPerson(id)),
      reminderLinks: await size(models.reminderStops.ofPerson(id)),
      accountExports: await models.accountExports.countOfPlatform(person.platformId),
      demoMails: person.email === '' ? 0 : await models.mailbox.countTo(person.email),
    },
    kept: {
      enrolments: enrolments.length,
      presence: await size(models.ledger.ofPersonEverywhere(id)),
      checkIns: await size(models.checkIns.ofPerson(id)),
      prepTimes: await size(models.prepWork.ofPerson(id)),
      prepTogether: await size(models.prepTogether.ofPerson(id)),
      prepMakeUps: await size(models.prepMakeUps.ofPerson(id)),
      scores: await size(models.gradebook.scoresOfPerson(id)),
      certificates: await size(models.certificates.ofPerson(id)),
      mails: await size(models.outbox.ofPerson(id)),
    },
  };
}

/** So often what was written meanwhile by a request under way is looked for once more. */
const passes = 3;

/**
 * Erases a person. May end at any point and be begun again: each step does nothing where it has been
 * done. First what is found by name or address, then the identity, which ends the person's sessions,
 * then all else; noted as done when nothing is left.
 * @returns what is left: zeros alone, unless somebody goes on writing about the person
 */
export async function erasePerson(tools: Erasure, person: Person): Promise<Survey> {
  const { models, now } = tools;
  const id = person._id;
  const { courses } = await surveyPerson(tools, person);
  await models.drafts.removeAll(await draftsNaming(models, person, courses));
  if (person.email !== '') await models.mailbox.removeTo(person.email);
  await models.people.erasePerson(id, now());
  const erased = { ...person, ...{ name: '', givenName: '', familyName: '', email: '' } };
  const after = { ...erased, erasedAt: now() };
  let left = await surveyPerson(tools, after);
  for (let pass = 0; pass < passes && (pass === 0 || total(left) > 0); pass += 1) {
    await eraseRest(tools, person, courses);
    left = await surveyPerson(tools, after);
  }
  if (total(left) === 0 && !(await models.audit.isErased(id))) {
    const who = { platformId: person.platformId, courseId: null, by: 'operator' };
    await models.audit.record(who, { kind: 'personErased', subject: id }, now());
  }
  return left;
}

async function eraseRest(
  { models, now, reports }: Erasure,
  { _id: id, platformId }: Person,
  courses: readonly Course[],
): Promise<void> {
  await models.people.markGoneEverywhere(id);
  await models.outbox.cancelOfPerson(id, now());
  // What was being recorded from a report adds notes and links: those go after it.
  for (const course of courses) await reports.remove(course);
  await models.details.removeOfPerson(id);
  await models.registrations.removeOfPerson(id);
  await models.notes.eraseOfPerson(id);
  await erasePrepOfPerson(models, id);
  await models.drafts.removeOfPerson(id);
  await models.certificates.eraseOfPerson(id);
  await models.reportLinks.removeOfPerson(id);
  await models.reminderStops.removeOfPerson(id);
  await models.accountExports.forgetOfPlatform(platformId);
}

/** How much of what should be gone is there. */
export function total({ erased }: Survey): number {
  return Object.values(erased).reduce((sum, one) => sum + one, 0);
}

/** Drafts of anybody in the person's courses that hold their name or address. */
async function draftsNaming(
  { drafts }: Pick<Models, 'drafts'>,
  { name, email }: Person,
  courses: readonly Course[],
): Promise<string[]> {
  const words = [name, email].filter((word) => word.trim() !== '');
  const found = await Promise.all(courses.map((course) => drafts.naming(course._id, words)));
  return found.flat();
}

async function coursesOf({ courses }: Models, ids: readonly string[]): Promise<Course[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => courses.get(id)));
  return found.filter((course) => course !== null);
}
