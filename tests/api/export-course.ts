import type { CoursePlan } from '#domain/plan';
import type { ListValues } from '#contract/registrations';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { anApproval, aPlan } from '../factories.ts';

/** People of the exports' tests, beside those of the practice Canvas. */
export const odd = {
  formula: '=HYPERLINK("http://x.example";"Klikk")',
  long: `${'Langelenge '.repeat(17)}Nordvikstrand`,
  arabic: 'نور الهدى',
} as const;

export interface ExportCourse {
  harness: Harness;
  leader: SignedIn;
  params: { courseId: string };
  people: Record<'kari' | 'anneLise' | 'formula' | 'long', SignedIn>;
  /** Whole days for some people, and the days closed. */
  hold(dayIds: readonly string[], present: readonly SignedIn[]): Promise<void>;
}

export const nsf = anApproval({
  id: 'nsf',
  body: 'Norsk Sykepleierforbund',
  approvedMinutes: 1320,
});
export const npf = anApproval({
  ...{ id: 'npf', body: 'Norsk psykologforening', approvedMinutes: 1500, minimumPercent: 100 },
  ...{ documentedPresence: true, columns: ['Medlemsnr', 'Etternavn', 'Fornavn'] },
});

export const nothing: ListValues = {
  ...{ profession: '', workplace: '', body: '', memberNumber: '', group: null },
};

/** A course of five days with members of two bodies and names of every kind. */
export async function anExportCourse(plan: Partial<CoursePlan> = {}): Promise<ExportCourse> {
  const harness = await startHarness({ now: '2025-04-01T08:00:00Z' });
  for (const key of ['formula', 'long'] as const) {
    harness.canvas.people.add({
      ...{ key, name: odd[key], email: `${key}@skole.example` },
      rootAccountId: schools.north.account,
    });
    harness.canvas.people.enrol({ courseId: schools.north.course, person: key, role: 'student' });
  }
  const leader = await harness.launchAs('leader');
  const people = {
    kari: await harness.launchAs('participant1'),
    anneLise: await harness.launchAs('participant2'),
    formula: await harness.launchAs('formula'),
    long: await harness.launchAs('long'),
  };
  // The namesakes are on Canvas' list and come with its reading: here at once, for certain.
  for (const one of ['participant3', 'participant4']) await harness.launchAs(one);
  const params = { courseId: leader.me.course?.id ?? '' };
  await harness.ok(leader, 'course-setup.save', {
    params,
    body: { baseRevision: 0, plan: aPlan({ approvals: [nsf, npf], ...plan }) },
  });
  const of = (who: SignedIn, values: Partial<ListValues>) => ({
    ...{ personId: who.me.personId, values: { ...nothing, ...values } },
  });
  const nurse = { profession: 'Sykepleier', body: 'NSF', workplace: 'Nordvik kommune' };
  await harness.ok(leader, 'registrations.save', {
    params,
    body: {
      consentStated: true,
      rows: [
        of(people.kari, { ...nurse, memberNumber: '0012345' }),
        of(people.anneLise, { ...nurse, memberNumber: '' }),
        of(people.formula, { ...nurse, memberNumber: '+4712345' }),
        of(people.long, { profession: 'Psykolog', body: 'NPF', memberNumber: '77' }),
      ],
    },
  });
  const hold = async (dayIds: readonly string[], present: readonly SignedIn[]) => {
    const { members } = await harness.ok(leader, 'roster.list', { params });
    const everyone = members.filter(({ role }) => role === 'participant').map(({ id }) => id);
    const there = present.map(({ me }) => me.personId);
    for (const dayId of dayIds) {
      const record = (personIds: string[], act: 'wholeDay' | 'absence') =>
        harness.ok(leader, 'attendance.record', {
          params: { ...params, dayId },
          body: {
            ...{ requestId: `${dayId}-${act}`, personIds, reason: '' },
            act: act === 'wholeDay' ? { kind: act } : { kind: act, excused: false },
          },
        });
      await record(there, 'wholeDay');
      await record(
        everyone.filter((id) => !there.includes(id)),
        'absence',
      );
      await harness.ok(leader, 'attendance.close', { params: { ...params, dayId } });
    }
  };
  return { harness, leader, params, people, hold };
}

export const dayIds = ['day-1', 'day-2', 'day-3', 'day-4', 'day-5'] as const;
