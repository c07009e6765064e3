import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import {
  actOf,
  asksReason,
  choices,
  saysPresentOrAbsent,
  type Choice,
  type Filled,
} from './act-choices.ts';
import { ActFields } from './act-fields.tsx';
import { useMark, type Mark } from './use-mark.ts';

interface Props {
  dayId: string;
  closed: boolean;
  personIds: readonly string[];
  /** Wall-clock times of the day, to begin with. */
  span: { from: string; to: string };
  /** Something stands that says present: a second stay can be added beside it. */
  hasPresence: boolean;
  /** A report or check-in stands, which a leader's mark does not replace by itself. */
  hasEvidence: boolean;
  /** What to begin with; without it there are two quick answers, and all else behind a click. */
  begin?: Choice;
  onDone: () => void;
}

/** Records for one or more participants of a day: two quick answers, and everything else. */
export function ActForm({
  dayId,
  closed,
  personIds,
  span,
  hasPresence,
  hasEvidence,
  begin,
  onDone,
}: Props) {
  const { t } = useTexts('attendance');
  const { mark, error, busy } = useMark(dayId);
  const [choice, setChoice] = useState(begin ?? (closed ? 'presence' : null));
  const [filled, setFilled] = useState<Filled>({ ...span, minutes: '', subtract: false });
  const [reason, setReason] = useState('');
  const [beside, setBeside] = useState(false);
  const [everything, setEverything] = useState(hasEvidence && begin === 'absence');
  const interaction = busy ? 'disabled' : 'enabled';

  /** A leader's "absent" against a report that says present: the report has to give way, with a reason. */
  function markAbsent(): void {
    if (!hasEvidence) return void record('absence', 'marks');
    setChoice('absence');
    setEverything(true);
  }

  async function record(chosen: Choice, replace: NonNullable<Mark['replace']>): Promise<void> {
    const act = actOf(chosen, filled);
    if (await mark({ personIds, act, reason, replace })) onDone();
  }

  const overrides = choice !== null && saysPresentOrAbsent[choice] && hasEvidence && everything;
  const adds = choice === 'presence' && hasPresence && beside && !overrides;
  const needsReason = choice !== null && (closed || asksReason[choice] || overrides);
  return (
    <div className="kd-act">
      {!closed && begin === undefined && (
        <div className="kd-actions">
          <Button
            color="primary"
            interaction={interaction}
            onClick={() => void record('wholeDay', 'marks')}
          >
            {t('act.whole')}
          </Button>
          <Button interaction={interaction} onClick={markAbsent}>
            {t('act.absent')}
          </Button>
          {choice === null && (
            <Button interaction={interaction} onClick={() => setChoice('presence')}>
              {t('act.other')}
            </Button>
          )}
        </div>
      )}
      {closed && <p>{t('act.closedHint')}</p>}
      {choice !== null && (
        <div className="kd-act-fields">
          <SelectField
            label={t('act.what')}
            value={choice}
            options={choices.map((value) => ({ value, label: t(`act.${value}`) }))}
            onChange={setChoice}
          />
          <ActFields choice={choice} filled={filled} onChange={setFilled} />
          {hasPresence && choice === 'presence' && !overrides && (
            <Checkbox
              label={t('act.beside')}
              checked={beside}
              onChange={() => setBeside(!beside)}
            />
          )}
          {hasEvidence && saysPresentOrAbsent[choice] && !adds && (
            <Checkbox
              label={t('act.everything')}
              messages={[{ type: 'hint', text: t('act.everythingHint') }]}
              checked={everything}
              onChange={() => setEverything(!everything)}
            />
          )}
          <LongTextField
            label={t('act.reason')}
            hint={t('act.reasonHint')}
            required={needsReason}
            value={reason}
            height="3.5rem"
            onChange={setReason}
          />
          <div className="kd-actions">
            <Button
              color="primary"
              interaction={interaction}
              onClick={() =>
                void record(choice, overrides ? 'everything' : adds ? 'nothing' : 'marks')
              }
            >
              {t('act.submit')}
            </Button>
          </div>
        </div>
      )}
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
    </div>
  );
}
