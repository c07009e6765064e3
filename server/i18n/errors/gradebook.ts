export const gradebookErrors = {
  GRADEBOOK_NOT_AVAILABLE: {
    nb: 'Canvas har ikke gitt Kursdag adgang til karakterboken i dette kurset. Be den som administrerer Canvas, slå den på, og åpne Kursdag på nytt fra kurset.',
    nn: 'Canvas har ikkje gitt Kursdag tilgang til karakterboka i dette kurset. Be den som administrerer Canvas, slå han på, og opne Kursdag på nytt frå kurset.',
    en: 'Canvas has not given Kursdag access to the gradebook of this course. Ask whoever administers Canvas to switch it on, and open Kursdag again from the course.',
  },
  GRADEBOOK_OFF: {
    nb: 'Kolonnen i karakterboken er slått av. Slå den på først.',
    nn: 'Kolonnen i karakterboka er slått av. Slå han på først.',
    en: 'The column in the gradebook is switched off. Switch it on first.',
  },
  COLUMN_NOT_DELETED: {
    nb: 'Kolonnen er ikke slettet i Canvas, så det lages ingen ny. Last siden på nytt for å se hvordan det står til.',
    nn: 'Kolonnen er ikkje sletta i Canvas, så det blir ikkje laga nokon ny. Last sida på nytt for å sjå korleis det står til.',
    en: 'The column has not been deleted in Canvas, so no new one is made. Reload the page to see how things stand.',
  },
};
