import type { Locale } from '#contract/roles';

/** What a person is told about a refused launch. */
export type Advice =
  'openAgain' | 'allowCookies' | 'askAdministrator' | 'askOperator' | 'noPlace' | 'onlyLeaders';

/**
 * Every way in which a login, a launch or a registration is refused: its HTTP status, and which of
 * the few things a person can do about it. The page shows the code, for whoever is asked for help.
 */
export const refusals = {
  // How the request is written
  UNKNOWN_PATH: [404, 'openAgain'],
  WRONG_METHOD: [405, 'openAgain'],
  WRONG_CONTENT_TYPE: [415, 'openAgain'],
  BODY_TOO_LARGE: [413, 'openAgain'],
  BODY_UNREADABLE: [400, 'openAgain'],
  MALFORMED_PARAMETER: [400, 'openAgain'],
  DUPLICATE_PARAMETER: [400, 'openAgain'],
  TOO_MANY_PARAMETERS: [400, 'openAgain'],
  // Login
  LOGIN_WITHOUT_ISSUER: [400, 'askOperator'],
  LOGIN_WITHOUT_CLIENT: [400, 'askOperator'],
  LOGIN_WITHOUT_HINT: [400, 'openAgain'],
  LOGIN_WITHOUT_TARGET: [400, 'askOperator'],
  PLATFORM_UNKNOWN: [403, 'askOperator'],
  PLATFORM_DISABLED: [403, 'askOperator'],
  DEPLOYMENT_UNKNOWN: [403, 'askOperator'],
  DEPLOYMENT_DISABLED: [403, 'askOperator'],
  TARGET_ELSEWHERE: [400, 'askOperator'],
  LOGIN_UNKNOWN: [400, 'openAgain'],
  // State and browser
  STATE_MISSING: [400, 'openAgain'],
  STATE_MALFORMED: [400, 'openAgain'],
  STATE_UNKNOWN: [401, 'openAgain'],
  STATE_USED: [401, 'openAgain'],
  OTHER_BROWSER: [401, 'allowCookies'],
  OTHER_ORIGIN: [403, 'openAgain'],
  // The token
  TOKEN_MISSING: [400, 'openAgain'],
  TOKEN_MALFORMED: [400, 'openAgain'],
  TOKEN_UNSIGNED: [401, 'openAgain'],
  ALGORITHM_REFUSED: [401, 'askOperator'],
  KEY_ID_MISSING: [401, 'askOperator'],
  KEY_UNKNOWN: [401, 'askOperator'],
  KEY_SET_UNAVAILABLE: [424, 'openAgain'],
  SIGNATURE_WRONG: [401, 'askOperator'],
  ISSUER_MISSING: [401, 'askOperator'],
  ISSUER_WRONG: [401, 'askOperator'],
  AUDIENCE_MISSING: [401, 'askOperator'],
  AUDIENCE_WRONG: [401, 'askOperator'],
  PARTY_MISSING: [401, 'askOperator'],
  PARTY_WRONG: [401, 'askOperator'],
  EXPIRY_MISSING: [401, 'openAgain'],
  EXPIRED: [401, 'openAgain'],
  ISSUED_AT_MISSING: [401, 'openAgain'],
  ISSUED_IN_FUTURE: [401, 'askAdministrator'],
  TOO_OLD: [401, 'openAgain'],
  NOT_YET_VALID: [401, 'askAdministrator'],
  NONCE_MISSING: [401, 'openAgain'],
  NONCE_WRONG: [401, 'openAgain'],
  // What it says
  SUBJECT_MISSING: [400, 'askAdministrator'],
  MESSAGE_TYPE_MISSING: [400, 'askOperator'],
  MESSAGE_TYPE_UNKNOWN: [400, 'askOperator'],
  VERSION_WRONG: [400, 'askOperator'],
  DEPLOYMENT_MISSING: [400, 'askOperator'],
  OTHER_DEPLOYMENT: [401, 'askOperator'],
  TARGET_MISSING: [400, 'askOperator'],
  RESOURCE_LINK_MISSING: [400, 'askOperator'],
  ROLES_MISSING: [400, 'askAdministrator'],
  CLAIMS_MALFORMED: [400, 'askAdministrator'],
  NO_PLACE: [403, 'noPlace'],
  PLACING_NOT_ALLOWED: [403, 'onlyLeaders'],
  DEEP_LINK_INCOMPLETE: [400, 'askAdministrator'],
  DEEP_LINK_TYPE_REFUSED: [400, 'askOperator'],
  VALIDATOR_REFUSED: [401, 'askOperator'],
  // What Canvas posts instead of a token
  PLATFORM_LOGIN_REQUIRED: [401, 'openAgain'],
  PLATFORM_LAUNCH_EXPIRED: [401, 'openAgain'],
  PLATFORM_CLIENT_REFUSED: [403, 'askAdministrator'],
  PLATFORM_ERROR: [400, 'openAgain'],
  // Notices from server to server
  NOTICE_MALFORMED: [400, 'askAdministrator'],
  // Dynamic registration
  REGISTRATION_LINK_USED: [403, 'askOperator'],
  REGISTRATION_INCOMPLETE: [400, 'askOperator'],
  REGISTRATION_HOST_REFUSED: [400, 'askOperator'],
  REGISTRATION_FAILED: [424, 'askOperator'],
  REGISTRATION_KNOWN: [409, 'askOperator'],
} as const satisfies Record<string, readonly [status: number, advice: Advice]>;

