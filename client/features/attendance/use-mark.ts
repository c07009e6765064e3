import { useState } from 'react';
import type { Act } from '#contract/attendance-ledger';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNotify } from '../../ui/notices.tsx';
import { useRecord, useUndo } from './queries.ts';

export interface Mark {
  personIds: readonly string[];
  act: Act;
  reason?: string;
  replace?: 'marks' | 'everything' | 'nothing';
}

/** A name for one act: the same for each attempt at it, so that none is recorded twice. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tells that an act is done, with a button that takes it back. */
export function useDone() {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const undo = useUndo();
  const notify = useNotify();
  return (text: string, batchId: string) => {
    const onAct = () => {
      undo.mutateAsync({ params: { courseId, batchId } }).then(
        () => notify('done', t('act.undone')),
        (error: unknown) => notify('failed', error instanceof Error ? error.message : ''),
      );
    };
    notify('done', text, { label: t('act.undo'), onAct });
  };
}

/**
 * Records for participants of one day: `await mark({personIds, act})`, true when it went well. What
 * was refused is in `error`, and a further attempt at the same is the same act.
 */
export function useMark(dayId: string) {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const record = useRecord();
  const done = useDone();
  const [requestId, setRequestId] = useState(newRequestId);
  async function mark({ personIds, act, reason = '', replace = 'marks' }: Mark): Promise<boolean> {
    const body = { requestId, personIds: [...personIds], act, reason, replace };
    try {
      const { batch, rows } = await record.mutateAsync({ params: { courseId, dayId }, body });
      setRequestId(newRequestId());
      done(t('act.done', { count: rows.length, name: rows[0]?.name ?? '' }), batch);
      return true;
    } catch {
      return false;
    }
  }
  return { mark, error: record.error, busy: record.isPending };
}
