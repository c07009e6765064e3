export const checkInErrors = {
  CHECK_IN_NOT_STARTED: {
    nb: 'Kursleder har ikke startet innsjekkingen for denne dagen ennå. Spør kursleder.',
    nn: 'Kursleiar har ikkje starta innsjekkinga for denne dagen enno. Spør kursleiar.',
    en: 'The course leader has not started check-in for this day yet. Ask the course leader.',
  },
  CHECK_IN_NOT_FOR_YOU: {
    nb: 'Denne kursdagen er ikke satt opp for deg. Spør kursleder hvis det ikke stemmer.',
    nn: 'Denne kursdagen er ikkje sett opp for deg. Spør kursleiar om det ikkje stemmer.',
    en: 'This course day is not meant for you. Ask the course leader if that is not right.',
  },
  CHECK_IN_OTHER_DAY: {
    nb: 'Du kan bare sjekke inn og ut på selve kursdagen.',
    nn: 'Du kan berre sjekke inn og ut på sjølve kursdagen.',
    en: 'You can check in and out only on the course day itself.',
  },
  CHECK_IN_TOO_EARLY: {
    nb: 'Innsjekkingen åpner kl. {from}. Prøv igjen da.',
    nn: 'Innsjekkinga opnar kl. {from}. Prøv igjen då.',
    en: 'Check-in opens at {from}. Try again then.',
  },
  CHECK_IN_OVER: {
    nb: 'Innsjekkingen stengte kl. {to}. Si fra til kursleder, så fører kursleder deg.',
    nn: 'Innsjekkinga stengde kl. {to}. Sei frå til kursleiar, så fører kursleiar deg.',
    en: 'Check-in closed at {to}. Tell the course leader, who can record you.',
  },
  CHECK_IN_DAY_CLOSED: {
    nb: 'Kursleder har avsluttet dagen. Si fra til kursleder hvis noe mangler.',
    nn: 'Kursleiar har avslutta dagen. Sei frå til kursleiar om noko manglar.',
    en: 'The course leader has closed the day. Tell the course leader if something is missing.',
  },
  CHECK_IN_WRONG_CODE: {
    nb: 'Koden stemmer ikke. Den skifter hvert 30. sekund: skriv den som står på skjermen nå.',
    nn: 'Koden stemmer ikkje. Han skifter kvart 30. sekund: skriv den som står på skjermen no.',
    en: 'The code is not right. It changes every 30 seconds: type the one on the screen now.',
  },
  CHECK_IN_TICKET_EXPIRED: {
    nb: 'Det gikk for lang tid siden du skannet. Skann koden på nytt, eller skriv den inn.',
    nn: 'Det gjekk for lang tid sidan du skanna. Skann koden på nytt, eller skriv han inn.',
    en: 'Too much time has passed since you scanned. Scan the code again, or type it.',
  },
  CHECK_IN_CODE_USED: {
    nb: 'Du har allerede brukt denne koden. Vent til det kommer en ny på skjermen.',
    nn: 'Du har allereie brukt denne koden. Vent til det kjem ein ny på skjermen.',
    en: 'You have used this code already. Wait for a new one on the screen.',
  },
  CHECK_IN_ALREADY_IN: {
    nb: 'Du er allerede sjekket inn, fra kl. {from}.',
    nn: 'Du er allereie sjekka inn, frå kl. {from}.',
    en: 'You are checked in already, since {from}.',
  },
  CHECK_IN_NOT_IN: {
    nb: 'Du er ikke sjekket inn, så du kan ikke sjekke ut.',
    nn: 'Du er ikkje sjekka inn, så du kan ikkje sjekke ut.',
    en: 'You are not checked in, so you cannot check out.',
  },
  CHECK_IN_NOBODY_IN: {
    nb: 'Ingen av dem du har valgt, er inne nå. Last siden på nytt for å se hvem som gjenstår.',
    nn: 'Ingen av dei du har valt, er inne no. Last sida på nytt for å sjå kven som står att.',
    en: 'None of those you selected is in now. Reload the page to see who is left.',
  },
  CHECK_IN_TOO_MANY_ATTEMPTS: {
    nb: 'Det ble for mange forsøk. Vent i {minutes} minutter, eller be kursleder føre deg.',
    nn: 'Det vart for mange forsøk. Vent i {minutes} minutt, eller be kursleiar føre deg.',
    en: 'Too many attempts. Wait {minutes} minutes, or ask the course leader to record you.',
  },
};
