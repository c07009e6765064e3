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
  PREP_FILE_LIMITS_OUT_OF_RANGE: {
    nb: 'En fil kan ha opptil {megabytes} MB, og du kan sette grensen til mellom 1 og {pages} sider, eller ingen grense.',
    nn: 'Ei fil kan ha opptil {megabytes} MB, og du kan setje grensa til mellom 1 og {pages} sider, eller inga grense.',
    en: 'A file can have up to {megabytes} MB, and you can set the limit to between 1 and {pages} pages, or no limit.',
  },
  PREP_FILE_MISSING: {
    nb: 'Legg ved en fil først. Lever den så.',
    nn: 'Legg ved ei fil først. Lever henne så.',
    en: 'Attach a file first. Then hand it in.',
  },
  PREP_FILE_EMPTY: {
    nb: 'Filen er tom. Se om den er lagret riktig, og velg den på nytt.',
    nn: 'Fila er tom. Sjå om ho er lagra rett, og vel henne på nytt.',
    en: 'The file is empty. See whether it was saved properly, and choose it again.',
  },
  PREP_FILE_TOO_LARGE: {
    nb: 'Filen er større enn {max} MB. Gjør bildene i den mindre, eller lagre den som PDF.',
    nn: 'Fila er større enn {max} MB. Gjer bileta i henne mindre, eller lagre henne som PDF.',
    en: 'The file is larger than {max} MB. Make its pictures smaller, or save it as a PDF.',
  },
  PREP_FILE_NOT_TAKEN: {
    nb: 'Dette er ikke en PDF, et Word-dokument (docx) eller et LibreOffice-dokument (odt), uansett hva filen heter. Lagre dokumentet i et av de formatene.',
    nn: 'Dette er ikkje ein PDF, eit Word-dokument (docx) eller eit LibreOffice-dokument (odt), same kva fila heiter. Lagre dokumentet i eitt av dei formata.',
    en: 'This is not a PDF, a Word document (docx) or a LibreOffice document (odt), whatever the file is called. Save the document in one of those formats.',
  },
  PREP_FILE_LOCKED: {
    nb: 'Filen er beskyttet med passord eller sperrer. Lagre den uten, så andre kan åpne den.',
    nn: 'Fila er verna med passord eller sperrer. Lagre henne utan, så andre kan opne henne.',
    en: 'The file is protected by a password or restrictions. Save it without them, so that others can open it.',
  },
  PREP_FILE_MACROS: {
    nb: 'Filen inneholder makroer eller program som kan kjøre når den åpnes. Lagre den uten, eller lagre den som en vanlig PDF.',
    nn: 'Fila inneheld makroar eller program som kan køyre når ho blir opna. Lagre henne utan, eller lagre henne som ein vanleg PDF.',
    en: 'The file contains macros or programs that could run when it is opened. Save it without them, or save it as an ordinary PDF.',
  },
  PREP_FILE_DAMAGED: {
    nb: 'Filen er ødelagt eller ikke hel. Åpne den selv, lagre den på nytt og prøv igjen.',
    nn: 'Fila er øydelagd eller ikkje heil. Opne henne sjølv, lagre henne på nytt og prøv igjen.',
    en: 'The file is damaged or not whole. Open it yourself, save it again and try once more.',
  },
  PREP_FILE_TOO_MANY_PAGES: {
    nb: 'Filen har {pages} sider. Oppgaven tar imot opptil {max}. Kort den ned.',
    nn: 'Fila har {pages} sider. Oppgåva tek imot opptil {max}. Kort henne ned.',
    en: 'The file has {pages} pages. The task takes up to {max}. Shorten it.',
  },
  PREP_FILE_NOT_FOUND: {
    nb: 'Filen finnes ikke lenger. Den kan være trukket tilbake eller slettet.',
    nn: 'Fila finst ikkje lenger. Ho kan vere trekt tilbake eller sletta.',
    en: 'The file no longer exists. It may have been taken back or deleted.',
  },
  PREP_HANDED_IN: {
    nb: 'Filen er levert. Trekk den tilbake først, eller bytt den ut og lever på nytt.',
    nn: 'Fila er levert. Trekk henne tilbake først, eller byt henne ut og lever på nytt.',
    en: 'The file is handed in. Take it back first, or replace it and hand in again.',
  },
  PREP_MAKE_UP_OUT_OF_RANGE: {
    nb: 'Ekstraarbeid for en oppgave kan være mellom 0 og {max} minutter.',
    nn: 'Ekstraarbeid for ei oppgåve kan vere mellom 0 og {max} minutt.',
    en: 'Make-up for a task can be between 0 and {max} minutes.',
  },
  PREP_MAKE_UP_CHANGED: {
    nb: 'Oppgaven eller det som er levert, er endret siden du så det. Last siden på nytt.',
    nn: 'Oppgåva eller det som er levert, er endra sidan du såg det. Last sida på nytt.',
    en: 'The task, or what was handed in, has changed since you saw it. Reload the page.',
  },
  PREP_NOT_TOGETHER: {
    nb: 'Denne oppgaven leverer hver og en for seg.',
    nn: 'Denne oppgåva leverer kvar og ein for seg.',
    en: 'Each participant hands in this task alone.',
  },
  PREP_NOT_HANDED_IN: {
    nb: 'Lever først. Deretter kan du legge til dem du har samarbeidet med.',
    nn: 'Lever først. Deretter kan du leggje til dei du har samarbeidd med.',
    en: 'Hand in first. Then you can add those you have worked with.',
  },
  PREP_HANDED_IN_TOGETHER: {
    nb: 'En annen har levert sammen med deg. Velg «Ikke min» først hvis du vil levere selv.',
    nn: 'Ein annan har levert saman med deg. Vel «Ikkje mi» først dersom du vil levere sjølv.',
    en: 'Somebody else has handed in together with you. Choose “Not mine” first to hand in yourself.',
  },
  PREP_COLLEAGUE_HANDED_IN: {
    nb: 'Den du valgte, har levert allerede, alene eller sammen med andre.',
    nn: 'Den du valde, har levert allereie, åleine eller saman med andre.',
    en: 'The person you chose has already handed in, alone or together with others.',
  },
  PREP_TOO_MANY_COLLEAGUES: {
    nb: 'Opptil {max} kan levere sammen med deg.',
    nn: 'Opptil {max} kan levere saman med deg.',
    en: 'Up to {max} people can hand in together with you.',
  },
};
