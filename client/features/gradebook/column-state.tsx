import type { GradebookStatus } from '#contract/gradebook';
import { useTimeZone } from '../../api/call.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** In sentences: whether it is on, how far the sending has come, what stands in the way. */
export function ColumnState({ status }: { status: GradebookStatus }) {
  const { t } = useTexts('gradebook');
  const { column, state, sent, problem } = status;
  const stands = column !== null && state !== 'off' && problem !== 'DELETED';
  return (
    <>
      <p role="status" className="kd-prose">
        <StateSentence status={status} />
      </p>
      {stands && (
        <p className="kd-prose">
          {t('column', { label: column.label, maximum: column.maximum })}{' '}
          {t('sent', { count: sent })}
        </p>
      )}
    </>
  );
}

function StateSentence({ status }: { status: GradebookStatus }) {
  const { t, locale } = useTexts('gradebook');
  const timeZone = useTimeZone();
  const { state, problem, nextTryAt, doneAt, column } = status;
  switch (state) {
    case 'unavailable':
      return t('unavailable');
    case 'off':
      return t(column === null ? 'off' : 'offStays');
    case 'waiting':
      return t('waiting');
    case 'sending':
      return t('sending');
    case 'done':
      return doneAt === null
        ? t('waiting')
        : t('done', { when: formatInstant(doneAt, timeZone, locale) });
    case 'failed': {
      const sentence = problem === null ? t('waiting') : t(`problems.${problem}`);
      if (nextTryAt === null) return sentence;
      return `${sentence} ${t('next', { when: formatInstant(nextTryAt, timeZone, locale) })}`;
    }
  }
}
