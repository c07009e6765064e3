import {
  absent,
  type CourseJson,
  correction,
  digitalCourse,
  makeUp,
  present,
  whole,
} from './course-json.ts';

/** A worked example of the rules: a course, and what must come out for its one participant. */
export interface WorkedExample {
  title: string;
  course: CourseJson;
  figures?: {
    plannedSeconds?: number;
    requiredSeconds?: number;
    earnedSeconds?: number;
    reachableSeconds?: number;
    standing?: 'met' | 'outOfReach' | 'open';
  };
  /** Of single days. */
  days?: Record<string, { attendedSeconds?: number; makeUpSeconds?: number }>;
}

const planned = 'planned';
const cancelled = 'cancelled';

function meantForProfessionals(course: CourseJson, dayId: string): CourseJson {
  const days = course.days.map((day) =>
    day.id === dayId ? { ...day, audience: ['professional'] } : day,
  );
  return { ...course, days };
}

function withSegments(
  course: CourseJson,
  dayId: string,
  segments: CourseJson['days'][number]['segments'],
): CourseJson {
  return {
    ...course,
    days: course.days.map((day) => (day.id === dayId ? { ...day, segments } : day)),
  };
}

/** Of 22.5 h (five days of 4.5 h), exactly 80 % in parts that decimal hours cannot add up. */
function course22h30(): CourseJson {
  const attended = ['11:36', '13:26', '13:30', '13:30', '10:58'];
  const entries = attended.map((until, i) => present(i + 1, '09:00', until));
  return [1, 2, 3, 4, 5].reduce(
    (course, day) =>
      withSegments(course, String(day), [{ start: '09:00', end: '13:30', counts: true }]),
    digitalCourse({ entries }),
  );
}

