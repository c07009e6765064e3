import type { Locale } from '#contract/roles';
import type { PlacedKind } from '#domain/placed-links';

/** What a placed link is called in Canvas; `{number}` is that of its day. */
export const placedLinkTexts: Record<Locale, Record<PlacedKind, string>> = {
  nb: {
    ...{ day: 'Kursdag {number}', prep: 'Forarbeid til kursdag {number}' },
    ...{ attendance: 'Oppmøtet mitt', certificate: 'Kursbeviset mitt' },
  },
  nn: {
    ...{ day: 'Kursdag {number}', prep: 'Førearbeid til kursdag {number}' },
    ...{ attendance: 'Oppmøtet mitt', certificate: 'Kursbeviset mitt' },
  },
  en: {
    ...{ day: 'Course day {number}', prep: 'Preparation for course day {number}' },
    ...{ attendance: 'My attendance', certificate: 'My certificate' },
  },
};
