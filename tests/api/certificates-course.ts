import type { Candidate, IssueProgress, IssuedCertificate } from '#contract/certificates';
import type { Reply } from '#contract/endpoints';
import type { CoursePlan } from '#domain/plan';
import { aPlan, anApproval } from '../factories.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';

/** Bodies of the course: one as the course, one that accepts no absence, one that waits for nothing. */
export const bodies = [
  anApproval({ id: 'nsf', body: 'Norsk Sykepleierforbund (NSF)', approvedMinutes: 1320 }),
  anApproval({ id: 'npf', body: 'Norsk psykologforening', minimumPercent: 100 }),
];

const students = ['participant1', 'participant2', 'participant3', 'participant4'] as const;

/** A course of five days with four participants and a mailbox, and short names for what a leader does. */
export interface CertificateCourse {
  harness: Harness;
  leader: SignedIn;
  params: { courseId: string };
  /** Pseudonyms of the participants, by the names of the practice Canvas. */
  ids: Record<(typeof students)[number], string>;
  /** Days that the person was there whole, by number; away on the others. */
  attend(personId: string, days: readonly number[]): Promise<void>;
  closeAll(): Promise<void>;
  dryRun(): Promise<Reply<'certificates.dryRun'>>;
  candidate(personId: string): Promise<Candidate>;
  /** Orders and waits to the end. */
  issue(
    personIds: readonly string[],
    kind?: IssuedCertificate['kind'],
    as?: SignedIn,
  ): Promise<IssueProgress>;
  list(): Promise<IssuedCertificate[]>;
  of(personId: string): Promise<IssuedCertificate>;
  /** Waits until a run has ended. */
  finished(id: string): Promise<IssueProgress>;
  /** Waits until no mail is under way. */
  mailed(): Promise<void>;
  /** Moves the clock; the leader signs in again, since sessions are short. */
  later(seconds: number): Promise<void>;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error('it did not come about');
}

let requests = 0;

export async function startCertificateCourse(
  options: { plan?: CoursePlan; env?: Record<string, string> } = {},
): Promise<CertificateCourse> {
  const harness = await startHarness({
    now: '2025-03-28T08:00:00Z',
    env: { KURSDAG_DEMO: '1', VERIFY_PER_MINUTE: '1000', ...options.env },
  });
  let leader = await harness.launchAs('leader');
  const params = { courseId: leader.me.course?.id ?? '' };
  const plan = options.plan ?? aPlan({ approvals: bodies });
  await harness.ok(leader, 'course-setup.save', { params, body: { baseRevision: 0, plan } });
  const ids: Partial<CertificateCourse['ids']> = {};
  for (const one of students) ids[one] = (await harness.launchAs(one)).me.personId;
  const sync = async () => {
    const status = await harness.ok(leader, 'roster.syncStatus', { params });
    return status.sync?.state === 'done';
  };
  await until(sync);

  const mark = async (personId: string, dayId: string, there: boolean) => {
    requests += 1;
    await harness.ok(leader, 'attendance.record', {
      params: { ...params, dayId },
      body: {
        ...{ requestId: `mark-${requests}-request`, personIds: [personId], reason: 'Prøve' },
        act: there ? { kind: 'wholeDay' } : { kind: 'absence', excused: false },
      },
    });
  };
  const course: CertificateCourse = {
    ...{ harness, params, ids: ids as CertificateCourse['ids'] },
    get leader() {
      return leader;
    },
    async attend(personId, days) {
      for (const day of plan.days.keys()) {
        await mark(personId, plan.days[day]?.id ?? '', days.includes(day + 1));
      }
    },
    async closeAll() {
      for (const { id: dayId } of plan.days) {
        await harness.ok(leader, 'attendance.close', { params: { ...params, dayId } });
      }
    },
    dryRun: () => harness.ok(leader, 'certificates.dryRun', { params }),
    async candidate(personId) {
      const found = (await course.dryRun()).candidates.find((one) => one.personId === personId);
      if (!found) throw new Error('not in the dry run');
      return found;
    },
    async issue(personIds, kind = 'certificate', as = leader) {
      const { candidates } = await course.dryRun();
      const items = candidates
        .filter((one) => personIds.includes(one.personId))
        .map(({ personId, basis }) => ({ personId, kind, basis: basis[kind] }));
      requests += 1;
      const requestId = `issue-request-${requests}`;
      harness.clock.advance(1);
      const { id } = await harness.ok(as, 'certificates.issue', {
        ...{ params, body: { requestId, items } },
      });
      return course.finished(id);
    },
    list: async () => (await harness.ok(leader, 'certificates.list', { params })).certificates,
    async of(personId) {
      const found = (await course.list()).find((one) => one.personId === personId);
      if (!found) throw new Error('no certificate');
      return found;
    },
    async finished(id) {
      const ended: IssueProgress[] = [];
      await until(async () => {
        const { run } = await harness.ok(leader, 'certificates.list', { params });
        if (run?.id === id && run.done) ended.push(run);
        return ended.length > 0;
      });
      const [run] = ended;
      if (run === undefined) throw new Error('no run');
      return run;
    },
    mailed: () =>
      until(async () =>
        (await course.list()).every(
          ({ mail }) => mail === null || !['queued', 'sending'].includes(mail.state),
        ),
      ),
    async later(seconds) {
      harness.clock.advance(seconds);
      leader = await harness.launchAs('leader');
    },
  };
  return course;
}
