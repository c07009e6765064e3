export const objectionErrors = {
  OBJECTION_NOT_FOUND: {
    nb: 'Innvendingen finnes ikke i dette kurset. Last siden på nytt.',
    nn: 'Innvendinga finst ikkje i dette kurset. Last sida på nytt.',
    en: 'There is no such objection in this course. Reload the page.',
  },
  OBJECTION_SETTLED: {
    nb: 'Innvendingen er allerede besvart. Last siden på nytt for å se svaret.',
    nn: 'Innvendinga er allereie svara på. Last sida på nytt for å sjå svaret.',
    en: 'The objection has been answered already. Reload the page to see the answer.',
  },
  OBJECTION_OPEN: {
    nb: 'Du har allerede sagt fra om denne dagen. Vent på svaret fra kursleder.',
    nn: 'Du har allereie sagt frå om denne dagen. Vent på svaret frå kursleiar.',
    en: 'You have already objected to this day. Wait for the course leader’s answer.',
  },
  OBJECTION_TOO_EARLY: {
    nb: 'Dagen har ikke begynt ennå, så det er ingenting å si fra om.',
    nn: 'Dagen har ikkje byrja enno, så det er ingenting å seie frå om.',
    en: 'The day has not begun yet, so there is nothing to object to.',
  },
  OBJECTION_EMPTY: {
    nb: 'Skriv en setning først.',
    nn: 'Skriv ei setning først.',
    en: 'Write a sentence first.',
  },
  OBJECTION_TOO_LONG: {
    nb: 'Teksten kan ha opptil {max} tegn. Kort den ned.',
    nn: 'Teksten kan ha opptil {max} teikn. Kort han ned.',
    en: 'The text can have up to {max} characters. Shorten it.',
  },
};
