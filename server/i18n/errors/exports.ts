export const exportErrors = {
  APPROVAL_NOT_FOUND: {
    nb: 'Fagforbundet finnes ikke lenger i oppsettet av kurset. Last siden på nytt.',
    nn: 'Fagforbundet finst ikkje lenger i oppsettet av kurset. Last sida på nytt.',
    en: 'The professional body is no longer in the set-up of the course. Reload the page.',
  },
  NOBODY_TO_EXPORT: {
    nb: 'Det er ingen å hente ut. Se om deltakerne har oppgitt fagforbund, og om timene teller for dem.',
    nn: 'Det er ingen å hente ut. Sjå om deltakarane har oppgitt fagforbund, og om timane tel for dei.',
    en: 'There is nobody to take out. See whether participants have named the body, and whether the hours count for them.',
  },
  EXPORT_NOT_FOUND: {
    nb: 'Listen er ikke her lenger. Lister blir tatt vare på i ett døgn. Lag den på nytt.',
    nn: 'Lista er ikkje her lenger. Lister blir tekne vare på i eitt døgn. Lag henne på nytt.',
    en: 'The list is not here any longer. Lists are kept for a day. Make it again.',
  },
  LIST_LETTER_NOT_IN_FONT: {
    nb: 'Skrifttypen i PDF-en mangler tegnet «{letter}», som står i et navn. Velg Excel eller CSV i stedet.',
    nn: 'Skrifttypen i PDF-en manglar teiknet «{letter}», som står i eit namn. Vel Excel eller CSV i staden.',
    en: 'The typeface of the PDF lacks the character “{letter}”, which stands in a name. Choose Excel or CSV instead.',
  },
};
