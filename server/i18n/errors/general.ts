export const generalErrors = {
  INVALID_INPUT: {
    nb: 'Noe i skjemaet er ikke gyldig. Se over feltene og prøv igjen.',
    nn: 'Noko i skjemaet er ikkje gyldig. Sjå over felta og prøv igjen.',
    en: 'Something in the form is not valid. Look through the fields and try again.',
  },
  INVALID_JSON: {
    nb: 'Forespørselen kunne ikke leses. Last siden på nytt og prøv igjen.',
    nn: 'Førespurnaden kunne ikkje lesast. Last sida på nytt og prøv igjen.',
    en: 'The request could not be read. Reload the page and try again.',
  },
  TOO_LARGE: {
    nb: 'Dette er for stort til å lagres. Kort ned teksten eller velg en mindre fil.',
    nn: 'Dette er for stort til å lagrast. Kort ned teksten eller vel ei mindre fil.',
    en: 'This is too large to be saved. Shorten the text or choose a smaller file.',
  },
  NOT_SIGNED_IN: {
    nb: 'Du er ikke logget inn her. Åpne Kursdag fra kursmenyen i Canvas.',
    nn: 'Du er ikkje logga inn her. Opne Kursdag frå kursmenyen i Canvas.',
    en: 'You are not signed in here. Open Kursdag from the course menu in Canvas.',
  },
  SESSION_EXPIRED: {
    nb: 'Økten er utløpt. Åpne Kursdag på nytt fra Canvas. Det du skrev, er tatt vare på.',
    nn: 'Økta er gått ut. Opne Kursdag på nytt frå Canvas. Det du skreiv, er teke vare på.',
    en: 'The session has run out. Open Kursdag again from Canvas. What you wrote has been kept.',
  },
  ACCESS_ENDED: {
    nb: 'Du har ikke lenger tilgang her i denne rollen. Åpne Kursdag på nytt fra Canvas, eller spør kursleder.',
    nn: 'Du har ikkje lenger tilgang her i denne rolla. Opne Kursdag på nytt frå Canvas, eller spør kursleiaren.',
    en: 'You no longer have access here in this role. Open Kursdag again from Canvas, or ask a course leader.',
  },
  WRONG_ROLE: {
    nb: 'Rollen din i kurset gir ikke tilgang til dette.',
    nn: 'Rolla di i kurset gir ikkje tilgang til dette.',
    en: 'Your role in the course does not give access to this.',
  },
  NOT_FOUND: {
    nb: 'Det finnes ikke noe her. Gå tilbake til kurset og prøv derfra.',
    nn: 'Det finst ikkje noko her. Gå tilbake til kurset og prøv derifrå.',
    en: 'There is nothing here. Go back to the course and try from there.',
  },
  COURSE_NOT_FOUND: {
    nb: 'Kurset finnes ikke, eller det er ikke et kurs du har tilgang til.',
    nn: 'Kurset finst ikkje, eller det er ikkje eit kurs du har tilgang til.',
    en: 'The course does not exist, or it is not one that you have access to.',
  },
  COURSE_NOT_SET_UP: {
    nb: 'Kurset er ikke satt opp i Kursdag ennå. Kursleder må gjøre det først.',
    nn: 'Kurset er ikkje sett opp i Kursdag enno. Kursleiaren må gjere det først.',
    en: 'The course has not been set up in Kursdag yet. A course leader has to do that first.',
  },
  NOT_FOR_TEST_USER: {
    nb: 'Testdeltakeren kan se seg om, men ikke lagre noe.',
    nn: 'Testdeltakaren kan sjå seg om, men ikkje lagre noko.',
    en: 'The test student can look around, but cannot save anything.',
  },
  TOO_MANY_REQUESTS: {
    nb: 'Det kom for mange forsøk på kort tid. Vent et minutt og prøv igjen.',
    nn: 'Det kom for mange forsøk på kort tid. Vent eit minutt og prøv igjen.',
    en: 'There were too many attempts in a short time. Wait a minute and try again.',
  },
  INTERNAL: {
    nb: 'Noe gikk galt hos oss. Ingenting er endret. Prøv igjen om litt.',
    nn: 'Noko gjekk gale hos oss. Ingenting er endra. Prøv igjen om litt.',
    en: 'Something went wrong on our side. Nothing has been changed. Try again in a moment.',
  },
  DATABASE_UNAVAILABLE: {
    nb: 'Vi når ikke databasen akkurat nå. Ingenting er endret. Prøv igjen om litt.',
    nn: 'Vi når ikkje databasen akkurat no. Ingenting er endra. Prøv igjen om litt.',
    en: 'We cannot reach the database right now. Nothing has been changed. Try again in a moment.',
  },
};
