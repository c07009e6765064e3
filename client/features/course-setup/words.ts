import type { CoursePlanShape as Plan } from '#contract/course-plan';
import type { Place, Problem, Warning } from '#contract/course-setup';
import { formatList, formatMinutes, formatShortDate, formatTime } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/resources.ts';
import { useTexts } from '../../i18n/use-texts.ts';

type T = ReturnType<typeof useTexts<'course-setup'>>['t'];

/** Faults, warnings and places of a plan in words. */
export function useWords(plan: Plan) {
  const { t, locale } = useTexts('course-setup');
  return {
    problem: (problem: Problem) => problemWords(t, problem),
    warning: (warning: Warning) => warningWords(t, warning),
    /** "Dag 2 (tor. 13. feb.), 09.30 Læring og didaktikk: slutt". */
    place: (at: Place) => placeWords(t, locale, plan, at),
    dayName: (id: string) => dayName(t, locale, plan, id),
  };
}

function problemWords(t: T, { code, limit }: Problem): string {
  return t(`problem.${code}`, { limit: limit ?? 0 });
}

function warningWords(t: T, { code, count = 0, holiday }: Warning): string {
  const which = holiday === undefined ? '' : t(`holiday.${holiday}`);
  return t(`warning.${code}`, { count, holiday: which });
}

/** 'actual.start' is a key of its own, not one within another. */
const keyOf = (field: string) => field.replace('.', '_');

function placeWords(t: T, locale: Locale, plan: Plan, at: Place): string {
  const parts = [
    at.day === undefined ? '' : dayName(t, locale, plan, at.day),
    segmentName(locale, plan, at),
    at.approval === undefined
      ? ''
      : (plan.approvals.find(({ id }) => id === at.approval)?.body ?? '') || t('approvals.unnamed'),
  ].filter((part) => part !== '');
  const field = at.field === undefined ? '' : fieldName(t, at.field);
  const place = parts.join(', ');
  if (place === '') return field;
  return field === '' ? place : `${place}: ${field.toLocaleLowerCase(locale)}`;
}

function fieldName(t: T, field: string): string {
  return t(`field.${keyOf(field)}` as 'field.title');
}

function dayName(t: T, locale: Locale, plan: Plan, id: string): string {
  const days = plan.days.toSorted((a, b) => a.date.localeCompare(b.date));
  const index = days.findIndex((day) => day.id === id);
  const date = days[index]?.date ?? '';
  if (index < 0) return t('day.removed');
  const number = t('day.number', { number: index + 1 });
  return date === '' ? number : `${number} (${formatShortDate(date, locale)})`;
}

function segmentName(locale: Locale, plan: Plan, { day, segment }: Place): string {
  if (segment === undefined) return '';
  const found = plan.days.find(({ id }) => id === day)?.segments.find(({ id }) => id === segment);
  return found === undefined ? '' : `${formatTime(found.start, locale)} ${found.title}`.trim();
}

/** Approved minutes as the body words them: "22,5 timer", "30 timer à 45 min". */
export function hoursWords(t: T, locale: Locale, minutes: number, unit: 60 | 45): string {
  const hours = hoursNumber(minutes, unit, locale);
  return t(unit === 60 ? 'approvals.hours' : 'approvals.hours45', { hours });
}

/** Minutes in hours of the unit, as a person types them: "22,5". */
export function hoursNumber(minutes: number, unit: 60 | 45, locale: Locale): string {
  const hundredths = Math.floor((minutes * 100) / unit);
  const shown = (hundredths / 100).toString();
  return locale === 'en' ? shown : shown.replace('.', ',');
}

/** Counted time by kind of participant, or one figure where it is the same for all. */
export function plannedWords(
  t: T,
  locale: Locale,
  figures: { sameForAll: boolean; byGroup: readonly { group: string; planned: number }[] },
): string {
  const [first] = figures.byGroup;
  if (figures.sameForAll) return formatMinutes(first?.planned ?? 0, locale);
  const parts = figures.byGroup
    .filter(({ group }) => group !== 'none')
    .map(({ group, planned }) =>
      t('totals.forGroup', {
        time: formatMinutes(planned, locale),
        group: t(`group.${group}` as 'group.professional'),
      }),
    );
  return formatList(parts, locale);
}
