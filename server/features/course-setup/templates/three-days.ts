import { lunch, pause, teaching, who } from './parts.ts';
import { sharedGoals } from './goals.ts';
import { type CourseTemplate, type TemplateDay, text } from './template.ts';

const evaluation = teaching(
  15,
  text('Muntlig evaluering av dagen', 'Munnleg evaluering av dagen', 'Oral evaluation of the day'),
  who.bothLeaders,
  'dialogue',
);

const first: TemplateDay = {
  title: text(
    'Perspektiver, brukermedvirkning og planlegging',
    'Perspektiv, brukarmedverknad og planlegging',
    'Perspectives, user involvement and planning',
  ),
  start: '09:00',
  parts: [
    teaching(20, text('Velkommen', 'Velkomen', 'Welcome'), who.leader, 'dialogue'),
    teaching(
      60,
      text(
        'Hvorfor kurs i helsepedagogikk?',
        'Kvifor kurs i helsepedagogikk?',
        'Why a course in health pedagogy?',
      ),
      who.leader,
      'presentation',
    ),
    pause(10),
    teaching(
      60,
      text(
        'Brukermedvirkning på individ- og systemnivå som arbeidsmåte (standard metode)',
        'Brukarmedverknad på individ- og systemnivå som arbeidsmåte (standard metode)',
        'User involvement of individuals and in the system as a way of working (standard method)',
      ),
      who.userAndProfessional,
      'presentation',
    ),
    lunch,
    teaching(
      60,
      text(
        'Brukerhistorie – et narrativt intervju',
        'Brukarhistorie – eit narrativt intervju',
        'A user’s story – a narrative interview',
      ),
      who.userAndProfessional,
      'experienceSharing',
    ),
    pause(15),
    teaching(
      65,
      text(
        'Planlegge undervisning og lage rom for læring. Innføring i didaktisk relasjonstenkning',
        'Planlegge undervisning og lage rom for læring. Innføring i didaktisk relasjonstenking',
        'Planning teaching and making room for learning. Introduction to didactic relations',
      ),
      who.leader,
      'presentation',
    ),
    pause(10),
    teaching(
      45,
      text('Gruppeprosesser', 'Gruppeprosessar', 'Group processes'),
      who.leader,
      'dialogue',
    ),
    evaluation,
  ],
};

const second: TemplateDay = {
  title: text('Verktøy og samtaler', 'Verktøy og samtalar', 'Tools and conversations'),
  start: '09:00',
  parts: [
    teaching(
      65,
      text('Presentasjonsteknikker', 'Presentasjonsteknikkar', 'Presentation techniques'),
      who.leader,
      'presentation',
    ),
    pause(15),
    teaching(
      70,
      text(
        'Verktøy for deltakerinvolvering',
        'Verktøy for å involvere deltakarane',
        'Tools for involving participants',
      ),
      who.leader,
      'exercise',
    ),
    lunch,
    teaching(
      75,
      text(
        'Motiverende intervju, kognitiv terapi og løsningsfokusert tilnærming',
        'Motiverande intervju, kognitiv terapi og løysingsfokusert tilnærming',
        'Motivational interviewing, cognitive therapy and solution-focused approach',
      ),
      who.leader,
      'presentation',
    ),
    pause(15),
    teaching(
      75,
      text(
        'Selvforståelse og langvarige helseutfordringer',
        'Sjølvforståing og langvarige helseutfordringar',
        'Self-understanding and long-term health problems',
      ),
      who.userAndProfessional,
      'dialogue',
    ),
    teaching(
      30,
      text('Hjemmeoppgaven til dag 3', 'Heimeoppgåva til dag 3', 'The homework for day 3'),
      who.leader,
      'presentation',
    ),
    evaluation,
  ],
};

const homework = text(
  'Presentasjon av hjemmeoppgave med refleksjon i plenum',
  'Presentasjon av heimeoppgåve med refleksjon i plenum',
  'Presentation of homework with reflection in plenary',
);

