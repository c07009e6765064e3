import type { CoursePlan, PlanDay, PlanSegment } from '#domain/plan';
import type { Approval } from '#domain/approvals';

/** A segment that counts, 09:00–11:30, unless said otherwise. */
export function aSegment(values: Partial<PlanSegment> = {}): PlanSegment {
  return {
    ...{ id: 'segment', start: '09:00', end: '11:30', counts: true },
    ...{ title: 'Undervisning', responsible: 'Kursleder', workForm: 'presentation' },
    ...values,
  };
}

/** A planned day of five hours: 09:00–14:30 with half an hour of lunch that does not count. */
export function aDay(values: Partial<PlanDay> = {}): PlanDay {
  return {
    ...{ id: 'day', kind: 'session', date: '2025-02-06', state: 'planned', title: '' },
    segments: [
      aSegment({ id: 'morning' }),
      aSegment({ id: 'lunch', start: '11:30', end: '12:00', counts: false, title: 'Lunsj' }),
      aSegment({ id: 'afternoon', start: '12:00', end: '14:30' }),
    ],
    ...{ meetingUrl: '', place: '', changeReason: '' },
    ...values,
  };
}

export function anApproval(values: Partial<Approval> = {}): Approval {
  return {
    ...{ id: 'nsf', body: 'Norsk Sykepleierforbund (NSF)', approvedMinutes: 1320, unit: 60 },
    ...{ wording: 'Kurset er godkjent som meritterende.', reference: '', acceptsMakeUp: false },
    ...{ documentedPresence: false, columns: [] },
    ...values,
  };
}

const fiveDates = ['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'];

/** The digital course of 2025: five days of five hours, 80 %, days named day-1 to day-5. */
export function aPlan(values: Partial<CoursePlan> = {}): CoursePlan {
  return {
    title: 'Digitalt kurs i helsepedagogikk',
    organiser: 'Læringssenteret',
    ...{ language: 'nb', timeZone: 'Europe/Oslo', percent: 80, description: '' },
    learningGoals: { knowledge: [], skills: [], attitudes: [] },
    days: fiveDates.map((date, index) => aDay({ id: `day-${index + 1}`, date })),
    approvals: [],
    ...values,
  };
}
