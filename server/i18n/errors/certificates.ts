export const certificatesErrors = {
  COURSE_NOT_ENDED: {
    nb: 'Kurset er ikke ferdig. Avslutt eller avlys kursdagene som gjenstår, før du utsteder kursbevis.',
    nn: 'Kurset er ikkje ferdig. Avslutt eller avlys kursdagane som står att, før du skriv ut kursbevis.',
    en: 'The course has not ended. Close or cancel the remaining days before you issue certificates.',
  },
  CERTIFICATE_NOT_FOUND: {
    nb: 'Fant ikke kursbeviset. Last siden på nytt.',
    nn: 'Fann ikkje kursbeviset. Last sida på nytt.',
    en: 'The certificate was not found. Reload the page.',
  },
  CERTIFICATE_NOT_VALID: {
    nb: 'Kursbeviset er trukket tilbake eller erstattet. Last siden på nytt for å se hvordan det står til.',
    nn: 'Kursbeviset er trekt tilbake eller erstatta. Last sida på nytt for å sjå korleis det står til.',
    en: 'The certificate has been revoked or replaced. Reload the page to see how things stand.',
  },
  CERTIFICATE_NOT_MET: {
    nb: 'Med timene som er registrert nå, er ikke kravet nådd. Trekk kursbeviset tilbake, og utsted en deltakerbekreftelse i stedet.',
    nn: 'Med timane som er registrerte no, er ikkje kravet nådd. Trekk kursbeviset tilbake, og skriv ut ei deltakarstadfesting i staden.',
    en: 'With the hours recorded now, the requirement is not met. Revoke the certificate, and issue a confirmation of attendance instead.',
  },
  CERTIFICATE_ERASED: {
    nb: 'Navnet og filen er slettet fordi personen er slettet. Nummeret og timene står fortsatt.',
    nn: 'Namnet og fila er sletta fordi personen er sletta. Nummeret og timane står framleis.',
    en: 'The name and the file were erased with the person. The number and the hours remain.',
  },
  NO_CERTIFICATES: {
    nb: 'Det er ingen gyldige kursbevis å laste ned ennå.',
    nn: 'Det er ingen gyldige kursbevis å laste ned enno.',
    en: 'There are no valid certificates to download yet.',
  },
  MAIL_UNDER_WAY: {
    nb: 'Det er allerede bedt om en ny e-post. Last siden på nytt for å se hvordan det går.',
    nn: 'Det er alt bede om ein ny e-post. Last sida på nytt for å sjå korleis det går.',
    en: 'Another mail has already been asked for. Reload the page to see how it goes.',
  },
  MAIL_SETTLED: {
    nb: 'Denne e-posten er det ikke lenger noen tvil om. Last siden på nytt.',
    nn: 'Denne e-posten er det ikkje lenger nokon tvil om. Last sida på nytt.',
    en: 'There is no longer any doubt about this mail. Reload the page.',
  },
  IMAGE_NOT_TAKEN: {
    nb: 'Bildet kan ikke brukes. Velg en PNG- eller JPEG-fil som lar seg åpne på maskinen din.',
    nn: 'Biletet kan ikkje brukast. Vel ei PNG- eller JPEG-fil som let seg opne på maskina di.',
    en: 'The picture cannot be used. Choose a PNG or JPEG file that opens on your computer.',
  },
  SVG_NOT_TAKEN: {
    nb: 'SVG-filer kan inneholde skript og kan ikke brukes. Lagre logoen som PNG eller JPEG og velg den.',
    nn: 'SVG-filer kan innehalde skript og kan ikkje brukast. Lagre logoen som PNG eller JPEG og vel han.',
    en: 'SVG files can hold scripts and cannot be used. Save the logo as PNG or JPEG and choose that.',
  },
  IMAGE_TOO_LARGE: {
    nb: 'Bildet har for mange bildepunkter. Lagre det med høyst 4000 bildepunkter i bredden og høyden.',
    nn: 'Biletet har for mange biletpunkt. Lagre det med høgst 4000 biletpunkt i breidda og høgda.',
    en: 'The picture has too many pixels. Save it with at most 4000 in width and height.',
  },
  LETTER_NOT_IN_FONT: {
    nb: 'Skrifttypen på kursbeviset mangler tegnet «{letter}». Skriv det på en annen måte.',
    nn: 'Skrifttypen på kursbeviset manglar teiknet «{letter}». Skriv det på ein annan måte.',
    en: 'The typeface of the certificate lacks the character “{letter}”. Write it in another way.',
  },
};
