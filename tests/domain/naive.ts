import type { LedgerEntry } from '../../server/domain/ledger.ts';
import type { CourseProgramme, SessionDay } from '../../server/domain/programme.ts';
import type { Participant, ParticipantStanding } from '../../server/domain/standing.ts';

/**
 * The rules a second time, as slowly and plainly as can be: looks at the clock on the wall for
 * each second, and asks of each second whether it counts. Shares nothing with server/domain but
 * types.
 */
export function naiveStanding(
  programme: CourseProgramme,
  participant: Participant,
  ledger: readonly LedgerEntry[],
): Partial<ParticipantStanding> {
  const days = programme.days.map((day) => naiveDay(day, programme.timeZone, participant, ledger));
  const planned = sum(days.map((day) => day.plannedSeconds));
  const earned = sum(days.map((day) => day.attendedSeconds + day.makeUpSeconds));
  const reachable = sum(days.map((day) => day.reachable));
  let required = 0;
  while (required * 100 < programme.percent * planned) required += 1;
  const suffices = (seconds: number) =>
    planned > 0 && BigInt(seconds) * 100n >= BigInt(programme.percent) * BigInt(planned);
  return {
    participant: participant.id,
    plannedSeconds: planned,
    requiredSeconds: required,
    earnedSeconds: earned,
    reachableSeconds: reachable,
    standing: suffices(earned)
      ? 'met'
      : planned > 0 && !suffices(reachable)
        ? 'outOfReach'
        : 'open',
    days: days.map(({ reachable, ...day }) => ({
      ...day,
      remainingSeconds: reachable - day.attendedSeconds - day.makeUpSeconds,
    })),
  };
}

function naiveDay(
  day: SessionDay,
  zone: string,
  { group }: Participant,
  ledger: readonly LedgerEntry[],
) {
  const isForMe = (audience?: readonly string[]) =>
    !audience || audience.some((one) => one === group);
  if (day.state === 'cancelled' || !isForMe(day.audience)) {
    return {
      day: day.id,
      plannedSeconds: 0,
      attendedSeconds: 0,
      makeUpSeconds: 0,
      recorded: false,
      provisional: false,
      reachable: 0,
    };
  }

  const voided = ledger.map((one) => one.kind === 'void' && one.entry);
  const mine = ledger.filter((one) => one.day === day.id && !voided.includes(one.id));
  const presences = mine.filter((one) => one.kind === 'presence');

  const clock = clockOf(day.date, zone);
  const segments = day.segments
    .map((one) => ({ ...one, from: clock.first(one.start), until: clock.last(one.end) }))
    .sort((a, b) => a.from - b.from);
  const begins = segments[0]?.from ?? 0;
  const ends = segments.at(-1)?.until ?? 0;
  const began = day.actual?.start === undefined ? begins : clock.first(day.actual.start);
  const ended = day.actual?.end === undefined ? ends : clock.last(day.actual.end);

  let planned = 0;
  let there = 0;
  for (let second = began; segments.length > 0 && second < ended; second++) {
    const inPlan = Math.min(Math.max(second, begins), ends - 1);
    const segment = segments.find((one) => one.from <= inPlan && inPlan < one.until);
    if (!segment?.counts || !isForMe(segment.audience)) continue;
    planned += 1;
    if (presences.some((one) => one.from <= second && second < one.to)) there += 1;
  }

  for (const one of mine) if (one.kind === 'correction') there += one.seconds;
  const attended = there < 0 ? 0 : there > planned ? planned : there;
  let makeUp = 0;
  for (const one of mine) if (one.kind === 'makeUp') makeUp += one.seconds;
  if (makeUp > planned - attended) makeUp = planned - attended;

  const kinds = new Set(mine.map((one) => one.kind));
  const recorded = kinds.has('presence') || kinds.has('absence') || kinds.has('correction');
  const settled = kinds.has('absence') || (day.state === 'closed' && recorded);
  return {
    day: day.id,
    plannedSeconds: planned,
    attendedSeconds: attended,
    makeUpSeconds: makeUp,
    recorded,
    provisional: day.state === 'planned',
    reachable: settled ? attended + makeUp : planned,
  };
}

function sum(figures: number[]): number {
  let all = 0;
  for (const figure of figures) all += figure;
  return all;
}

interface Clock {
  /** Seconds of the date, in order, with what the clock shows: 'HH:MM:SS'. */
  first: (time: string) => number;
  last: (time: string) => number;
  shows: (time: string) => boolean;
}

const clocks = new Map<string, Clock>();

/** A clock that was watched through one date: which seconds showed which time. */
export function clockOf(date: string, zone: string): Clock {
  const known = clocks.get(`${date} ${zone}`);
  if (known) return known;
  const seen = new Map<string, number[]>();
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const noon = Date.parse(`${date}T12:00:00Z`) / 1000;
  // Offsets change on whole quarters: within one, minutes and seconds run as they do anywhere.
  for (let quarter = noon - 36 * 3600; quarter < noon + 36 * 3600; quarter += 900) {
    const [shownDate, shown = ''] = format.format(quarter * 1000).split(' ');
    if (shownDate !== date) continue;
    for (let i = 0; i < 900; i++) {
      const minute = String(Number(shown.slice(3, 5)) + Math.floor(i / 60)).padStart(2, '0');
      const time = `${shown.slice(0, 2)}:${minute}:${String(i % 60).padStart(2, '0')}`;
      seen.set(time, [...(seen.get(time) ?? []), quarter + i]);
    }
  }
  const at = (time: string) => seen.get(time.length === 5 ? `${time}:00` : time) ?? [];
  const clock = {
    first: (time: string) => at(time)[0] ?? NaN,
    last: (time: string) => at(time).at(-1) ?? NaN,
    shows: (time: string) => at(time).length > 0,
  };
  clocks.set(`${date} ${zone}`, clock);
  return clock;
}
