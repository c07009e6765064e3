import type { StoredSection } from '#contract/privacy';
import { keptUntil } from '#domain/kept-until';
import type { AuditRecord } from '../../models/audit.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Models } from '../../models/open.ts';

type Plain = StoredSection['records'][number];

/** Reads one kind of what is stored about a person, on all of this platform's courses. */
type Reader = (models: Models, personId: string) => Promise<Plain[]>;

/** Names for ids, so that a person can read it: titles of courses, dates of days. */
async function named(models: Models, records: Plain[]): Promise<Plain[]> {
  const ids = new Set(
    records.flatMap(({ course }) => (typeof course === 'string' ? [course] : [])),
  );
  const courses = await Promise.all([...ids].map((id) => models.courses.get(id)));
  const titles = new Map(courses.map((one) => [one?._id, one?.plan?.title ?? one?.title]));
  const dates = new Map(
    courses.flatMap((one) => (one?.plan?.days ?? []).map((day) => [day.id, day.date] as const)),
  );
  return records.map((record) => ({
    ...record,
    ...(typeof record['course'] === 'string'
      ? { course: titles.get(record['course']) ?? record['course'] }
      : {}),
    ...(typeof record['day'] === 'string'
      ? { day: dates.get(record['day']) ?? record['day'] }
      : {}),
  }));
}

const iso = (seconds: number | undefined) =>
  seconds === undefined ? null : new Date(seconds * 1000).toISOString();

/** Every place where something about a person is stored; a new one gets its row here. */
const readers: Record<StoredSection['kind'], Reader> = {
  identity: async (models, id) => {
    const person = await models.people.getPerson(id);
    if (!person) return [];
    const { _id, name, givenName, familyName, email, locale } = person;
    return [{ pseudonym: _id, name, givenName, familyName, email, locale }];
  },
  enrolments: async (models, id) =>
    (await models.people.listEnrolmentsOf(id)).map((one) => ({
      course: one.courseId,
      role: one.role,
      state: one.state,
      group: one.group,
      sections: one.sections.join(', '),
      withdrawn: one.withdrawnAt?.toISOString() ?? null,
      firstSeen: one.firstSeenAt.toISOString(),
      lastSeen: one.lastSeenAt.toISOString(),
    })),
  details: async (models, id) =>
    (await models.details.ofPerson(id)).map((one) => ({
      course: one.courseId,
      profession: one.profession,
      workplace: one.workplace,
      memberships: one.memberships.map((m) => `${m.body} ${m.memberNumber}`.trim()).join(', '),
      consent: one.consentAt.toISOString(),
    })),
  registration: async (models, id) => {
    const lists = await models.registrations.ofPerson(id);
    const leaders = await models.people.getPeople(lists.map((one) => one.by));
    return lists.map((one) => ({
      course: one.courseId,
      profession: one.profession,
      workplace: one.workplace,
      memberships: one.memberships.map((m) => `${m.body} ${m.memberNumber}`.trim()).join(', '),
      by: leaders.get(one.by)?.name ?? '',
      at: one.at.toISOString(),
      erased: one.erasedAt?.toISOString() ?? null,
    }));
  },
  presence: async (models, id) =>
    (await models.ledger.ofPersonEverywhere(id)).map((line) => ({
      course: line.courseId,
      day: line.dayId,
      kind: line.kind,
      from: iso(line.from),
      to: iso(line.to),
      seconds: line.seconds ?? null,
      source: line.source ?? null,
      file: line.evidence?.sha256 ?? null,
      voids: line.voids ?? null,
      recorded: line.at.toISOString(),
      entry: line._id,
    })),
  checkIns: async (models, id) =>
    (await models.checkIns.ofPerson(id)).map((one) => ({
      course: one.courseId,
      day: one.dayId,
      direction: one.direction,
      at: iso(one.at),
      how: one.how,
    })),
  reports: async (models, id) => {
    const links = await models.reportLinks.ofPerson(id);
    return [
      ...links.map((one) => ({ course: one.courseId, kind: 'link', at: one.at.toISOString() })),
      ...(await keptReports(models, id)),
    ];
  },
  notes: async (models, id) =>
    (await models.notes.ofPerson(id)).map((one) => ({ entry: one._id, text: one.text })),
  matters: async (models, id) =>
    (await models.matters.ofPerson(id)).map((one) => ({
      course: one.courseId,
      day: one.dayId,
      kind: one.kind,
      state: one.state,
      opened: one.openedAt.toISOString(),
    })),
  prep: async (models, id) => {
    const [work, texts, files, together, makeUps] = await Promise.all([
      models.prepWork.ofPerson(id),
      models.prepTexts.ofPerson(id),
      models.prepFiles.ofPerson(id),
      models.prepTogether.ofPerson(id),
      models.prepMakeUps.ofPerson(id),
    ]);
    const fileOf = (key: string | null | undefined) =>
      files.find((one) => one._id === key)?.sha256 ?? null;
    const [doneAt, written] = [
      new Map(work.map((one) => [one._id, one])),
      new Map(texts.map((one) => [one._id, one])),
    ];
    const keys = new Set([...doneAt.keys(), ...written.keys()]);
    return Promise.all(
      [...keys].map(async (key) => {
        const [done, text] = [doneAt.get(key), written.get(key)];
        const { courseId = '', taskId = '' } = done ?? text ?? {};
        const task = await models.prepTasks.get(courseId, taskId);
        return {
          ...{ course: courseId, day: task?.dayId ?? null, task: task?.title ?? taskId },
          done: done?.doneAt?.toISOString() ?? null,
          text: text?.answer ?? '',
          handedIn: text?.handedIn ?? '',
          together: together.some((one) => one._id === key) ? 'together' : null,
          makeUp: makeUps.find((one) => one._id === key)?.state ?? null,
          file: fileOf(text?.fileId),
          handedInFile: fileOf(text?.handedInFileId),
          at: text?.handedInAt?.toISOString() ?? null,
          question: text?.question ?? '',
        };
      }),
    );
  },
  mails: async (models, id) => {
    const [mails, stops] = await Promise.all([
      models.outbox.ofPerson(id),
      models.reminderStops.ofPerson(id),
    ]);
    return [
      ...mails.map(({ courseId: course, kind, state, createdAt, data }) => ({
        ...{ course, kind, state, created: createdAt.toISOString() },
        day: data['day'] ?? null,
      })),
      ...stops.map(({ courseId: course, stoppedAt }) => ({
        ...{ course, kind: 'reminderLink', state: stoppedAt === null ? 'active' : 'stopped' },
        ...{ created: stoppedAt?.toISOString() ?? null, day: null },
      })),
    ];
  },
  gradebook: async (models, id) =>
    (await models.gradebook.scoresOfPerson(id)).map((one) => ({
      course: one.courseId,
      minutes: one.minutes,
      refusal: one.refusal,
      at: one.at.toISOString(),
    })),
  certificates: async (models, id) =>
    (await models.certificates.ofPerson(id)).map((one) => ({
      course: one.courseId,
      kind: one.kind,
      state: one.status,
      number: one.number,
      minutes: one.content.attendedMinutes + one.content.makeUpMinutes,
      at: one.issuedAt.toISOString(),
    })),
  drafts: async (models, id) =>
    (await models.drafts.ofPerson(id)).map((one) => ({
      text: JSON.stringify(one.value),
      saved: one.savedAt.toISOString(),
    })),
  events: async (models, id) => {
    const events = await models.audit.about(id);
    const people = await models.people.getPeople([...new Set(events.map((one) => one.by))]);
    return events.map((one) => event(one, people.get(one.by)?.name ?? ''));
  },
};

