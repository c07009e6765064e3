import type { PlanLanguage } from '#domain/plan';

/** What the tool itself writes as a reason beside entries, in the course's language. */
export const importNotes: Record<PlanLanguage, { approximate: string; room: string }> = {
  nb: {
    approximate:
      'Rapporten viser bare samlet tid. Pausene er ukjent, så det sikre minstemålet er brukt.',
    room: 'Flere deltok fra samme enhet, som før.',
  },
  nn: {
    approximate:
      'Rapporten viser berre samla tid. Pausane er ukjende, så det sikre minstemålet er brukt.',
    room: 'Fleire deltok frå same eining, som før.',
  },
  en: {
    approximate:
      'The report shows only a total. The gaps are unknown, so the least that is certain is used.',
    room: 'Several took part from one device, as before.',
  },
};

/** Where the leader chose all from first join to last leave. */
export const spanNotes: Record<PlanLanguage, string> = {
  nb: 'Rapporten viser bare samlet tid. Kursleder valgte tiden fra første inn til siste ut.',
  nn: 'Rapporten viser berre samla tid. Kursleiar valde tida frå første inn til siste ut.',
  en: 'The report shows only a total. The course leader chose the time from first in to last out.',
};
