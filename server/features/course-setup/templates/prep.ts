import { type PrepContent, type PrepRules, usualRules } from '#domain/prep';
import { type Text, text } from './template.ts';

/** A prep task that a template brings along: as a draft, due when its day begins. */
export interface TemplatePrep
  extends Pick<PrepContent, 'kind' | 'minutes' | 'required' | 'answer' | 'readers'>, PrepRules {
  title: Text;
  text: Text;
}

type Facts = Partial<Pick<PrepContent, 'required' | 'answer' | 'readers'> & PrepRules>;

function task(
  kind: PrepContent['kind'],
  minutes: number,
  title: Text,
  body: Text,
  facts: Facts = {},
): TemplatePrep {
  const plain = { required: true, answer: 'none', readers: 'leaders', ...usualRules } as const;
  return { kind, minutes, title, text: body, ...plain, ...facts };
}

const ready = task(
  'do',
  20,
  text(
    'Gjør deg klar: Canvas, Teams, kamera og mikrofon',
    'Gjer deg klar: Canvas, Teams, kamera og mikrofon',
    'Get ready: Canvas, Teams, camera and microphone',
  ),
  text(
    '- Gå inn i Canvas og bli kjent med kursinnholdet.\n- Åpne møtelenken og se at Microsoft Teams virker på maskinen du skal bruke.\n- Prøv kamera og mikrofon.\n\nVirker det ikke? Si fra til kursleder i god tid før kursdagen.',
    '- Gå inn i Canvas og bli kjend med kursinnhaldet.\n- Opne møtelenka og sjå at Microsoft Teams verkar på maskina du skal bruke.\n- Prøv kamera og mikrofon.\n\nVerkar det ikkje? Sei frå til kursleiar i god tid før kursdagen.',
    '- Look around in Canvas and get to know the course.\n- Open the meeting link and see that Microsoft Teams works on the computer that you will use.\n- Try camera and microphone.\n\nIf it does not work, tell the course leader well before the day.',
  ),
);

const reflect = (about: Text): TemplatePrep =>
  task(
    'reflect',
    20,
    text('Tenk over egne erfaringer', 'Tenk over eigne erfaringar', 'Think about your experience'),
    about,
    { answer: 'text', readers: 'leaders', required: false },
  );

const read = (title: Text, about: Text): TemplatePrep => task('read', 45, title, about);

const noHealth = text(
  'Skriv noen stikkord. Skriv ikke om andres helse så de kan kjennes igjen.',
  'Skriv nokre stikkord. Skriv ikkje om helsa til andre slik at dei kan kjennast att.',
  'Write a few key words. Do not write about other people’s health so that they can be recognised.',
);

function withNote(before: Text): Text {
  return text(
    `${before.nb}\n\n${noHealth.nb}`,
    `${before.nn}\n\n${noHealth.nn}`,
    `${before.en}\n\n${noHealth.en}`,
  );
}

const onPage = text(
  'Les stoffet på kurssiden i Canvas. Noter gjerne spørsmål underveis.',
  'Les stoffet på kurssida i Canvas. Noter gjerne spørsmål undervegs.',
  'Read the material on the course page in Canvas. Note questions as you go.',
);

const digital: readonly (readonly TemplatePrep[])[] = [
  [
    ready,
    read(
      text('Hva er helsepedagogikk?', 'Kva er helsepedagogikk?', 'What is health pedagogy?'),
      onPage,
    ),
  ],
  [
    read(text('Brukermedvirkning', 'Brukarmedverknad', 'User involvement'), onPage),
    reflect(
      withNote(
        text(
          'Når opplevde du sist at en bruker fikk medvirke på ordentlig?',
          'Når opplevde du sist at ein brukar fekk medverke på ordentleg?',
          'When did you last see a user really take part?',
        ),
      ),
    ),
  ],
  [
    read(
      text(
        'Den didaktiske relasjonsmodellen',
        'Den didaktiske relasjonsmodellen',
        'The didactic relation model',
      ),
      onPage,
    ),
    task(
      'do',
      30,
      text(
        'Velg et tilbud du vil planlegge',
        'Vel eit tilbod du vil planlegge',
        'Choose a programme that you want to plan',
      ),
      text(
        'Tenk ut et lærings- og mestringstilbud du vil arbeide med på kursdagen: for hvem, hvor og hvorfor.',
        'Tenk ut eit lærings- og meistringstilbod du vil arbeide med på kursdagen: for kven, kvar og kvifor.',
        'Think of a learning and coping programme to work on during the day: for whom, where and why.',
      ),
    ),
  ],
  [
    read(text('Gruppeledelse', 'Gruppeleiing', 'Leading groups'), onPage),
    reflect(
      withNote(
        text(
          'Hva gjør at du tør å si noe i en gruppe?',
          'Kva gjer at du tør å seie noko i ei gruppe?',
          'What makes you dare to speak in a group?',
        ),
      ),
    ),
  ],
  [
    task(
      'homework',
      60,
      text('Planen for tilbudet ditt', 'Planen for tilbodet ditt', 'The plan of your programme'),
      text(
        'Skriv planen kort: mål, deltakere, innhold, arbeidsformer og hvordan brukere medvirker. Du legger den fram for de andre.',
        'Skriv planen kort: mål, deltakarar, innhald, arbeidsformer og korleis brukarar medverkar. Du legg han fram for dei andre.',
        'Write the plan briefly: aims, participants, content, ways of working and how users take part. You present it to the others.',
      ),
      { answer: 'text', readers: 'group' },
    ),
  ],
];

const threeDays: readonly (readonly TemplatePrep[])[] = [
  [
    task(
      'do',
      15,
      text('Bli kjent i Canvas', 'Bli kjend i Canvas', 'Look around in Canvas'),
      text(
        'Gå inn i Canvas, se på programmet og finn ut hvor kurset holdes.',
        'Gå inn i Canvas, sjå på programmet og finn ut kvar kurset blir halde.',
        'Look around in Canvas, read the programme and find out where the course is held.',
      ),
    ),
  ],
  [],
  [
    task(
      'homework',
      120,
      text('Hjemmeoppgave', 'Heimeoppgåve', 'Homework'),
      text(
        'Ta utgangspunkt i din kommune eller ditt kommunesamarbeid. Planlegg et lærings- og mestringstilbud for innbyggere med langvarige helseutfordringer og deres pårørende. Bruk det du har lært på kurset.\n\nSkriv høyst to A4-sider. Du legger oppgaven fram på dag 3.',
        'Ta utgangspunkt i kommunen din eller kommunesamarbeidet ditt. Planlegg eit lærings- og meistringstilbod for innbyggjarar med langvarige helseutfordringar og pårørande. Bruk det du har lært på kurset.\n\nSkriv høgst to A4-sider. Du legg oppgåva fram på dag 3.',
        'Begin with your own municipality or cooperation of municipalities. Plan a learning and coping programme for people with long-term health problems and their relatives. Use what you have learnt in the course.\n\nWrite at most two A4 pages. You present it on day 3.',
      ),
      { answer: 'file', readers: 'group', maxPages: 2, together: true },
    ),
  ],
];

/** The preparation that templates bring, by the template's id: a list per day. */
export const templatePrep: Readonly<Record<string, readonly (readonly TemplatePrep[])[]>> = {
  'digital-2025': digital,
  'three-days': threeDays,
};