const third: TemplateDay = {
  title: text(
    'Hjemmeoppgaver og kommunikasjon',
    'Heimeoppgåver og kommunikasjon',
    'Homework and communication',
  ),
  start: '09:00',
  parts: [
    teaching(65, homework, who.participants, 'experienceSharing'),
    pause(15),
    teaching(70, homework, who.participants, 'experienceSharing'),
    lunch,
    teaching(
      90,
      text(
        'Kommunikasjon og relasjonskompetanse i arbeid med mennesker',
        'Kommunikasjon og relasjonskompetanse i arbeid med menneske',
        'Communication and relational competence in working with people',
      ),
      who.leader,
      'presentation',
    ),
    pause(15),
    teaching(
      75,
      text(
        'Gruppeoppgaver og diskusjon i plenum',
        'Gruppeoppgåver og diskusjon i plenum',
        'Group tasks and discussion in plenary',
      ),
      who.participants,
      'groupWork',
    ),
    teaching(
      30,
      text(
        'Skriftlig evaluering og avslutning',
        'Skriftleg evaluering og avslutning',
        'Written evaluation and closing',
      ),
      who.bothLeaders,
      'individualWork',
    ),
  ],
};

/** The three-day course of Nord-Trøndelag: two days in a row, the third two to three weeks later. */
export const threeDays: CourseTemplate = {
  id: 'three-days',
  kind: 'course',
  name: text(
    'Kurs i helsepedagogikk, tre dager (2 + 1)',
    'Kurs i helsepedagogikk, tre dagar (2 + 1)',
    'Course in health pedagogy, three days (2 + 1)',
  ),
  summary: text(
    'Seks timer hver dag: to dager etter hverandre, og en tredje to uker senere med hjemmeoppgave. Slik kurset holdes i kommunene i Nord-Trøndelag.',
    'Seks timar kvar dag: to dagar etter kvarandre, og ein tredje to veker seinare med heimeoppgåve. Slik kurset blir halde i kommunane i Nord-Trøndelag.',
    'Six hours a day: two days in a row, and a third two weeks later with homework. As held in the municipalities of Nord-Trøndelag.',
  ),
  title: text('Kurs i helsepedagogikk', 'Kurs i helsepedagogikk', 'Course in health pedagogy'),
  organiser: '',
  description: text(
    'Kurset veksler mellom forelesning, samtaler i plenum og praktiske øvelser. Det er for fagpersoner som driver eller vil etablere lærings- og mestringstilbud i kommunen.\n\nHjemmeoppgave mellom dag 2 og 3: planlegg et lærings- og mestringstilbud for innbyggere med langvarige helseutfordringer og deres pårørende, på høyst to A4-sider.',
    'Kurset vekslar mellom førelesing, samtalar i plenum og praktiske øvingar. Det er for fagpersonar som driv eller vil etablere lærings- og meistringstilbod i kommunen.\n\nHeimeoppgåve mellom dag 2 og 3: planlegg eit lærings- og meistringstilbod for innbyggjarar med langvarige helseutfordringar og pårørande, på høgst to A4-sider.',
    'The course alternates between lectures, conversations in plenary and practical exercises. It is for professionals who run or want to set up learning and coping programmes in their municipality.\n\nHomework between days 2 and 3: plan a learning and coping programme for people with long-term health problems and their relatives, on at most two A4 pages.',
  ),
  learningGoals: {
    knowledge: [
      text(
        'hvordan man etablerer et godt lærings- og mestringstilbud for innbyggere som lever med langvarige helseutfordringer, og deres pårørende',
        'korleis ein etablerer eit godt lærings- og meistringstilbod for innbyggjarar som lever med langvarige helseutfordringar, og pårørande',
        'how to set up a good learning and coping programme for people who live with long-term health problems, and their relatives',
      ),
      ...sharedGoals.knowledge.slice(1),
    ],
    skills: [
      text(
        'legge opp et kurs som en kombinasjon av forelesning, plenumssamtaler og praktiske øvelser',
        'legge opp eit kurs som ein kombinasjon av førelesing, plenumssamtalar og praktiske øvingar',
        'build a course that combines lectures, conversations in plenary and practical exercises',
      ),
      ...sharedGoals.skills.slice(0, 2),
    ],
    attitudes: sharedGoals.attitudes,
  },
  days: [first, second, third],
  gaps: [0, 1, 15],
  approvals: [],
};
