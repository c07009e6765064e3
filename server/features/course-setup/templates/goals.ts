import { type CourseTemplate, text } from './template.ts';

/** The learning goals that courses in health pedagogy share. */
export const sharedGoals: CourseTemplate['learningGoals'] = {
  knowledge: [
    text(
      'sentrale begreper innen lærings- og mestringspraksis',
      'sentrale omgrep innan lærings- og meistringspraksis',
      'key concepts in learning and coping practice',
    ),
    text('læring og didaktikk', 'læring og didaktikk', 'learning and didactics'),
    text(
      'endrings- og mestringsprosesser',
      'endrings- og meistringsprosessar',
      'processes of change and coping',
    ),
    text('brukermedvirkning', 'brukarmedverknad', 'user involvement'),
    text('gruppeledelse', 'gruppeleiing', 'leading groups'),
  ],
  skills: [
    text(
      'legge til rette for læring, mestring og økt helsekompetanse tilpasset kontekst og behov',
      'legge til rette for læring, meistring og auka helsekompetanse tilpassa kontekst og behov',
      'facilitate learning, coping and better health literacy to suit context and needs',
    ),
    text(
      'anvende didaktisk relasjonsmodell i planlegging av lærings- og mestringstilbud',
      'bruke didaktisk relasjonsmodell i planlegging av lærings- og meistringstilbod',
      'use the didactic relation model when planning learning and coping programmes',
    ),
    text(
      'bruke digitale ressurser og læringsaktiviteter tilpasset målgruppen',
      'bruke digitale ressursar og læringsaktivitetar tilpassa målgruppa',
      'use digital resources and learning activities that suit the target group',
    ),
    text(
      'legge til rette for sidestilt samarbeid mellom fag- og brukerkompetanse',
      'legge til rette for sidestilt samarbeid mellom fag- og brukarkompetanse',
      'facilitate cooperation on equal terms between professional and user expertise',
    ),
  ],
  attitudes: [
    text(
      'forståelse for betydningen av egne egenskaper, verdier og holdninger i møte med brukere, pasienter og pårørende',
      'forståing for kva eigne eigenskapar, verdiar og haldningar har å seie i møte med brukarar, pasientar og pårørande',
      'understanding of what one’s own qualities, values and attitudes mean when meeting users, patients and relatives',
    ),
    text(
      'anerkjenne brukernes erfaringskunnskap og møte brukerrepresentanter med respekt og tillit',
      'anerkjenne erfaringskunnskapen til brukarane og møte brukarrepresentantar med respekt og tillit',
      'acknowledge users’ knowledge from experience and meet user representatives with respect and trust',
    ),
  ],
};
