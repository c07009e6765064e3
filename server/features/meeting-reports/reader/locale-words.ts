export type DurationUnit = 'd' | 'h' | 'm' | 's';

/** Languages that reports come in; what their words look like is asked of Intl, not written down here. */
const languages =
  'nb nn da sv fi is en de nl fr es ca pt pt-BR it ro pl cs sk sl hr sr bg uk ru el hu et lv lt tr he ar fa hi th vi id ms ja ko zh zh-TW eu gl cy ga sq mk'.split(
    ' ',
  );

/** The commonest, so that Intl is asked only for rarer ones. A word of two meanings is not here. */
const commonUnits: Readonly<Record<string, DurationUnit>> = {
  ...units('h', 'h hr hrs hour hours t time timer tim timmar std stunde stunden uur godz heure'),
  ...units('h', 'heures hora horas ora ore óra 時間 小时 小時 시간'),
  ...units(
    'm',
    'm min mins minute minutes minutt minutter minuter minuten minuto minutos 分 分钟 분',
  ),
  ...units('s', 's sec secs second seconds sek sekund sekunder sekunden seg segundos secondes'),
  ...units('s', '秒 초'),
  ...units('d', 'd day days dag dager dagar tag tage jour jours'),
};

const commonHalves: Readonly<Record<string, 'a' | 'p'>> = {
  ...halves('a', 'a am 午前 上午 오전 凌晨 早上 fm ap πμ ص dop vorm'),
  ...halves('p', 'p pm 午後 下午 오후 晚上 em ip μμ م odp nachm'),
};

/** A word as it is compared: lower case, without dots, spaces and apostrophes. */
export function wordKey(word: string): string {
  return word.toLowerCase().replace(/[.\s'’׳״॰]+/gu, '');
}

/** The unit of time that a word means in some language, or null. */
export function durationUnit(word: string): DurationUnit | null {
  const key = wordKey(word);
  return commonUnits[key] ?? (mayBeWord(key) ? rareUnits().get(key) : null) ?? null;
}

/** 'a' for a word that means before noon, 'p' for after, in some language. */
export function dayHalf(word: string): 'a' | 'p' | null {
  const key = wordKey(word);
  return commonHalves[key] ?? (mayBeWord(key) ? rareHalves().get(key) : null) ?? null;
}

/** 1–12 for the name of a month, long or short, in some language. */
export function monthNumber(word: string): number | null {
  const key = wordKey(word);
  return (mayBeWord(key) ? months().get(key) : null) ?? null;
}

/** Asking Intl for all languages takes some time, once: not for what is no word. */
function mayBeWord(key: string): boolean {
  return key.length <= 20 && /^[\p{L}\p{M}]+$/u.test(key);
}

const rareUnits = once(() => {
  const found = new Map<string, DurationUnit>();
  const ofIntl = { h: 'hour', m: 'minute', s: 'second', d: 'day' } as const;
  for (const unit of ['h', 'm', 's', 'd'] as const) {
    for (const unitDisplay of ['narrow', 'short', 'long'] as const) {
      const options = { style: 'unit', unit: ofIntl[unit], unitDisplay } as const;
      for (const language of languages) {
        const format = new Intl.NumberFormat(language, options);
        for (const count of [1, 2, 5, 12, 26]) addWord(found, unitWord(format, count), unit);
      }
    }
  }
  return found;
});

const rareHalves = once(() => {
  const found = new Map<string, 'a' | 'p'>();
  for (const language of languages) {
    const options = { hour: 'numeric', hourCycle: 'h12', timeZone: 'UTC' } as const;
    const format = new Intl.DateTimeFormat(language, options);
    for (const [hour, half] of [
      [9, 'a'],
      [15, 'p'],
    ] as const) {
      const parts = format.formatToParts(Date.UTC(2025, 1, 6, hour));
      addWord(found, parts.find(({ type }) => type === 'dayPeriod')?.value ?? '', half);
    }
  }
  return found;
});

const months = once(() => {
  const found = new Map<string, number>();
  for (const month of ['long', 'short'] as const) {
    for (const language of languages) {
      const options = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' } as const;
      const within = new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory' });
      const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let i = 0; i < 12; i++) {
        for (const format of [within, alone]) {
          const parts = format.formatToParts(Date.UTC(2025, i, 6));
          addWord(found, parts.find(({ type }) => type === 'month')?.value ?? '', i + 1);
        }
      }
    }
  }
  return found;
});

function unitWord(format: Intl.NumberFormat, count: number): string {
  return format.formatToParts(count).find(({ type }) => type === 'unit')?.value ?? '';
}

/** The first language to claim a word keeps it: a later, rarer one would turn its meaning round. */
function addWord<T>(words: Map<string, T>, word: string, meaning: T): void {
  const key = wordKey(word);
  if (key !== '' && !/\d/.test(key) && !words.has(key)) words.set(key, meaning);
}

function units(unit: DurationUnit, words: string): Record<string, DurationUnit> {
  return Object.fromEntries(words.split(' ').map((word) => [word, unit]));
}

function halves(half: 'a' | 'p', words: string): Record<string, 'a' | 'p'> {
  return Object.fromEntries(words.split(' ').map((word) => [word, half]));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