/** Raw meeting reports that are still kept and tell of the person, with their last day. */
async function keptReports(models: Models, personId: string): Promise<Plain[]> {
  const lines = await models.ledger.ofPersonEverywhere(personId);
  const courses = new Set(lines.flatMap((line) => (line.evidence ? [line.courseId] : [])));
  const found = [...courses].map(async (courseId): Promise<Plain[]> => {
    const hashes = lines.flatMap((line) => line.evidence?.sha256 ?? []);
    const [course, keepDays, files] = await Promise.all([
      models.courses.get(courseId),
      models.reportSettings.keepDays(courseId),
      models.reportFiles.ofHashes(courseId, [...new Set(hashes)]),
    ]);
    const until = course?.plan ? keptUntil(course.plan, keepDays) : null;
    return files
      .filter((file) => file.removedAt === null)
      .map((file) => ({
        ...{ course: courseId, kind: 'file', at: file.uploadedAt.toISOString() },
        ...{ file: file.sha256, until },
      }));
  });
  return (await Promise.all(found)).flat();
}

/** Who did what with the person's data (rule 28); other people's pseudonyms are left out. */
function event({ at, event: what, courseId }: AuditRecord, by: string): Plain {
  return {
    at: at.toISOString(),
    by,
    course: courseId,
    what: what.kind,
    export: what.kind === 'exported' ? what.what : null,
    why: what.kind === 'exported' ? what.why : null,
  };
}

/** Everything stored about the caller; that they looked is not held against anyone, and noted. */
export async function readStored(
  deps: Deps,
  { course, session }: Pick<Caller, 'course' | 'session'>,
): Promise<{ sections: StoredSection[] }> {
  const { models } = deps;
  const subject = session.personId;
  const sections = await Promise.all(
    (Object.keys(readers) as StoredSection['kind'][]).map(async (kind) => ({
      kind,
      records: await named(models, await readers[kind](models, subject)),
    })),
  );
  await models.audit.record(
    { platformId: session.platformId, courseId: course._id, by: subject },
    { kind: 'storedDataRead', subject },
    deps.now(),
  );
  return { sections };
}
