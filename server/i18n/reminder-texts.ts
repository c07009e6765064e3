import type { Locale } from '#contract/roles';

interface ReminderTexts {
  /** {number} {date} {course} */
  subject: string;
  /** {name} */
  greeting: string;
  greetingWithoutName: string;
  /** {number} {course} {date} {start} {end} */
  when: string;
  /** {title} */
  about: string;
  /** {place} */
  place: string;
  meeting: string;
  /** {time} */
  left: string;
  leftWithoutTime: string;
  /** {title} {time} */
  task: string;
  /** {count} */
  more: string;
  done: string;
  openPrep: string;
  openDay: string;
  findTool: string;
  ask: string;
  stop: string;
}

/** The mail some days before a course day. */
export const reminderTexts: Record<Locale, ReminderTexts> = {
  nb: {
    subject: 'Kursdag {number} er {date}: {course}',
    greeting: 'Hei, {name}!',
    greetingWithoutName: 'Hei!',
    when: 'Kursdag {number} i «{course}» er {date} kl. {start}–{end}.',
    about: 'Tema: {title}.',
    place: 'Sted: {place}',
    meeting: 'Møtelenke:',
    left: 'Dette forarbeidet gjenstår før dagen, om lag {time}:',
    leftWithoutTime: 'Dette forarbeidet gjenstår før dagen:',
    task: '{title} ({time})',
    more: 'og {count} til',
    done: 'Du har gjort alt forarbeidet til denne dagen.',
    openPrep: 'Åpne forarbeidet i Canvas:',
    openDay: 'Se programmet i Canvas:',
    findTool:
      'Åpne kurset i Canvas og velg Kursdag i kursmenyen for å se programmet og forarbeidet.',
    ask: 'Er noe feil, eller kan du ikke komme? Ta kontakt med kursleder. Denne e-posten kan ikke besvares.',
    stop: 'Vil du ikke ha slike påminnelser om dette kurset? Stopp dem her:',
  },
  nn: {
    subject: 'Kursdag {number} er {date}: {course}',
    greeting: 'Hei, {name}!',
    greetingWithoutName: 'Hei!',
    when: 'Kursdag {number} i «{course}» er {date} kl. {start}–{end}.',
    about: 'Tema: {title}.',
    place: 'Stad: {place}',
    meeting: 'Møtelenke:',
    left: 'Dette førearbeidet står att før dagen, om lag {time}:',
    leftWithoutTime: 'Dette førearbeidet står att før dagen:',
    task: '{title} ({time})',
    more: 'og {count} til',
    done: 'Du har gjort alt førearbeidet til denne dagen.',
    openPrep: 'Opne førearbeidet i Canvas:',
    openDay: 'Sjå programmet i Canvas:',
    findTool:
      'Opne kurset i Canvas og vel Kursdag i kursmenyen for å sjå programmet og førearbeidet.',
    ask: 'Er noko feil, eller kan du ikkje komme? Ta kontakt med kursleiar. Denne e-posten kan ikkje svarast på.',
    stop: 'Vil du ikkje ha slike påminningar om dette kurset? Stopp dei her:',
  },
  en: {
    subject: 'Course day {number} is on {date}: {course}',
    greeting: 'Hello {name},',
    greetingWithoutName: 'Hello,',
    when: 'Course day {number} of “{course}” is on {date}, {start}–{end}.',
    about: 'Topic: {title}.',
    place: 'Place: {place}',
    meeting: 'Meeting link:',
    left: 'This preparation is left before the day, about {time}:',
    leftWithoutTime: 'This preparation is left before the day:',
    task: '{title} ({time})',
    more: 'and {count} more',
    done: 'You have done all the preparation for this day.',
    openPrep: 'Open the preparation in Canvas:',
    openDay: 'See the programme in Canvas:',
    findTool:
      'Open the course in Canvas and choose Kursdag in its menu to see the programme and the preparation.',
    ask: 'Is something wrong, or can you not come? Contact your course leader. This mail cannot be answered.',
    stop: 'Do you not want such reminders of this course? Stop them here:',
  },
};

interface StopTexts {
  title: string;
  /** {course} */
  question: string;
  button: string;
  stoppedTitle: string;
  /** {course} */
  stopped: string;
  again: string;
  unknownTitle: string;
  unknown: string;
}

/** The open page on which reminders are stopped. */
export const reminderStopTexts: Record<Locale, StopTexts> = {
  nb: {
    title: 'Stopp påminnelser',
    question: 'Vil du slutte å få e-post før kursdagene i «{course}»?',
    button: 'Stopp påminnelsene',
    stoppedTitle: 'Påminnelsene er stoppet',
    stopped: 'Du får ikke flere påminnelser om kursdagene i «{course}». Kursbevis får du fortsatt.',
    again: 'Vil du ha dem igjen, slår du dem på i Kursdag i Canvas, under Forarbeid.',
    unknownTitle: 'Lenken virker ikke',
    unknown:
      'Se om hele lenken i e-posten er med. Du kan også stoppe påminnelsene i Kursdag i Canvas, under Forarbeid.',
  },
  nn: {
    title: 'Stopp påminningar',
    question: 'Vil du slutte å få e-post før kursdagane i «{course}»?',
    button: 'Stopp påminningane',
    stoppedTitle: 'Påminningane er stoppa',
    stopped:
      'Du får ikkje fleire påminningar om kursdagane i «{course}». Kursbevis får du framleis.',
    again: 'Vil du ha dei att, slår du dei på i Kursdag i Canvas, under Førearbeid.',
    unknownTitle: 'Lenka verkar ikkje',
    unknown:
      'Sjå om heile lenka i e-posten er med. Du kan òg stoppe påminningane i Kursdag i Canvas, under Førearbeid.',
  },
  en: {
    title: 'Stop reminders',
    question: 'Do you want no more mail before the course days of “{course}”?',
    button: 'Stop the reminders',
    stoppedTitle: 'The reminders are stopped',
    stopped:
      'You get no more reminders of the course days of “{course}”. You still get certificates.',
    again: 'To have them again, switch them on in Kursdag in Canvas, under Preparation.',
    unknownTitle: 'The link does not work',
    unknown:
      'See whether the whole link of the mail is there. You can also stop the reminders in Kursdag in Canvas, under Preparation.',
  },
};
