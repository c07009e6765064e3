import { submissionOf } from './gradebook.ts';
import { removeAssignment } from './line-items.ts';
import type { Platform } from './platform.ts';
import type { Assignment, LineItem, Result, Submission } from './types.ts';

/** The gradebook as a teacher sees and changes it. */
export interface GradebookControls {
  columns(courseId: number): { assignment: Assignment; lineItem: LineItem | null }[];
  /** What stands under an assignment for a person. */
  cell(assignmentId: number, person: string): Submission;
  /** A teacher types a grade over the tool's (Canvas then changes the result too). */
  setGrade(assignmentId: number, person: string, score: number | null): void;
  publish(assignmentId: number, published: boolean): void;
  rename(assignmentId: number, title: string): void;
  remove(assignmentId: number): void;
}

export function gradebookControls(platform: Platform): GradebookControls {
  const { world } = platform;
  const itemOf = (assignmentId: number) =>
    world.data.lineItems.find((each) => each.assignmentId === assignmentId) ?? null;
  return {
    columns: (courseId) =>
      world.data.assignments
        .filter((each) => each.courseId === courseId)
        .map((assignment) => ({ assignment, lineItem: itemOf(assignment.id) })),
    cell: (assignmentId, person) => submissionOf(platform, assignmentId, person),
    setGrade: (assignmentId, person, score) => {
      submissionOf(platform, assignmentId, person).score = score;
      const result = world.data.results.find(
        (each) => each.lineItemId === itemOf(assignmentId)?.id && each.person === person,
      );
      if (result) result.resultScore = score === null ? null : asResult(platform, result, score);
      world.save();
    },
    publish: (assignmentId, published) => {
      world.assignment(assignmentId).published = published;
      world.save();
    },
    // Canvas: `Assignment#update_line_items`, the column's label follows the assignment's title.
    rename: (assignmentId, title) => {
      world.assignment(assignmentId).title = title;
      const item = itemOf(assignmentId);
      if (item) item.label = title;
      world.save();
    },
    remove: (assignmentId) => {
      removeAssignment(platform, assignmentId);
      world.save();
    },
  };
}

/** Canvas: `Lti::Result#scaled_result_score`: a person's grade, on the scale of the tool's last score. */
function asResult(
  { world }: Platform,
  { lineItemId, resultMaximum }: Result,
  score: number,
): number {
  const item = world.data.lineItems.find((each) => each.id === lineItemId);
  const points = item ? world.assignment(item.assignmentId).pointsPossible : 0;
  return resultMaximum !== null && resultMaximum > 0 && points > 0
    ? (score * resultMaximum) / points
    : score;
}
