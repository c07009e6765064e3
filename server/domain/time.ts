import { Temporal } from 'temporal-polyfill';
import { DomainError } from './errors.ts';

/** Wall-clock time of the course's zone: 'HH:MM' or 'HH:MM:SS'; as an end also '24:00'. */
export type WallTime = string;

/** Calendar date of the course's zone: 'YYYY-MM-DD'. */
export type LocalDate = string;

/** Of a time that comes twice, a start takes the earlier and an end the later (rule 1). */
export type Side = 'start' | 'end';

/** One date of one zone: [start, end) in epoch seconds, UTC. 23, 24 or 25 hours, as the clock says. */
export interface LocalDay {
  readonly date: LocalDate;
  readonly zone: string;
  readonly start: number;
  readonly end: number;
}

const secondsPerDay = 86_400;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * Resolves a date once, so that many of its times become instants without asking for the zone again.
 * @throws DomainError INVALID_DATE, INVALID_TIME_ZONE
 */
export function localDay(date: LocalDate, zone: string): LocalDay {
  assertTimeZone(zone);
  const day = plainDate(date);
  const next = day.add({ days: 1 });
  return { date, zone, start: startOf(day, zone), end: startOf(next, zone) };
}

/**
 * The instant of a wall-clock time on a day, in epoch seconds, UTC. '24:00' is the day's end.
 * @throws DomainError INVALID_TIME; SKIPPED_TIME for a time that the clock skips (rule 1)
 */
export function instantOn(day: LocalDay, time: WallTime, side: Side): number {
  if (side === 'end' && (time === '24:00' || time === '24:00:00')) return day.end;
  const seconds = secondsOfDay(time);
  const clockChanges = day.end - day.start !== secondsPerDay;
  return clockChanges ? instantOnUnevenDay(day, time, side) : day.start + seconds;
}

/**
 * The instant of one wall-clock time, in epoch seconds, UTC.
 * @throws DomainError as {@link localDay} and {@link instantOn}
 */
export function instantOf(date: LocalDate, time: WallTime, zone: string, side: Side): number {
  return instantOn(localDay(date, zone), time, side);
}

/**
 * What the clock of a zone shows at an instant (epoch seconds, UTC); `time` always with seconds.
 * @throws DomainError INVALID_TIME_ZONE
 */
export function wallTimeOf(instant: number, zone: string): { date: LocalDate; time: WallTime } {
  assertTimeZone(zone);
  const shown = Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(zone);
  return {
    date: shown.toPlainDate().toString(),
    time: shown.toPlainTime().toString({ smallestUnit: 'second' }),
  };
}

/** @throws DomainError INVALID_TIME_ZONE */
export function assertTimeZone(zone: string): void {
  try {
    // The constructor takes a zone's name alone; Temporal's other doors also take whole timestamps.
    new Temporal.ZonedDateTime(0n, zone);
  } catch {
    throw new DomainError('INVALID_TIME_ZONE', { zone });
  }
}

function plainDate(date: LocalDate): Temporal.PlainDate {
  if (!datePattern.test(date)) throw new DomainError('INVALID_DATE', { date });
  try {
    return Temporal.PlainDate.from(date);
  } catch {
    throw new DomainError('INVALID_DATE', { date });
  }
}

function startOf(day: Temporal.PlainDate, zone: string): number {
  return epochSeconds(day.toZonedDateTime(zone));
}

function epochSeconds(shown: Temporal.ZonedDateTime): number {
  return shown.epochMilliseconds / 1000;
}

function secondsOfDay(time: WallTime): number {
  const [, hours, minutes, seconds = '0'] = timePattern.exec(time) ?? [];
  if (hours === undefined) throw new DomainError('INVALID_TIME', { time });
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function instantOnUnevenDay(day: LocalDay, time: WallTime, side: Side): number {
  const wall = Temporal.PlainDateTime.from(`${day.date}T${time}`);
  const earlier = wall.toZonedDateTime(day.zone, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(wall)) {
    throw new DomainError('SKIPPED_TIME', { date: day.date, time });
  }
  return epochSeconds(
    side === 'start' ? earlier : wall.toZonedDateTime(day.zone, { disambiguation: 'later' }),
  );
}
