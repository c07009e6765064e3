import type { Approval } from './approvals.ts';
import type { SessionDay, Segment } from './programme.ts';

/** Languages of certificates and mail. */
export const planLanguages = ['nb', 'nn', 'en'] as const;
export type PlanLanguage = (typeof planLanguages)[number];

/** The kinds of participant that a day or a segment can be meant for. */
export const groups = ['professional', 'userRepresentative'] as const;
export type Group = (typeof groups)[number];

/** How a part of a day is worked: the forms that course descriptions name. */
export const workForms = [
  'presentation',
  'dialogue',
  'reflection',
  'experienceSharing',
  'groupWork',
  'individualWork',
  'exercise',
  'break',
] as const;
export type WorkForm = (typeof workForms)[number];

/** A segment as people plan it: the counted time of the domain, and what it is about. */
export interface PlanSegment extends Segment {
  audience?: readonly Group[] | undefined;
  title: string;
  /** Who is responsible, as free text: "Kursleder", "Brukerrepresentant og fagperson". */
  responsible: string;
  workForm: WorkForm | null;
}

/** A session day as people plan it. */
export interface PlanDay extends Omit<SessionDay, 'segments'> {
  audience?: readonly Group[] | undefined;
  /** What the day is about, or ''. */
  title: string;
  segments: PlanSegment[];
  /** Link to the digital meeting, or ''. https only. */
  meetingUrl: string;
  /** The room, or ''. */
  place: string;
  /** Why the day was cancelled or got other times than planned (rule 7), or ''. */
  changeReason: string;
}

export interface LearningGoals {
  knowledge: string[];
  skills: string[];
  attitudes: string[];
}

/** The whole of what a course leader sets up. One document: saved at once or not at all. */
export interface CoursePlan {
  title: string;
  organiser: string;
  /** Language of certificates and mail that are not a person's own. */
  language: PlanLanguage;
  timeZone: string;
  /** Threshold, an integer from 1 to 100 (rule 11). */
  percent: number;
  description: string;
  learningGoals: LearningGoals;
  days: PlanDay[];
  approvals: Approval[];
}
