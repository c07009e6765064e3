import { useCallback } from 'react';
import type { CoursePlanShape as Plan } from '#contract/course-plan';
import type { Figures, Problem, Warning } from '#contract/course-setup';
import { useCourseId } from '../../api/call.ts';
import { useDraft } from '../../api/use-draft.ts';
import {
  recordChange,
  startEditing,
  stopEditing,
  undoChange,
  useEditing,
  type Editing,
} from './editing.ts';
import { usePreview, type SetUp } from './queries.ts';

type Kept = Pick<Editing, 'baseRevision' | 'plan'>;

/** The plan on the page: the saved one, with what has been changed since on top. */
export interface PlanEditor {
  plan: Plan;
  baseRevision: number;
  dirty: boolean;
  canUndo: boolean;
  draft: ReturnType<typeof useDraft<Kept>>;
  problems: readonly Problem[];
  warnings: readonly Warning[];
  figures: Figures | null;
  /** @param what names the step, so that typing on in one field is undone at once */
  change: (what: string, change: (plan: Plan) => Plan) => void;
  undo: () => void;
  discard: () => void;
  /** Goes on with another plan: an earlier draft, or two that were joined. */
  restart: (baseRevision: number, plan: Plan) => void;
  done: () => void;
}

export function usePlanEditor(saved: SetUp): PlanEditor {
  const courseId = useCourseId();
  const editing = useEditing(courseId);
  const draft = useDraft<Kept>('course-plan');
  const { keep, forget } = draft;
  const baseRevision = editing?.baseRevision ?? saved.revision;
  const plan = editing?.plan ?? saved.plan;
  const preview = usePreview(baseRevision, editing?.plan ?? null);

  const change = useCallback(
    (what: string, edit: (plan: Plan) => Plan) => {
      const begin = { courseId, baseRevision: saved.revision, plan: saved.plan };
      keep({ baseRevision, plan: recordChange(begin, what, edit) });
    },
    [courseId, saved.revision, saved.plan, baseRevision, keep],
  );
  const undo = useCallback(() => {
    const after = undoChange();
    if (after !== null) keep({ baseRevision: after.baseRevision, plan: after.plan });
  }, [keep]);
  const restart = useCallback(
    (revision: number, next: Plan) => {
      startEditing(courseId, revision, next);
      keep({ baseRevision: revision, plan: next });
    },
    [courseId, keep],
  );
  const stop = useCallback(() => {
    stopEditing();
    void forget();
  }, [forget]);

  return {
    ...{ plan, baseRevision, draft, change, undo, restart },
    dirty: editing !== null,
    canUndo: (editing?.past.length ?? 0) > 0,
    problems: preview?.problems ?? [],
    warnings: preview?.warnings ?? saved.warnings ?? [],
    figures: preview?.figures ?? saved.figures,
    ...{ discard: stop, done: stop },
  };
}

/** Faults of one part of the plan, by field. */
export function problemsAt(
  problems: readonly Problem[],
  part: { day?: string; segment?: string; approval?: string },
): (field: string) => Problem | undefined {
  const here = problems.filter(
    ({ at }) => at.day === part.day && at.segment === part.segment && at.approval === part.approval,
  );
  return (field) => here.find(({ at }) => at.field === field);
}
