export const prepErrors = {
  PREP_TASK_NOT_FOUND: {
    nb: 'Oppgaven finnes ikke lenger. Last siden på nytt.',
    nn: 'Oppgåva finst ikkje lenger. Last sida på nytt.',
    en: 'The task no longer exists. Reload the page.',
  },
  PREP_TASK_CHANGED: {
    nb: 'En annen kursleder har endret oppgaven mens du skrev. Velg hva som skal gjelde.',
    nn: 'Ein annan kursleiar har endra oppgåva medan du skreiv. Vel kva som skal gjelde.',
    en: 'Another course leader changed the task while you were writing. Choose what to keep.',
  },
  PREP_TASK_IN_USE: {
    nb: 'Noen har gjort oppgaven eller skrevet noe til den, så den kan ikke slettes. Gjør den til kladd i stedet, så ser ingen deltakere den.',
    nn: 'Nokon har gjort oppgåva eller skrive noko til henne, så ho kan ikkje slettast. Gjer henne til kladd i staden, så ser ingen deltakarar henne.',
    en: 'Somebody has done the task or written something to it, so it cannot be deleted. Make it a draft instead: then no participant sees it.',
  },
  PREP_TOO_MANY_TASKS: {
    nb: 'En kursdag kan ha opptil {max} oppgaver. Slett noen, eller samle flere i én.',
    nn: 'Ein kursdag kan ha opptil {max} oppgåver. Slett nokre, eller saml fleire i éi.',
    en: 'A course day can have up to {max} tasks. Delete some, or join several into one.',
  },
  PREP_NO_TITLE: {
    nb: 'Skriv hva oppgaven heter.',
    nn: 'Skriv kva oppgåva heiter.',
    en: 'Write what the task is called.',
  },
  PREP_TITLE_TOO_LONG: {
    nb: 'Navnet kan ha opptil {max} tegn. Flytt resten ned i teksten.',
    nn: 'Namnet kan ha opptil {max} teikn. Flytt resten ned i teksten.',
    en: 'The name can have up to {max} characters. Move the rest down into the text.',
  },
  PREP_TEXT_TOO_LONG: {
    nb: 'Teksten kan ha opptil {max} tegn. Kort den ned, eller legg den på en side i Canvas og lenk dit.',
    nn: 'Teksten kan ha opptil {max} teikn. Kort han ned, eller legg han på ei side i Canvas og lenk dit.',
    en: 'The text can have up to {max} characters. Shorten it, or put it on a page in Canvas and link to that.',
  },
  PREP_LINK_NOT_WEB: {
    nb: 'Lenken må være en nettadresse som begynner med https:// eller http://. Kopier den fra adressefeltet i nettleseren.',
    nn: 'Lenka må vere ei nettadresse som byrjar med https:// eller http://. Kopier henne frå adressefeltet i nettlesaren.',
    en: 'The link must be a web address that begins with https:// or http://. Copy it from your browser’s address field.',
  },
  PREP_MINUTES_OUT_OF_RANGE: {
    nb: 'Tiden må være mellom 0 og {max} minutter.',
    nn: 'Tida må vere mellom 0 og {max} minutt.',
    en: 'The time must be between 0 and {max} minutes.',
  },
  PREP_TIME_NOT_VALID: {
    nb: 'Skriv både dato og klokkeslett, for eksempel 6.2.2025 og 09.00.',
    nn: 'Skriv både dato og klokkeslett, til dømes 6.2.2025 og 09.00.',
    en: 'Write both a date and a time, such as 6.2.2025 and 09:00.',
  },
  PREP_DUE_BEFORE_OPENS: {
    nb: 'Fristen må være etter at oppgaven åpner. Flytt en av dem.',
    nn: 'Fristen må vere etter at oppgåva opnar. Flytt ein av dei.',
    en: 'The task must be due after it opens. Move one of the times.',
  },
  PREP_NOT_OPEN: {
    nb: 'Oppgaven er ikke åpen ennå.',
    nn: 'Oppgåva er ikkje open enno.',
    en: 'The task is not open yet.',
  },
  PREP_DAY_CANCELLED: {
    nb: 'Kursdagen er avlyst, så forarbeidet til den kan ikke endres. Det du har gjort, står.',
    nn: 'Kursdagen er avlyst, så førearbeidet til han kan ikkje endrast. Det du har gjort, står.',
    en: 'The course day is cancelled, so its preparation cannot be changed. What you have done stands.',
  },
  PREP_ANSWER_MISSING: {
    nb: 'Skriv et svar og lever det. Da er oppgaven gjort.',
    nn: 'Skriv eit svar og lever det. Då er oppgåva gjord.',
    en: 'Write an answer and hand it in. Then the task is done.',
  },
  PREP_NO_ANSWER_ASKED: {
    nb: 'Oppgaven skal ikke lenger ha svar. Last siden på nytt.',
    nn: 'Oppgåva skal ikkje lenger ha svar. Last sida på nytt.',
    en: 'The task no longer asks for an answer. Reload the page.',
  },
  PREP_ANSWER_CHANGED: {
    nb: 'Svaret er endret i en annen fane eller på en annen enhet. Velg hvilket som skal gjelde.',
    nn: 'Svaret er endra i ei anna fane eller på ei anna eining. Vel kva for eit som skal gjelde.',
    en: 'The answer was changed in another tab or on another device. Choose which one to keep.',
  },
  PREP_ANSWER_TOO_LONG: {
    nb: 'Svaret kan ha opptil {max} tegn. Kort det ned.',
    nn: 'Svaret kan ha opptil {max} teikn. Kort det ned.',
    en: 'The answer can have up to {max} characters. Shorten it.',
  },
  PREP_QUESTION_TOO_LONG: {
    nb: 'Spørsmålet kan ha opptil {max} tegn. Kort det ned.',
    nn: 'Spørsmålet kan ha opptil {max} teikn. Kort det ned.',
    en: 'The question can have up to {max} characters. Shorten it.',
  },
  PREP_READERS_CHANGED: {
    nb: 'Kursleder har endret hvem som får lese svaret. Se hvem det er nå, og lever igjen.',
    nn: 'Kursleiar har endra kven som får lese svaret. Sjå kven det er no, og lever på nytt.',
    en: 'The course leader has changed who may read the answer. See who it is now, and hand in again.',
  },
};
