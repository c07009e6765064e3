import { lunch, pause, teaching, who } from './parts.ts';
import { type Part, type TemplateDay, text } from './template.ts';

const sinceLast = teaching(
  15,
  text(
    'Siden sist: refleksjon over forarbeidet',
    'Sidan sist: refleksjon over førearbeidet',
    'Since last time: reflecting on the preparation',
  ),
  who.leader,
  'reflection',
);
const summingUp = teaching(
  20,
  text('Oppsummering av dagen', 'Oppsummering av dagen', 'Summing up the day'),
  who.bothLeaders,
  'reflection',
);

/** 09:00–11:30 and 12:00–14:30, around lunch. */
function day(title: TemplateDay['title'], morning: Part[], afternoon: Part[]): TemplateDay {
  return { title, start: '09:00', parts: [...morning, lunch, ...afternoon] };
}

const first = day(
  text(
    'Helsepedagogikk, læring og mestring',
    'Helsepedagogikk, læring og meistring',
    'Health pedagogy, learning and coping',
  ),
  [
    teaching(
      30,
      text('Velkommen og bli kjent', 'Velkomen og bli kjend', 'Welcome and introductions'),
      who.bothLeaders,
      'dialogue',
    ),
    teaching(
      45,
      text(
        'Hva er helsepedagogikk? Lærings- og mestringspraksis',
        'Kva er helsepedagogikk? Lærings- og meistringspraksis',
        'What is health pedagogy? Learning and coping in practice',
      ),
      who.leader,
      'presentation',
    ),
    pause(15),
    teaching(
      60,
      text(
        'Når livet endrer seg: erfaringer fra en bruker',
        'Når livet endrar seg: erfaringar frå ein brukar',
        'When life changes: experiences of a user',
      ),
      who.userLeader,
      'experienceSharing',
    ),
  ],
  [
    teaching(
      60,
      text(
        'Egne erfaringer med læring og mestring',
        'Eigne erfaringar med læring og meistring',
        'Our own experiences of learning and coping',
      ),
      who.participants,
      'groupWork',
    ),
    pause(10),
    teaching(
      60,
      text(
        'Endrings- og mestringsprosesser',
        'Endrings- og meistringsprosessar',
        'Processes of change and coping',
      ),
      who.leader,
      'presentation',
    ),
    summingUp,
  ],
);

const second = day(
  text(
    'Brukermedvirkning og relasjonskompetanse',
    'Brukarmedverknad og relasjonskompetanse',
    'User involvement and relational competence',
  ),
  [
    sinceLast,
    teaching(
      60,
      text(
        'Brukermedvirkning i praksis',
        'Brukarmedverknad i praksis',
        'User involvement in practice',
      ),
      who.bothLeaders,
      'presentation',
    ),
    pause(15),
    teaching(
      60,
      text(
        'Sidestilt samarbeid mellom fag- og brukerkompetanse',
        'Sidestilt samarbeid mellom fag- og brukarkompetanse',
        'Cooperation on equal terms between professional and user expertise',
      ),
      who.bothLeaders,
      'dialogue',
    ),
  ],
  [
    teaching(
      75,
      text(
        'Relasjonskompetanse og kommunikasjon i helsetjenesten',
        'Relasjonskompetanse og kommunikasjon i helsetenesta',
        'Relational competence and communication in health care',
      ),
      who.leader,
      'presentation',
    ),
    pause(10),
    teaching(
      45,
      text(
        'Å lytte og stille åpne spørsmål',
        'Å lytte og stille opne spørsmål',
        'Listening and asking open questions',
      ),
      who.participants,
      'exercise',
    ),
    summingUp,
  ],
);

const third = day(
  text('Læring og didaktikk', 'Læring og didaktikk', 'Learning and didactics'),
  [
    sinceLast,
    teaching(
      60,
      text(
        'Læring og didaktikk: den didaktiske relasjonsmodellen',
        'Læring og didaktikk: den didaktiske relasjonsmodellen',
        'Learning and didactics: the didactic relation model',
      ),
      who.leader,
      'presentation',
    ),
    pause(15),
    teaching(
      60,
      text(
        'Å planlegge et lærings- og mestringstilbud',
        'Å planlegge eit lærings- og meistringstilbod',
        'Planning a learning and coping programme',
      ),
      who.participants,
      'groupWork',
    ),
  ],
  [
    teaching(
      75,
      text(
        'Arbeidsformer som gjør deltakerne aktive',
        'Arbeidsformer som gjer deltakarane aktive',
        'Ways of working that make participants active',
      ),
      who.bothLeaders,
      'experienceSharing',
    ),
    pause(10),
    teaching(
      45,
      text('Arbeid med eget tilbud', 'Arbeid med eige tilbod', 'Work on one’s own programme'),
      who.participants,
      'individualWork',
    ),
    summingUp,
  ],
);

const fourth = day(
  text('Gruppeledelse', 'Gruppeleiing', 'Leading groups'),
  [
    sinceLast,
    teaching(
      60,
      text(
        'Gruppeprosesser og gruppelederens rolle',
        'Gruppeprosessar og rolla til gruppeleiaren',
        'Group processes and the role of the group leader',
      ),
      who.leader,
      'presentation',
    ),
    pause(15),
    teaching(
      60,
      text(
        'Å lede en samtale i gruppe',
        'Å leie ein samtale i gruppe',
        'Leading a group conversation',
      ),
      who.participants,
      'exercise',
    ),
  ],
  [
    teaching(
      75,
      text(
        'Krevende situasjoner i grupper',
        'Krevjande situasjonar i grupper',
        'Demanding situations in groups',
      ),
      who.bothLeaders,
      'groupWork',
    ),
    pause(10),
    teaching(
      45,
      text(
        'Erfaringsutveksling som læringsform',
        'Erfaringsutveksling som læringsform',
        'Exchange of experience as a way of learning',
      ),
      who.userLeader,
      'dialogue',
    ),
    summingUp,
  ],
);

const fifth = day(
  text(
    'Digitale muligheter og veien videre',
    'Digitale høve og vegen vidare',
    'Digital possibilities and the way on',
  ),
  [
    sinceLast,
    teaching(
      60,
      text(
        'Digitale ressurser og læringsaktiviteter',
        'Digitale ressursar og læringsaktivitetar',
        'Digital resources and learning activities',
      ),
      who.leader,
      'presentation',
    ),
    pause(15),
    teaching(
      60,
      text(
        'Vi prøver ut digitale verktøy',
        'Vi prøver ut digitale verktøy',
        'Trying out digital tools',
      ),
      who.participants,
      'exercise',
    ),
  ],
  [
    teaching(
      75,
      text(
        'Deltakerne legger fram planene sine',
        'Deltakarane legg fram planane sine',
        'Participants present their plans',
      ),
      who.participants,
      'experienceSharing',
    ),
    pause(10),
    teaching(
      45,
      text(
        'Veien videre i egen praksis',
        'Vegen vidare i eigen praksis',
        'The way on in one’s own practice',
      ),
      who.participants,
      'reflection',
    ),
    teaching(
      20,
      text('Evaluering og avslutning', 'Evaluering og avslutning', 'Evaluation and closing'),
      who.bothLeaders,
      'dialogue',
    ),
  ],
);

export const digital2025Days = [first, second, third, fourth, fifth];
