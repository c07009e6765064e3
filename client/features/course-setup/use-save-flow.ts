import { useState } from 'react';
import type { Warning } from '#contract/course-setup';
import { ApiError } from '../../api/api-error.ts';
import { useCourseId } from '../../api/call.ts';
import type { Answer } from '../../api/session.ts';
import type { SaveState } from '../../ui/save-bar.tsx';
import { useMerging, usePreviewing, useSaving, type Preview, type SetUp } from './queries.ts';
import type { PlanEditor } from './use-plan-editor.ts';

export type Merged = Answer<'course-setup.merge'>;

type Step =
  | { kind: 'idle' | 'busy' | 'saved' }
  /** The leader sees what the change means before it is saved. */
  | { kind: 'confirm'; preview: Preview; news: readonly Warning[] }
  /** Somebody else was first. */
  | { kind: 'changed'; merged: Merged }
  | { kind: 'failed'; error: ApiError };

/**
 * Saving in steps: faults first; then whom it moves, if it moves anybody; then the save itself, and
 * where somebody else has saved meanwhile, the joining of both.
 */
export function useSaveFlow(saved: SetUp, editor: PlanEditor) {
  const courseId = useCourseId();
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const preview = usePreviewing();
  const save = useSaving();
  const merge = useMerging();
  const { plan, baseRevision } = editor;
  const input = { params: { courseId }, body: { baseRevision, plan } };

  async function attempt(act: () => Promise<Step>): Promise<void> {
    setStep({ kind: 'busy' });
    try {
      setStep(await act());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setStep(error.code === 'PLAN_CHANGED' ? await changed() : { kind: 'failed', error });
    }
  }

  async function changed(): Promise<Step> {
    try {
      return { kind: 'changed', merged: await merge.mutateAsync(input) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { kind: 'failed', error };
    }
  }

  async function saveNow(): Promise<Step> {
    await save.mutateAsync(input);
    editor.done();
    return { kind: 'saved' };
  }

  const begin = () =>
    attempt(async () => {
      const body = { ...input.body, impact: 'figures' as const };
      const found = await preview.mutateAsync({ ...input, body });
      if (found.revision !== baseRevision) return changed();
      const news = found.warnings.filter(
        (one) => one.level === 'warn' && !(saved.warnings ?? []).some((old) => alike(old, one)),
      );
      const worthALook = (found.impact?.moved ?? 0) > 0 || news.length > 0;
      return found.problems.length === 0 && worthALook
        ? { kind: 'confirm', preview: found, news }
        : saveNow();
    });

  return {
    step,
    begin: () => void begin(),
    confirm: () => void attempt(saveNow),
    close: () => setStep({ kind: 'idle' }),
    state: stateOf(step, editor),
    error: step.kind === 'failed' ? step.error : null,
  };
}

function alike(a: Warning, b: Warning): boolean {
  return a.code === b.code && JSON.stringify(a.at) === JSON.stringify(b.at);
}

function stateOf(step: Step, { dirty, draft }: PlanEditor): SaveState {
  if (step.kind === 'busy') return 'saving';
  if (step.kind === 'failed') return 'failed';
  if (!dirty) return step.kind === 'saved' ? 'saved' : 'clean';
  return draft.state === 'kept' ? 'draft' : 'dirty';
}
