import { monthNumber } from '../i18n/format.ts';
import type { Locale } from '../i18n/resources.ts';

/**
 * What people type, made into what the server takes. Tolerant of how dates, times and durations are
 * written in Norwegian; null for what is none.
 */

/** "9", "0900", "900", "09.00", "9:00", "kl. 9" as 'HH:MM'. */
export function parseTime(text: string): string | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^kl\.?\s*/, '');
  const match = /^(\d{1,2})(?:[.:,\s]\s*(\d{2}))?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
  if (match === null) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null;
}

/** "6.2.2025", "06.02.25", "6/2-2025", "6. februar 2025" or "2025-02-06" as 'YYYY-MM-DD'. */
export function parseDate(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso !== null) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2}|\d{4})$/.exec(typed);
  if (numbers !== null) {
    return existing(fullYear(numbers[3] ?? ''), Number(numbers[2]), Number(numbers[1]));
  }
  const words = /^(\d{1,2})\.?\s+(\p{L}{3,})\.?\s+(\d{2}|\d{4})$/u.exec(typed);
  const month = monthNumber(words?.[2] ?? '');
  return words === null || month === null
    ? null
    : existing(fullYear(words[3] ?? ''), month, Number(words[1]));
}

/** "90", "90 min", "1 t 30 min", "1t30", "1:30", "1,5 t", "2 timer" as whole minutes. */
export function parseMinutes(text: string): number | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, '');
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(typed);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const minutes = /^(\d{1,4})(?:m|min|minutt|minutter|minutes)?\.?$/.exec(typed);
  if (minutes !== null) return Number(minutes[1]);
  const hours =
    /^(\d{1,3}(?:[.,]\d{1,2})?)(?:t|h|time|timer|timar|hour|hours)\.?(?:og|and)?(?:(\d{1,2})(?:m|min|minutt|minutter|minutes)?\.?)?$/.exec(
      typed,
    );
  if (hours === null) return null;
  const whole = Number((hours[1] ?? '').replace(',', '.')) * 60 + Number(hours[2] ?? 0);
  return Number.isInteger(whole) ? whole : null;
}

/** 'YYYY-MM-DD' as a date field shows it, in a form that parseDate reads: "06.02.2025". */
export function dateAsTyped(date: string, locale: Locale): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return locale === 'en' ? date : `${day}.${month}.${year}`;
}

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year < 2200 ? `${year}-${two(month)}-${two(day)}` : null;
}

function fullYear(typed: string): number {
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
