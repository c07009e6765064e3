export const meetingReportErrors = {
  REPORT_NOT_FOUND: {
    nb: 'Importen finnes ikke lenger. Gå til kursdagen og last opp rapporten på nytt.',
    nn: 'Importen finst ikkje lenger. Gå til kursdagen og last opp rapporten på nytt.',
    en: 'The import no longer exists. Go to the course day and upload the report again.',
  },
  REPORT_FILE_GONE: {
    nb: 'Filen er ikke lenger lagret her. Last den opp på nytt.',
    nn: 'Fila er ikkje lenger lagra her. Last henne opp på nytt.',
    en: 'The file is no longer kept here. Upload it again.',
  },
  REPORT_EMPTY: {
    nb: 'Filen er tom. Last ned møterapporten på nytt, og prøv igjen.',
    nn: 'Fila er tom. Last ned møterapporten på nytt, og prøv igjen.',
    en: 'The file is empty. Download the meeting report again, and try once more.',
  },
  TOO_MANY_FILES: {
    nb: 'Det ligger allerede {max} filer her som ikke er tatt i bruk. Vent litt, eller importer dem først.',
    nn: 'Det ligg allereie {max} filer her som ikkje er tekne i bruk. Vent litt, eller importer dei først.',
    en: 'There are already {max} files here that are not in use. Wait a while, or import them first.',
  },
  REPORT_CHANGED: {
    nb: 'Noe er endret siden du så på forhåndsvisningen. Ingenting er registrert. Se over på nytt, og registrer så.',
    nn: 'Noko er endra sidan du såg på førehandsvisinga. Ingenting er registrert. Sjå over på nytt, og registrer så.',
    en: 'Something has changed since you looked at the preview. Nothing has been recorded. Look it over again, then record.',
  },
  REPORT_RECORDED: {
    nb: 'Importen er allerede registrert. Angre den først hvis du vil lese filene på en annen måte.',
    nn: 'Importen er allereie registrert. Angre han først om du vil lese filene på ein annan måte.',
    en: 'The import is already recorded. Undo it first if you want to read the files in another way.',
  },
  REPORT_NOT_RECORDED: {
    nb: 'Importen er ikke registrert, så det er ingenting å gjøre dette med.',
    nn: 'Importen er ikkje registrert, så det er ingenting å gjere dette med.',
    en: 'The import is not recorded, so there is nothing to do this with.',
  },
  REPORT_UNDONE: {
    nb: 'Importen er angret. Velg «Importer på nytt» for å bruke de samme filene igjen.',
    nn: 'Importen er angra. Vel «Importer på nytt» for å bruke dei same filene igjen.',
    en: 'The import has been undone. Choose “Import again” to use the same files once more.',
  },
  REPORT_NOT_UNDONE: {
    nb: 'Angre importen først. Da kan den importeres på nytt med andre valg.',
    nn: 'Angre importen først. Då kan han importerast på nytt med andre val.',
    en: 'Undo the import first. Then it can be imported again with other choices.',
  },
  REPORT_NOT_READ: {
    nb: 'Filene er ikke ferdig lest ennå. Vent litt, eller ta bort filen som ikke kan leses.',
    nn: 'Filene er ikkje ferdig lesne enno. Vent litt, eller ta bort fila som ikkje kan lesast.',
    en: 'The files have not been read yet. Wait a moment, or leave out the file that cannot be read.',
  },
  REPORT_REMOVED: {
    nb: 'Filene og navnene i importen er slettet, så den kan ikke endres. Det som er registrert, står.',
    nn: 'Filene og namna i importen er sletta, så han kan ikkje endrast. Det som er registrert, står.',
    en: 'The files and names of the import have been deleted, so it cannot be changed. What is recorded stands.',
  },
  REPORT_ROWS_OPEN: {
    nb: '{count} rader mangler en deltaker. Gjør dem ferdig først, så kan filene slettes.',
    nn: '{count} rader manglar ein deltakar. Gjer dei ferdige først, så kan filene slettast.',
    en: '{count} rows have no participant yet. Settle them first, then the files can be deleted.',
  },
  REPORT_ROW_NOT_FOUND: {
    nb: 'Raden finnes ikke i disse filene. Last siden på nytt.',
    nn: 'Rada finst ikkje i desse filene. Last sida på nytt.',
    en: 'There is no such row in these files. Reload the page.',
  },
  REPORT_ROW_SETTLED: {
    nb: 'Raden er allerede registrert. Angre importen, og importer på nytt, for å endre den.',
    nn: 'Rada er allereie registrert. Angre importen, og importer på nytt, for å endre henne.',
    en: 'The row is already recorded. Undo the import, and import again, to change it.',
  },
  DAY_CLOSED: {
    nb: 'Kursdagen er avsluttet. Åpne den igjen først, så kan du importere eller angre.',
    nn: 'Kursdagen er avslutta. Opne han igjen først, så kan du importere eller angre.',
    en: 'The course day is closed. Open it again first, then you can import or undo.',
  },
  INVALID_TIME_ZONE: {
    nb: 'Tidssonen finnes ikke. Velg en fra listen.',
    nn: 'Tidssona finst ikkje. Vel ei frå lista.',
    en: 'There is no such time zone. Choose one from the list.',
  },
};
