import type { TFunction } from 'i18next';
import type { Cell, GridDay } from '#contract/attendance';
import { formatList, formatMinutes, formatPercent } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/resources.ts';

type Texts = TFunction<'attendance'>;

export function nameOf({ name }: { name: string }, t: Texts): string {
  return name === '' ? t('erased') : name;
}

/** "Dag 2: Kommunikasjon", or "Dag 2". */
export function dayName({ title }: { title: string }, index: number, t: Texts): string {
  const number = index + 1;
  return title === '' ? t('dayNumber', { number }) : t('dayNamed', { number, title });
}

type DayFacts = Pick<GridDay, 'state' | 'over'>;

/** Where a day stands; figures of a day that is over are provisional until it is closed (rule 8). */
export function dayStateWord({ state, over }: DayFacts, t: Texts): string {
  return t(`state.${state === 'planned' && over ? 'provisional' : state}`);
}

/** A participant's day in words: "Hele dagen", "4 t 37 min". */
export function markWord([mark, attended]: Cell, day: DayFacts, t: Texts, locale: Locale): string {
  switch (mark) {
    case 'part':
      return formatMinutes(attended, locale);
    case 'none':
      return t(day.over || day.state === 'closed' ? 'mark.none' : 'mark.notYet');
    case 'whole':
    case 'absent':
    case 'notMeant':
    case 'cancelled':
      return t(`mark.${mark}`);
    case 'excused':
      return t('mark.absent');
    default:
      return mark satisfies never;
  }
}

/** The rest of what a day says: "av 5 t 00 min · + 1 t 00 min ekstraarbeid"; '' when nothing. */
export function markDetail([mark, , planned, makeUp]: Cell, t: Texts, locale: Locale): string {
  return [
    mark === 'part' ? t('of', { planned: formatMinutes(planned, locale) }) : '',
    mark === 'excused' ? t('documented') : '',
    makeUp > 0 ? t('plusMakeUp', { makeUp: formatMinutes(makeUp, locale) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** "dag 4 og dag 5", from the ids of days. */
export function dayList(
  ids: readonly string[],
  days: readonly { id: string }[],
  t: Texts,
  locale: Locale,
): string {
  const names = ids.map((id) =>
    t('dayInList', { number: days.findIndex((day) => day.id === id) + 1 }),
  );
  return formatList(names, locale);
}

export function percentWord(percent: number, locale: Locale): string {
  return formatPercent(percent, locale);
}
