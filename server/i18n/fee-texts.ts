import type { Locale } from '#contract/roles';

interface FeeTexts {
  title: string;
  columns: Record<
    'workplace' | 'people' | 'paying' | 'free' | 'price' | 'extra' | 'amount',
    string
  >;
  unknownWorkplace: string;
  group: string;
  single: string;
  supplementMissing: string;
  total: string;
}

/** What stands in the overview of fees. */
export const feeTexts: Record<Locale, FeeTexts> = {
  nb: {
    title: 'Kursavgift',
    columns: {
      ...{ workplace: 'Arbeidssted', people: 'Deltakere', paying: 'Betaler', free: 'Gratis' },
      ...{ price: 'Pris', extra: 'Utover gruppen', amount: 'Beløp (kr)' },
    },
    unknownWorkplace: 'Arbeidssted ikke oppgitt',
    group: 'Gruppepris',
    single: 'Per deltaker',
    supplementMissing: 'Tillegg mangler',
    total: 'Sum',
  },
  nn: {
    title: 'Kursavgift',
    columns: {
      ...{ workplace: 'Arbeidsstad', people: 'Deltakarar', paying: 'Betaler', free: 'Gratis' },
      ...{ price: 'Pris', extra: 'Utover gruppa', amount: 'Beløp (kr)' },
    },
    unknownWorkplace: 'Arbeidsstad ikkje oppgitt',
    group: 'Gruppepris',
    single: 'Per deltakar',
    supplementMissing: 'Tillegg manglar',
    total: 'Sum',
  },
  en: {
    title: 'Course fees',
    columns: {
      ...{ workplace: 'Workplace', people: 'Participants', paying: 'Paying', free: 'Free' },
      ...{ price: 'Price', extra: 'Above the group', amount: 'Amount (NOK)' },
    },
    unknownWorkplace: 'Workplace not given',
    group: 'Group price',
    single: 'Per participant',
    supplementMissing: 'Supplement missing',
    total: 'Total',
  },
};
