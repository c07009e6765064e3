import { Alert } from '@instructure/ui-alerts';
import type { Act } from '#contract/attendance-ledger';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { unrecorded } from './day-filters.ts';
import type { DaySheet } from './queries.ts';
import { useMark } from './use-mark.ts';
import { nameOf } from './words.ts';

/** Up to so many are listed at once; more behind a click. */
const openUpTo = 8;

const answers = [
  ['act.whole', { kind: 'wholeDay' }],
  ['act.absent', { kind: 'absence', excused: false }],
] as const satisfies [string, Act][];

/** Those of whom nothing is recorded, to be settled one by one or together. */
export function UnsettledList({ sheet }: { sheet: DaySheet }) {
  const { t } = useTexts('attendance');
  const { mark, error, busy } = useMark(sheet.day.id);
  const people = unrecorded(sheet.people);
  if (people.length === 0) return null;
  const buttons = (personIds: readonly string[], whom: string) =>
    answers.map(([label, act]) => (
      <button
        key={label}
        type="button"
        className="kd-small-button"
        aria-label={`${t(label)}: ${whom}`}
        disabled={busy}
        onClick={() => void mark({ personIds, act })}
      >
        {t(label)}
      </button>
    ));
  return (
    <details className="kd-unsettled" open={people.length <= openUpTo}>
      <summary>{t('close.showUnsettled', { count: people.length })}</summary>
      <ul>
        {people.length > 1 && (
          <li>
            <strong>{t('close.together')}</strong>
            <span className="kd-actions">
              {buttons(
                people.map((person) => person.id),
                t('close.together'),
              )}
            </span>
          </li>
        )}
        {people.map((person) => (
          <li key={person.id}>
            <span>{nameOf(person, t)}</span>
            <span className="kd-actions">{buttons([person.id], nameOf(person, t))}</span>
          </li>
        ))}
      </ul>
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
    </details>
  );
}
