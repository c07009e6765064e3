import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './time.ts';

export const holidays = [
  'newYear',
  'maundyThursday',
  'goodFriday',
  'easterDay',
  'easterMonday',
  'labourDay',
  'constitutionDay',
  'ascensionDay',
  'whitSunday',
  'whitMonday',
  'christmasDay',
  'boxingDay',
] as const;
export type Holiday = (typeof holidays)[number];

const fixed: Partial<Record<string, Holiday>> = {
  '01-01': 'newYear',
  '05-01': 'labourDay',
  '05-17': 'constitutionDay',
  '12-25': 'christmasDay',
  '12-26': 'boxingDay',
};
const daysFromEaster: Partial<Record<number, Holiday>> = {
  [-3]: 'maundyThursday',
  [-2]: 'goodFriday',
  0: 'easterDay',
  1: 'easterMonday',
  39: 'ascensionDay',
  49: 'whitSunday',
  50: 'whitMonday',
};

/** The public holiday of Norway on a date, if any (lov om helligdager, lov om 1. og 17. mai). */
export function holidayOn(date: LocalDate): Holiday | undefined {
  const day = Temporal.PlainDate.from(date);
  const sinceEaster = easter(day.year).until(day, { largestUnit: 'days' }).days;
  return fixed[date.slice(5)] ?? daysFromEaster[sinceEaster];
}

/** Whether a date is a Saturday or a Sunday. */
export function isWeekend(date: LocalDate): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek >= 6;
}

/** Easter Day of a year in the Gregorian calendar, by the anonymous algorithm (Meeus/Jones/Butcher). */
function easter(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const inCentury = year % 100;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return new Temporal.PlainDate(year, Math.floor(sum / 31), (sum % 31) + 1);
}
