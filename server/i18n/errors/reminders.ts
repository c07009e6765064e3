export const reminderErrors = {
  REMINDER_NO_DAY: {
    nb: 'Det er ingen kursdag igjen å minne om. Legg inn datoene først.',
    nn: 'Det er ingen kursdag att å minne om. Legg inn datoane først.',
    en: 'There is no course day left to remind of. Enter the dates first.',
  },
  REMINDER_NO_ADDRESS: {
    nb: 'Canvas har ikke oppgitt e-postadressen din, så prøven kan ikke sendes.',
    nn: 'Canvas har ikkje gitt e-postadressa di, så prøva kan ikkje sendast.',
    en: 'Canvas has not given your e-mail address, so the sample cannot be sent.',
  },
  REMINDER_NO_MAIL: {
    nb: 'Kursdag er ikke satt opp til å sende e-post. Si fra til den som drifter Kursdag.',
    nn: 'Kursdag er ikkje sett opp til å sende e-post. Sei frå til den som driftar Kursdag.',
    en: 'Kursdag is not set up to send mail. Tell whoever runs Kursdag.',
  },
};
