import type { Locale } from '#contract/roles';

/** What a phone shows when a scanned code leads nowhere. */
interface ScanTexts {
  oldHeading: string;
  oldText: string;
  noWayHeading: string;
  noWayText: string;
}

export const scanTexts: Record<Locale, ScanTexts> = {
  nb: {
    oldHeading: 'Koden gjelder ikke lenger',
    oldText:
      'Koden skifter hvert 30. sekund. Skann den som står på skjermen nå, eller åpne Kursdag i Canvas og skriv inn tallene.',
    noWayHeading: 'Åpne Kursdag i Canvas',
    noWayText:
      'Gå til kurset i Canvas, velg Kursdag i kursmenyen og «Innsjekking», og skriv inn tallene som står på skjermen nå.',
  },
  nn: {
    oldHeading: 'Koden gjeld ikkje lenger',
    oldText:
      'Koden skifter kvart 30. sekund. Skann den som står på skjermen no, eller opne Kursdag i Canvas og skriv inn tala.',
    noWayHeading: 'Opne Kursdag i Canvas',
    noWayText:
      'Gå til kurset i Canvas, vel Kursdag i kursmenyen og «Innsjekking», og skriv inn tala som står på skjermen no.',
  },
  en: {
    oldHeading: 'The code is no longer good',
    oldText:
      'The code changes every 30 seconds. Scan the one on the screen now, or open Kursdag in Canvas and type the digits.',
    noWayHeading: 'Open Kursdag in Canvas',
    noWayText:
      'Go to the course in Canvas, choose Kursdag in its menu and “Check-in”, and type the digits on the screen now.',
  },
};