export type RefusalCode = keyof typeof refusals;

/** A launch that does not go through; `code` is all that is logged about it. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}

/** The heading and the sentence of a refusal's page. */
export const advice: Record<Advice, Record<Locale, { heading: string; text: string }>> = {
  openAgain: {
    nb: {
      heading: 'Åpne Kursdag på nytt',
      text: 'Denne åpningen kan ikke brukes: den er for gammel, er brukt før eller ble avbrutt. Gå tilbake til Canvas og åpne Kursdag fra menyen igjen.',
    },
    nn: {
      heading: 'Opne Kursdag på nytt',
      text: 'Denne opninga kan ikkje brukast: ho er for gammal, er brukt før eller vart avbroten. Gå tilbake til Canvas og opne Kursdag frå menyen igjen.',
    },
    en: {
      heading: 'Open Kursdag again',
      text: 'This launch cannot be used: it is too old, has been used before, or was interrupted. Go back to Canvas and open Kursdag from the menu again.',
    },
  },
  allowCookies: {
    nb: {
      heading: 'Kursdag kjenner ikke igjen nettleseren din',
      text: 'Nettleseren tok ikke vare på det Kursdag la igjen for et øyeblikk siden. Gå tilbake til Canvas og åpne Kursdag igjen. Hjelper det ikke, så tillat informasjonskapsler for dette nettstedet eller prøv en annen nettleser.',
    },
    nn: {
      heading: 'Kursdag kjenner ikkje att nettlesaren din',
      text: 'Nettlesaren tok ikkje vare på det Kursdag la att for ein augeblink sidan. Gå tilbake til Canvas og opne Kursdag igjen. Hjelper det ikkje, så tillat informasjonskapslar for denne nettstaden eller prøv ein annan nettlesar.',
    },
    en: {
      heading: 'Kursdag does not recognise your browser',
      text: 'The browser did not keep what Kursdag left in it a moment ago. Go back to Canvas and open Kursdag again. If that does not help, allow cookies for this site or try another browser.',
    },
  },
  askAdministrator: {
    nb: {
      heading: 'Canvas sendte noe Kursdag ikke kan bruke',
      text: 'Prøv å åpne Kursdag på nytt fra Canvas. Skjer det samme igjen, så gi koden under til Canvas-administratoren på stedet ditt.',
    },
    nn: {
      heading: 'Canvas sende noko Kursdag ikkje kan bruke',
      text: 'Prøv å opne Kursdag på nytt frå Canvas. Skjer det same igjen, så gi koden under til Canvas-administratoren på staden din.',
    },
    en: {
      heading: 'Canvas sent something that Kursdag cannot use',
      text: 'Try to open Kursdag again from Canvas. If the same thing happens, give the code below to the Canvas administrator at your institution.',
    },
  },
  askOperator: {
    nb: {
      heading: 'Kursdag er ikke koblet til dette stedet i Canvas',
      text: 'Oppsettet mellom Canvas og Kursdag stemmer ikke. Du kan ikke rette det selv: gi koden under til dem som har satt opp Kursdag hos dere.',
    },
    nn: {
      heading: 'Kursdag er ikkje kopla til denne staden i Canvas',
      text: 'Oppsettet mellom Canvas og Kursdag stemmer ikkje. Du kan ikkje rette det sjølv: gi koden under til dei som har sett opp Kursdag hos dykk.',
    },
    en: {
      heading: 'Kursdag is not connected to this place in Canvas',
      text: 'The set-up between Canvas and Kursdag does not match. You cannot mend it yourself: give the code below to those who set up Kursdag for you.',
    },
  },
  noPlace: {
    nb: {
      heading: 'Åpne Kursdag fra et kurs',
      text: 'Kursdag hører til i et kurs eller på en kontoside i Canvas, og ble åpnet et annet sted. Gå til kurset ditt og velg Kursdag i kursmenyen.',
    },
    nn: {
      heading: 'Opne Kursdag frå eit kurs',
      text: 'Kursdag høyrer til i eit kurs eller på ei kontoside i Canvas, og vart opna ein annan stad. Gå til kurset ditt og vel Kursdag i kursmenyen.',
    },
    en: {
      heading: 'Open Kursdag from a course',
      text: 'Kursdag belongs in a course or on an account page in Canvas, and was opened somewhere else. Go to your course and choose Kursdag in the course menu.',
    },
  },
  onlyLeaders: {
    nb: {
      heading: 'Bare kursledere kan legge inn lenker til Kursdag',
      text: 'I Canvas er du ikke lærer i dette kurset. Be kurslederen om å legge inn lenken, eller om å gi deg en annen rolle i kurset.',
    },
    nn: {
      heading: 'Berre kursleiarar kan leggje inn lenkjer til Kursdag',
      text: 'I Canvas er du ikkje lærar i dette kurset. Be kursleiaren om å leggje inn lenkja, eller om å gi deg ei anna rolle i kurset.',
    },
    en: {
      heading: 'Only course leaders can place links to Kursdag',
      text: 'In Canvas you are not a teacher of this course. Ask the course leader to place the link, or to give you another role in the course.',
    },
  },
};