/** By the numbers of the rules' table; those without a number follow it there. */
export const workedExamples: Record<string, WorkedExample> = {
  '1': {
    title: 'days 1–4 whole and day 5 absent is exactly 80 %, and meets it',
    course: digitalCourse({ entries: [...whole(1, 2, 3, 4), ...absent(5)] }),
    figures: {
      plannedSeconds: 90_000,
      requiredSeconds: 72_000,
      earnedSeconds: 72_000,
      reachableSeconds: 72_000,
      standing: 'met',
    },
  },
  '2': {
    title: 'one second less is out of reach',
    course: digitalCourse({
      entries: [...whole(1, 2, 3), present(4, '09:00', '14:29:59'), ...absent(5)],
    }),
    figures: { earnedSeconds: 71_999, reachableSeconds: 71_999, standing: 'outOfReach' },
  },
  '3': {
    title: 'coming early and leaving late add nothing',
    course: digitalCourse({ entries: [present(1, '08:41:10', '15:02:00')] }),
    days: { '1': { attendedSeconds: 18_000 } },
  },
  '4': {
    title: 'two devices never count twice',
    course: digitalCourse({
      entries: [present(1, '09:00', '12:10'), present(1, '11:50', '14:30')],
    }),
    days: { '1': { attendedSeconds: 18_000 } },
  },
  '5': {
    title: 'a break that does not count adds nothing',
    course: digitalCourse({ entries: [present(1, '11:30', '12:00')] }),
    days: { '1': { attendedSeconds: 0 } },
  },
  '6': {
    title: 'a closed day on which one is not recorded is not lost',
    course: digitalCourse({ states: { 5: planned }, entries: whole(1, 2, 3) }),
    figures: { earnedSeconds: 54_000, reachableSeconds: 90_000, standing: 'open' },
  },
  '7': {
    title: 'after an absence all of the last day is needed',
    course: digitalCourse({ states: { 5: planned }, entries: [...whole(1, 2, 3), ...absent(4)] }),
    figures: { earnedSeconds: 54_000, reachableSeconds: 72_000, standing: 'open' },
  },
  '8': {
    title: 'two absences of five are out of reach',
    course: digitalCourse({
      states: { 3: planned, 4: planned, 5: planned },
      entries: absent(1, 2),
    }),
    figures: { earnedSeconds: 0, reachableSeconds: 54_000, standing: 'outOfReach' },
  },
  '9': {
    title: 'a cancelled day makes the course smaller',
    course: digitalCourse({
      states: { 2: cancelled },
      entries: [...whole(1, 3, 4), ...absent(5)],
    }),
    figures: {
      plannedSeconds: 72_000,
      requiredSeconds: 57_600,
      earnedSeconds: 54_000,
      standing: 'outOfReach',
    },
  },
  '10': {
    title: 'make-up counts for the certificate',
    course: digitalCourse({
      entries: [...whole(1, 2, 3), present(4, '09:00', '10:00'), ...absent(5), makeUp(4, 4 * 3600)],
    }),
    figures: { earnedSeconds: 72_000, standing: 'met' },
    days: { '4': { attendedSeconds: 3600, makeUpSeconds: 14_400 } },
  },
  '11': {
    title: 'a day meant for others is not in the course',
    course: meantForProfessionals(
      digitalCourse({
        group: 'userRepresentative',
        entries: [...whole(1, 2, 3), present(4, '09:00', '11:00')],
      }),
      '5',
    ),
    figures: {
      plannedSeconds: 72_000,
      requiredSeconds: 57_600,
      earnedSeconds: 61_200,
      standing: 'met',
    },
  },
  '12': {
    title: 'four whole days give a certificate, also where a body demands all five',
    course: digitalCourse({ entries: [...whole(1, 2, 3, 4), ...absent(5)] }),
    figures: { earnedSeconds: 72_000, standing: 'met' },
  },
  '13': {
    title: "a morning's report says nothing of the afternoon",
    course: digitalCourse({
      states: { 1: planned, 2: planned, 3: planned, 4: planned, 5: planned },
      entries: [present(1, '09:00', '11:30')],
    }),
    figures: { earnedSeconds: 9000, reachableSeconds: 90_000, standing: 'open' },
  },
  '14': {
    title: 'closing the day settles the afternoon',
    course: digitalCourse({
      states: { 2: planned, 3: planned, 4: planned, 5: planned },
      entries: [present(1, '09:00', '11:30')],
    }),
    figures: { earnedSeconds: 9000, reachableSeconds: 81_000, standing: 'open' },
  },
  '15': {
    title: 'an absence settles a day that is not closed',
    course: digitalCourse({
      states: { 1: planned, 2: planned, 3: planned, 4: planned, 5: planned },
      entries: [present(1, '09:00', '11:30'), ...absent(5)],
    }),
    figures: { earnedSeconds: 9000, reachableSeconds: 72_000, standing: 'open' },
  },
  '16': {
    title: 'a course without planned time is open',
    course: digitalCourse({
      states: { 1: cancelled, 2: cancelled, 3: cancelled, 4: cancelled, 5: cancelled },
      entries: whole(1, 2),
    }),
    figures: {
      plannedSeconds: 0,
      requiredSeconds: 0,
      earnedSeconds: 0,
      reachableSeconds: 0,
      standing: 'open',
    },
  },
  '17': {
    title: 'make-up fills a day no further than planned',
    course: digitalCourse({ entries: [...whole(1), correction(1, -1800), makeUp(1, 3600)] }),
    days: { '1': { attendedSeconds: 16_200, makeUpSeconds: 1800 } },
  },
  '18': {
    title: 'who attended all that was held has met',
    course: digitalCourse({ states: { 2: cancelled }, entries: whole(1, 3, 4, 5) }),
    figures: { plannedSeconds: 72_000, earnedSeconds: 72_000, standing: 'met' },
  },
  '19': {
    title: 'a break that counts and is credited is not lost',
    course: withSegments(
      digitalCourse({
        entries: [
          present(1, '09:00', '10:01'),
          present(1, '10:14', '11:30'),
          present(1, '10:00', '10:15'),
        ],
      }),
      '1',
      [
        { start: '09:00', end: '10:00', counts: true },
        { start: '10:00', end: '10:15', counts: true },
        { start: '10:15', end: '11:30', counts: true },
      ],
    ),
    days: { '1': { attendedSeconds: (60 + 15 + 75) * 60 } },
  },
  'lunch counted': {
    title: 'four whole days of five are exactly 80 % with lunch, too',
    course: digitalCourse({ lunchCounts: true, entries: [...whole(1, 2, 3, 4), ...absent(5)] }),
    figures: {
      plannedSeconds: 99_000,
      requiredSeconds: 79_200,
      earnedSeconds: 79_200,
      standing: 'met',
    },
  },
  '22.5 h': {
    title: '156 + 266 + 270 + 270 + 118 minutes are exactly 18 h',
    course: course22h30(),
    figures: { plannedSeconds: 81_000, earnedSeconds: 64_800, standing: 'met' },
  },
  'clock change': {
    title: '2025-03-30 from 00:00 to 06:00 has five hours',
    course: {
      timeZone: 'Europe/Oslo',
      percent: 80,
      days: [
        {
          id: '1',
          date: '2025-03-30',
          state: 'closed',
          segments: [{ start: '00:00', end: '06:00', counts: true }],
        },
      ],
      participants: [{ id: 'anna' }],
      entries: [present(1, '00:00', '06:00')],
    },
    figures: { plannedSeconds: 5 * 3600, earnedSeconds: 5 * 3600, standing: 'met' },
  },
};
