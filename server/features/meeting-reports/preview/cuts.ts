import type { ReportParticipant } from '#contract/meeting-report';
import { clip, type Interval, intersect, lengthOf, subtract, union } from '#domain/intervals';

type Cut = ReportParticipant['cut'][number];

interface Frame {
  /** The date. */
  readonly date: Interval;
  /** The programme, from its first segment to its last. */
  readonly span: Interval;
  /** Segments that count, whomever they are meant for. */
  readonly counting: readonly Interval[];
  /** Counted time that is meant for the participant. */
  readonly counted: readonly Interval[];
}

/** What of somebody's presence does not count, and why: the parts of it are all that is left out. */
export function cutsOf(presence: readonly Interval[], frame: Frame): Cut[] {
  const { date, span, counting, counted } = frame;
  const all = union(presence);
  const onDate = clip(all, date);
  const during = clip(onDate, span);
  const inCounting = intersect(during, union(counting));
  const parts: [Cut['why'], number][] = [
    ['otherDay', lengthOf(all) - lengthOf(onDate)],
    ['early', lengthOf(clip(onDate, { start: date.start, end: span.start }))],
    ['break', lengthOf(during) - lengthOf(inCounting)],
    ['notMeant', lengthOf(subtract(inCounting, counted))],
    ['late', lengthOf(clip(onDate, { start: span.end, end: date.end }))],
  ];
  return parts
    .map(([why, seconds]) => ({ why, minutes: Math.round(seconds / 60) }))
    .filter(({ minutes }) => minutes > 0);
}
