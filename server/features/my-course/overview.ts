import type { MyCourse, MyDay } from '#contract/my-course';
import type { Reply } from '#contract/endpoints';
import type { CoursePlan, PlanDay } from '#domain/plan';
import type { ResolvedDay } from '#domain/programme';
import { type HoursAndMinutes, roundedDown, roundedUp } from '#domain/shown';
import { type DayStanding, type ParticipantStanding, standings } from '#domain/standing';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { courseFigures } from '../../models/course-figures.ts';
import { markOf } from '../../models/day-marks.ts';
import type { LedgerFigure } from '../../models/ledger.ts';
import { myEvidence } from './evidence.ts';

const total = ({ hours, minutes }: HoursAndMinutes) => hours * 60 + minutes;
const had = (seconds: number) => total(roundedDown(seconds));
const asked = (seconds: number) => total(roundedUp(seconds));

/**
 * The course as one participant sees it.
 * @throws AppError COURSE_NOT_SET_UP
 */
export async function readMyCourse(
  deps: Deps,
  { course, session }: Pick<Caller, 'course' | 'session'>,
): Promise<Reply<'my-course.overview'>> {
  const { plan } = course;
  if (plan === null) throw new AppError('COURSE_NOT_SET_UP');
  const me = session.personId;
  const [figures, members, evidence] = await Promise.all([
    courseFigures(deps.models, { ...course, plan }, { personIds: [me] }),
    deps.models.people.listMembers(course._id),
    myEvidence(deps.models, course._id, me),
  ]);
  const mine = members.find((one) => one.personId === me);
  const group = mine?.group ?? undefined;
  const standing =
    figures.standings.get(me) ?? standings(figures.programme, [{ id: me, group }], new Map())[0];
  if (!standing) throw new Error('a participant without a standing');
  const now = deps.now().getTime() / 1000;
  const lines = figures.lines.get(me) ?? [];
  const days = figures.programme.days.flatMap((resolved, index) => {
    const planned = plan.days.find((one) => one.id === resolved.id);
    const own = standing.days[index];
    if (!planned || !own) return [];
    const shown = dayOf(planned, resolved, index + 1, { own, lines, group, now });
    return [{ ...shown, evidence: evidence.get(resolved.id) ?? [] }];
  });
  const next = nextDay(days, now);
  return {
    ...texts(plan),
    leaders: members
      .filter((one) => one.role === 'leader' && one.state === 'active')
      .map((one) => one.person?.name ?? '')
      .filter((name) => name !== ''),
    testUser: session.testUser,
    withdrawn: mine?.withdrawnAt != null,
    standing: shownStanding(standing, days),
    nextDayId: next?.id ?? null,
    underWay: (next?.startsAt ?? Infinity) <= now,
    days,
  };
}

function texts({ title, organiser, description, timeZone, percent }: CoursePlan) {
  return { title, organiser, description, timeZone, percent };
}

function shownStanding(standing: ParticipantStanding, days: MyDay[]): MyCourse['standing'] {
  return {
    state: standing.standing,
    provisional: days.some((day) => day.state === 'planned'),
    earned: had(standing.earnedSeconds),
    makeUp: had(standing.makeUpSeconds),
    planned: asked(standing.plannedSeconds),
    required: asked(standing.requiredSeconds),
    reachable: had(standing.reachableSeconds),
    stillNeeded: asked(standing.stillNeededSeconds),
    mayStillMiss: had(standing.mayStillMissSeconds),
    needsWholeDays: standing.needsWholeDays,
  };
}

interface DayFacts {
  own: DayStanding;
  lines: readonly LedgerFigure[];
  group: string | undefined;
  now: number;
}

function dayOf(
  planned: PlanDay,
  resolved: ResolvedDay,
  number: number,
  { own, lines, group, now }: DayFacts,
): Omit<MyDay, 'evidence'> {
  const includes = (audience: readonly string[] | undefined) =>
    audience === undefined || (group !== undefined && audience.includes(group));
  const endsAt = resolved.segments.reduce<number | null>(
    (latest, segment) => Math.max(latest ?? segment.end, segment.end),
    null,
  );
  return {
    ...{ id: planned.id, number, title: planned.title, date: planned.date },
    ...{ place: planned.place, meetingUrl: planned.meetingUrl, state: resolved.state },
    changeReason: planned.changeReason,
    forMe: includes(resolved.audience),
    over: endsAt !== null && endsAt <= now,
    startsAt: resolved.segments[0]?.start ?? null,
    endsAt,
    segments: resolved.segments.map((segment) => {
      const about = planned.segments.find((one) => one.id === segment.id);
      return {
        ...{ id: segment.id, start: segment.start, end: segment.end, counts: segment.counts },
        title: about?.title ?? '',
        responsible: about?.responsible ?? '',
        workForm: about?.workForm ?? null,
        forMe: includes(segment.audience),
      };
    }),
    mark: markOf(
      resolved.state,
      own,
      lines.filter((line) => line.dayId === planned.id),
    ),
    attended: had(own.attendedSeconds),
    planned: asked(own.plannedSeconds),
    makeUp: had(own.makeUpSeconds),
    provisional: own.provisional,
  };
}

/** The day that is going on, or the next one: of those that are meant for the participant. */
function nextDay(days: readonly MyDay[], now: number): MyDay | null {
  const coming = days
    .filter((day) => day.forMe && day.state !== 'cancelled' && (day.endsAt ?? 0) > now)
    .sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0));
  return coming[0] ?? null;
}
