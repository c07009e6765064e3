import type { Locale } from '#contract/roles';

/** Sentences of the pages between Canvas and the client. */
export const pageTexts: Record<Locale, Record<PageText, string>> = {
  nb: {
    opening: 'Åpner Kursdag …',
    wait: 'Det tar bare et øyeblikk.',
    windowHeading: 'Åpne Kursdag i et eget vindu',
    windowText:
      'Nettleseren din lar ikke Kursdag huske hvem du er inne på denne siden. I et eget vindu går det bra.',
    windowButton: 'Åpne Kursdag i et nytt vindu',
    windowAfter: 'Når vinduet er åpnet, kan du lukke denne siden.',
    code: 'Kode',
    registeredHeading: 'Kursdag er registrert',
    registeredText:
      'Canvas kjenner nå Kursdag. Lukk dette vinduet, se over innstillingene i Canvas og slå verktøyet på.',
  },
  nn: {
    opening: 'Opnar Kursdag …',
    wait: 'Det tek berre ein augeblink.',
    windowHeading: 'Opne Kursdag i eit eige vindauge',
    windowText:
      'Nettlesaren din lèt ikkje Kursdag hugse kven du er inne på denne sida. I eit eige vindauge går det bra.',
    windowButton: 'Opne Kursdag i eit nytt vindauge',
    windowAfter: 'Når vindauget er opna, kan du lukke denne sida.',
    code: 'Kode',
    registeredHeading: 'Kursdag er registrert',
    registeredText:
      'Canvas kjenner no Kursdag. Lukk dette vindauget, sjå over innstillingane i Canvas og slå verktøyet på.',
  },
  en: {
    opening: 'Opening Kursdag …',
    wait: 'This takes only a moment.',
    windowHeading: 'Open Kursdag in a window of its own',
    windowText:
      'Your browser does not let Kursdag remember who you are inside this page. In a window of its own it works.',
    windowButton: 'Open Kursdag in a new window',
    windowAfter: 'Once the window is open, you can close this page.',
    code: 'Code',
    registeredHeading: 'Kursdag is registered',
    registeredText:
      'Canvas now knows Kursdag. Close this window, look through the settings in Canvas, and switch the tool on.',
  },
};

export type PageText =
  | 'opening'
  | 'wait'
  | 'windowHeading'
  | 'windowText'
  | 'windowButton'
  | 'windowAfter'
  | 'code'
  | 'registeredHeading'
  | 'registeredText';
