import { DomainError } from '#domain/errors';
import {
  instantOn,
  type LocalDate,
  type LocalDay,
  localDay,
  type Side,
  wallTimeOf,
} from '#domain/time';

const secondsPerDay = 86_400;

/** The clock of one zone. Each date is looked up once: a report has thousands of times on one day. */
export interface ZoneClock {
  readonly zone: string;
  /** Epoch seconds of a second of a day; null for a time that the clock skips (rule 1). */
  instant(date: LocalDate, second: number, side: Side): number | null;
  dateOf(instant: number): LocalDate;
  /** `YYYY-MM-DDTHH:MM:SS`, local, without zone. */
  isoOf(instant: number): string;
  /** The clock changes on this date. */
  isUneven(date: LocalDate): boolean;
}

/** @throws DomainError INVALID_TIME_ZONE */
export function zoneClock(zone: string): ZoneClock {
  const days = new Map<LocalDate, LocalDay>();
  const dayOf = (date: LocalDate): LocalDay => {
    const known = days.get(date);
    if (known) return known;
    const day = localDay(date, zone);
    days.set(date, day);
    return day;
  };
  const isUneven = (date: LocalDate) => {
    const { start, end } = dayOf(date);
    return end - start !== secondsPerDay;
  };
  let last = dayOf('2025-01-01');
  /** No zone is a day ahead of or behind UTC: the date is one of three, and mostly the last one. */
  const dayAround = (instant: number): LocalDay => {
    if (holds(last, instant)) return last;
    const days = [0, -1, 1].map((shift) => dayOf(utcDate(instant + shift * secondsPerDay)));
    last = days.find((day) => holds(day, instant)) ?? last;
    return last;
  };
  return {
    zone,
    isUneven,
    instant: (date, second, side) => {
      const day = dayOf(date);
      if (second === secondsPerDay) return day.end;
      if (!isUneven(date)) return day.start + second;
      return unlessSkipped(() => instantOn(day, clockTime(second), side));
    },
    dateOf: (instant) => dayAround(instant).date,
    isoOf: (instant) => {
      const day = dayAround(instant);
      if (!isUneven(day.date)) return `${day.date}T${clockTime(instant - day.start)}`;
      const { date, time } = wallTimeOf(instant, zone);
      return `${date}T${time}`;
    },
  };
}

function holds({ start, end }: LocalDay, instant: number): boolean {
  return start <= instant && instant < end;
}

export function utcDate(instant: number): LocalDate {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}

/** Epoch seconds of a date and a second of its day on a clock some minutes ahead of UTC. */
export function instantAtOffset(date: LocalDate, second: number, offsetMinutes: number): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 + second - offsetMinutes * 60;
}

function clockTime(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function unlessSkipped(resolve: () => number): number | null {
  try {
    return resolve();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'SKIPPED_TIME') return null;
    throw error;
  }
}
