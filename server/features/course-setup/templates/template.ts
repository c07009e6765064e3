import type { Locale } from '#contract/roles';
import type { Approval } from '#domain/approvals';
import type { Group, LearningGoals, WorkForm } from '#domain/plan';

/** The same text in each language that a course can be held in. */
export type Text = Record<Locale, string>;

export function text(nb: string, nn: string, en: string): Text {
  return { nb, nn, en };
}

/** A part of a day: how long it lasts, and what it is. Breaks keep their length on a longer day. */
export interface Part {
  kind: 'teaching' | 'pause' | 'lunch';
  minutes: number;
  title: Text;
  responsible: Text;
  workForm: WorkForm;
}

export interface TemplateDay {
  title: Text;
  /** When the day begins unless the leader says otherwise; it ends when its parts do. */
  start: string;
  parts: readonly Part[];
  audience?: readonly Group[];
}

/** What a plan begins with. It knows neither dates nor people. */
export interface CourseTemplate {
  id: string;
  kind: 'course' | 'shape' | 'empty';
  name: Text;
  summary: Text;
  title: Text;
  organiser: string;
  description: Text;
  learningGoals: Record<keyof LearningGoals, readonly Text[]>;
  days: readonly TemplateDay[];
  /** Days from the first day to each day. */
  gaps: readonly number[];
  approvals: readonly Omit<Approval, 'id'>[];
}
