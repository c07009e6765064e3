export const attendanceErrors = {
  DAY_NOT_FOUND: {
    nb: 'Kursdagen finnes ikke lenger. Gå tilbake til oversikten over kursdager.',
    nn: 'Kursdagen finst ikkje lenger. Gå tilbake til oversikta over kursdagar.',
    en: 'The course day no longer exists. Go back to the list of course days.',
  },
  SEGMENT_NOT_FOUND: {
    nb: 'Programposten finnes ikke lenger. Last siden på nytt for å se programmet slik det er nå.',
    nn: 'Programposten finst ikkje lenger. Last sida på nytt for å sjå programmet slik det er no.',
    en: 'That part of the programme no longer exists. Reload the page to see the programme as it is now.',
  },
  PARTICIPANT_NOT_FOUND: {
    nb: 'Deltakeren finnes ikke i dette kurset. Gå tilbake til deltakerlisten.',
    nn: 'Deltakaren finst ikkje i dette kurset. Gå tilbake til deltakarlista.',
    en: 'There is no such participant in this course. Go back to the list of participants.',
  },
  ENTRY_NOT_FOUND: {
    nb: 'Registreringen finnes ikke i dette kurset. Last siden på nytt.',
    nn: 'Registreringa finst ikkje i dette kurset. Last sida på nytt.',
    en: 'There is no such record in this course. Reload the page.',
  },
  BATCH_NOT_FOUND: {
    nb: 'Det er ingenting å angre her. Last siden på nytt for å se hva som er registrert.',
    nn: 'Det er ingenting å angre her. Last sida på nytt for å sjå kva som er registrert.',
    en: 'There is nothing to undo here. Reload the page to see what is recorded.',
  },
  DAY_CANCELLED: {
    nb: 'Kursdagen er avlyst, så det kan ikke registreres noe på den. Er den likevel holdt, gjenopprett den under Oppsett.',
    nn: 'Kursdagen er avlyst, så det kan ikkje registrerast noko på han. Er han likevel halden, hent han tilbake under Oppsett.',
    en: 'The course day is cancelled, so nothing can be recorded on it. If it was held after all, restore it under Set-up.',
  },
  DAY_WITHOUT_PROGRAMME: {
    nb: 'Kursdagen har ikke noe program ennå. Legg inn klokkeslett under Oppsett først.',
    nn: 'Kursdagen har ikkje noko program enno. Legg inn klokkeslett under Oppsett først.',
    en: 'The course day has no programme yet. Enter its times under Set-up first.',
  },
  DAY_NOT_SETTLED: {
    nb: 'Dagen kan ikke avsluttes ennå: {unrecorded} deltakere er ikke registrert, og {matters} andre saker gjenstår. Gjør dem ferdig først.',
    nn: 'Dagen kan ikkje avsluttast enno: {unrecorded} deltakarar er ikkje registrerte, og {matters} andre saker står att. Gjer dei ferdige først.',
    en: 'The day cannot be closed yet: {unrecorded} participants are not recorded, and {matters} other matters are left. Settle them first.',
  },
  DAY_NOT_MEANT_FOR: {
    nb: 'Kursdagen er ikke for alle du har valgt. Fjern {count} fra utvalget og prøv igjen.',
    nn: 'Kursdagen er ikkje for alle du har valt. Fjern {count} frå utvalet og prøv igjen.',
    en: 'The course day is not meant for everyone you have selected. Remove {count} from the selection and try again.',
  },
  PARTICIPANTS_UNKNOWN: {
    nb: '{count} av dem du har valgt, er ikke deltakere i dette kurset. Last siden på nytt og velg igjen.',
    nn: '{count} av dei du har valt, er ikkje deltakarar i dette kurset. Last sida på nytt og vel igjen.',
    en: '{count} of those you selected are not participants in this course. Reload the page and select again.',
  },
  PARTICIPANTS_WITHDRAWN: {
    nb: '{count} av dem du har valgt, er satt til frafall. Ta dem inn igjen først, eller fjern dem fra utvalget.',
    nn: '{count} av dei du har valt, er sette til fråfall. Ta dei inn att først, eller fjern dei frå utvalet.',
    en: '{count} of those you selected are withdrawn. Take them back in first, or remove them from the selection.',
  },
  TOO_MANY_PARTICIPANTS: {
    nb: 'Du kan registrere opptil {max} deltakere om gangen. Velg færre.',
    nn: 'Du kan registrere opptil {max} deltakarar om gongen. Vel færre.',
    en: 'You can record up to {max} participants at a time. Select fewer.',
  },
  REASON_REQUIRED: {
    nb: 'Skriv hvorfor. Begrunnelsen blir lagret sammen med registreringen.',
    nn: 'Skriv kvifor. Grunngjevinga blir lagra saman med registreringa.',
    en: 'Write why. The reason is kept together with the record.',
  },
  REASON_TOO_LONG: {
    nb: 'Begrunnelsen kan ha opptil {max} tegn. Kort den ned.',
    nn: 'Grunngjevinga kan ha opptil {max} teikn. Kort henne ned.',
    en: 'The reason can have up to {max} characters. Shorten it.',
  },
  INVALID_TIME: {
    nb: 'Skriv klokkeslett som 09:00 eller 14:30.',
    nn: 'Skriv klokkeslett som 09:00 eller 14:30.',
    en: 'Write times as 09:00 or 14:30.',
  },
  SKIPPED_TIME: {
    nb: 'Klokkeslettet finnes ikke denne dagen, fordi klokken stilles om til sommertid. Velg et annet.',
    nn: 'Klokkeslettet finst ikkje denne dagen, fordi klokka blir stilt om til sommartid. Vel eit anna.',
    en: 'That time does not exist on this day, because the clock changes to summer time. Choose another.',
  },
  END_NOT_AFTER_START: {
    nb: 'Slutten må være etter starten. Se over klokkeslettene.',
    nn: 'Slutten må vere etter starten. Sjå over klokkesletta.',
    en: 'The end has to be after the start. Check the times.',
  },
  OUTSIDE_PROGRAMME: {
    nb: 'Tidene ligger helt utenfor dagens program ({from}–{to}). Se over klokkeslettene.',
    nn: 'Tidene ligg heilt utanfor programmet for dagen ({from}–{to}). Sjå over klokkesletta.',
    en: 'The times lie entirely outside the programme of the day ({from}–{to}). Check the times.',
  },
  CORRECTION_OUT_OF_RANGE: {
    nb: 'En rettelse må være på minst 1 og høyst {max} minutter, i pluss eller minus.',
    nn: 'Ei retting må vere på minst 1 og høgst {max} minutt, i pluss eller minus.',
    en: 'A correction has to be at least 1 and at most {max} minutes, plus or minus.',
  },
  MAKE_UP_OUT_OF_RANGE: {
    nb: 'Ekstraarbeid må være på minst 1 og høyst {max} minutter for denne dagen.',
    nn: 'Ekstraarbeid må vere på minst 1 og høgst {max} minutt for denne dagen.',
    en: 'Make-up work has to be at least 1 and at most {max} minutes for this day.',
  },
  ALREADY_VOIDED: {
    nb: 'Registreringen er allerede annullert. Du trenger ikke gjøre noe mer.',
    nn: 'Registreringa er allereie annullert. Du treng ikkje gjere noko meir.',
    en: 'The record is already voided. There is nothing more to do.',
  },
  VOID_OF_VOID: {
    nb: 'En annullering kan ikke annulleres. Registrer det som er riktig, på nytt.',
    nn: 'Ei annullering kan ikkje annullerast. Registrer det som er rett, på nytt.',
    en: 'A void cannot be voided. Record what is right anew.',
  },
  SEGMENT_NOT_COUNTED: {
    nb: 'Denne programposten teller ikke som kurstid, så det er ingenting å godskrive.',
    nn: 'Denne programposten tel ikkje som kurstid, så det er ingenting å godskrive.',
    en: 'This part of the programme does not count as course time, so there is nothing to credit.',
  },
  SEGMENT_NOT_BETWEEN: {
    nb: 'Bare en programpost mellom to andre kan godskrives. Registrer fra–til for hver deltaker i stedet.',
    nn: 'Berre ein programpost mellom to andre kan godskrivast. Registrer frå–til for kvar deltakar i staden.',
    en: 'Only a part between two others can be credited. Record from–to for each participant instead.',
  },
  CREDIT_CHANGED: {
    nb: 'Oppmøtet er endret siden du så på listen. Se gjennom listen på nytt før du godskriver.',
    nn: 'Oppmøtet er endra sidan du såg på lista. Sjå gjennom lista på nytt før du godskriv.',
    en: 'The attendance has changed since you looked at the list. Look through the list again before crediting.',
  },
};
