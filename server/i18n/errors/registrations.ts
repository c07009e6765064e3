export const registrationErrors = {
  LIST_EMPTY: {
    nb: 'Listen er tom. Kopier cellene fra regnearket, også overskriftene, og lim dem inn.',
    nn: 'Lista er tom. Kopier cellene frå reknearket, òg overskriftene, og lim dei inn.',
    en: 'The list is empty. Copy the cells of the sheet, headings too, and paste them.',
  },
  LIST_NOT_READABLE: {
    nb: 'Filen kunne ikke leses. Lagre den som Excel (.xlsx) eller CSV, eller kopier cellene og lim dem inn.',
    nn: 'Fila kunne ikkje lesast. Lagre henne som Excel (.xlsx) eller CSV, eller kopier cellene og lim dei inn.',
    en: 'The file could not be read. Save it as Excel (.xlsx) or CSV, or copy the cells and paste them.',
  },
  LIST_TOO_LONG: {
    nb: 'Listen er for stor: høyst {rows} rader og {columns} kolonner. Del den i flere.',
    nn: 'Lista er for stor: høgst {rows} rader og {columns} kolonnar. Del henne i fleire.',
    en: 'The list is too large: at most {rows} rows and {columns} columns. Split it.',
  },
  LIST_WITHOUT_NAMES: {
    nb: 'Vi ser ikke hvem radene gjelder. Velg hvilken kolonne som er navn eller e-post.',
    nn: 'Vi ser ikkje kven radene gjeld. Vel kva kolonne som er namn eller e-post.',
    en: 'We cannot see whom the rows are about. Choose which column is the name or the e-mail address.',
  },
};
