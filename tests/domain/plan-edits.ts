import fc from 'fast-check';
import type { CoursePlan, PlanDay } from '#domain/plan';
import { aDay, anApproval, aPlan, aSegment } from '../factories.ts';

/** A course to edit: three days with a programme, two approvals. */
export const base: CoursePlan = aPlan({
  days: ['a', 'b', 'c'].map((id, index) => aDay({ id, date: `2025-02-0${index + 3}` })),
  approvals: [anApproval({ id: 'nsf' }), anApproval({ id: 'fo', body: 'Fellesorganisasjonen' })],
  learningGoals: { knowledge: ['læring'], skills: [], attitudes: [] },
});

export type Edit = (plan: CoursePlan) => CoursePlan;

function onDay(id: string, change: (day: PlanDay) => PlanDay): Edit {
  return (plan) => ({ ...plan, days: plan.days.map((day) => (day.id === id ? change(day) : day)) });
}

const text = fc.constantFrom('', 'Rom 2', 'Rom 3', 'Digitalt');
const dayId = fc.constantFrom('a', 'b', 'c');
const segmentId = fc.constantFrom('morning', 'lunch', 'afternoon');

/** One thing that a leader does to a plan. New parts get ids that begin with `mark`. */
export function edit(mark: string): fc.Arbitrary<Edit> {
  return fc.oneof(
    text.map((organiser): Edit => (plan) => ({ ...plan, organiser })),
    fc.constantFrom(70, 80, 90).map((percent): Edit => (plan) => ({ ...plan, percent })),
    text.map((goal): Edit => (plan) => ({
      ...plan,
      learningGoals: { ...plan.learningGoals, skills: [goal] },
    })),
    fc.tuple(dayId, text).map(([id, place]) => onDay(id, (day) => ({ ...day, place }))),
    fc
      .tuple(dayId, text)
      .map(([id, changeReason]) =>
        onDay(id, (day) => ({ ...day, state: 'cancelled', changeReason })),
      ),
    fc.tuple(dayId, segmentId, text).map(([id, segment, title]) =>
      onDay(id, (day) => ({
        ...day,
        segments: day.segments.map((one) => (one.id === segment ? { ...one, title } : one)),
      })),
    ),
    fc.tuple(dayId, segmentId).map(([id, segment]) =>
      onDay(id, (day) => ({
        ...day,
        segments: day.segments.filter((one) => one.id !== segment),
      })),
    ),
    fc.tuple(dayId, fc.nat(3)).map(([id, number]) =>
      onDay(id, (day) => {
        const added = aSegment({ id: `${mark}-${number}`, start: `15:0${number}`, end: '16:00' });
        const kept = day.segments.filter((one) => one.id !== added.id);
        return { ...day, segments: [...kept, added] };
      }),
    ),
    fc.nat(3).map((number): Edit => (plan) => {
      const added = aDay({ id: `${mark}-${number}`, date: `2025-03-0${number + 1}` });
      return { ...plan, days: [...plan.days.filter(({ id }) => id !== added.id), added] };
    }),
    dayId.map((id): Edit => (plan) => ({
      ...plan,
      days: plan.days.filter((day) => day.id !== id),
    })),
    fc.tuple(fc.constantFrom('nsf', 'fo'), fc.nat(2)).map(([id, hours]): Edit => (plan) => ({
      ...plan,
      approvals: plan.approvals.map((one) =>
        one.id === id ? { ...one, approvedMinutes: 1200 + hours * 60 } : one,
      ),
    })),
    fc.constantFrom('nsf', 'fo').map((id): Edit => (plan) => ({
      ...plan,
      approvals: plan.approvals.filter((one) => one.id !== id),
    })),
  );
}

export function edits(mark: string): fc.Arbitrary<CoursePlan> {
  return fc
    .array(edit(mark), { maxLength: 6 })
    .map((list) => list.reduce((plan, change) => change(plan), base));
}
