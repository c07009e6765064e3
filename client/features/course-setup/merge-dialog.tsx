import { Button } from '@instructure/ui-buttons';
import { RadioInput, RadioInputGroup } from '@instructure/ui-radio-input';
import { useState } from 'react';
import type { CoursePlanShape as Plan } from '#contract/course-plan';
import type { Change, Conflict } from '#contract/course-setup';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type Choice, usualChoice, withChoice } from './merge-choice.ts';
import type { Merged } from './use-save-flow.ts';
import { useWords } from './words.ts';

interface Props {
  mine: Plan;
  merged: Merged;
  timeZone: string;
  /** With both changes in one plan, which is saved on top of the given revision. */
  onDone: (revision: number, plan: Plan) => void;
  /** Gives up what was written here. */
  onTheirs: () => void;
  onCancel: () => void;
}

/** Somebody else has saved meanwhile: what they changed, what is written here, and both joined. */
export function MergeDialog({ mine, merged, timeZone, onDone, onTheirs, onCancel }: Props) {
  const { t, locale } = useTexts('course-setup');
  const [choices, setChoices] = useState<ReadonlyMap<Conflict, Choice>>(new Map());
  const { changed, conflicts, joined } = merged;
  const join = () => {
    const plan = conflicts.reduce(
      (sum, one) => withChoice(sum, one, choices.get(one) ?? usualChoice(one)),
      merged.plan,
    );
    onDone(merged.revision, plan);
  };
  return (
    <Dialog
      open
      size="medium"
      title={t('merge.title')}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onTheirs}>{t('merge.theirs')}</Button>
          <Button color="primary" onClick={join}>
            {t(joined ? 'merge.join' : 'merge.mine')}
          </Button>
        </>
      }
    >
      <p>
        {t('merge.who', { name: changed.by, when: formatInstant(changed.at, timeZone, locale) })}
      </p>
      {joined ? (
        <>
          <h3>{t('merge.theyChanged')}</h3>
          <ChangeList changes={merged.theirs} plan={merged.theirPlan} />
          <h3>{t('merge.youChanged')}</h3>
          <ChangeList changes={merged.mine} plan={mine} />
          {conflicts.length === 0 ? (
            <p>{t('merge.noConflicts')}</p>
          ) : (
            <>
              <h3>{t('merge.conflicts', { count: conflicts.length })}</h3>
              {conflicts.map((conflict) => (
                <OneConflict
                  key={JSON.stringify(conflict.at)}
                  conflict={conflict}
                  plan={merged.plan}
                  choice={choices.get(conflict) ?? usualChoice(conflict)}
                  onChoose={(choice) => setChoices(new Map(choices).set(conflict, choice))}
                />
              ))}
            </>
          )}
        </>
      ) : (
        <p>{t('merge.cannotJoin')}</p>
      )}
    </Dialog>
  );
}

const shownChanges = 12;

function ChangeList({ changes, plan }: { changes: readonly Change[]; plan: Plan }) {
  const { t } = useTexts('course-setup');
  const words = useWords(plan);
  return (
    <ul className="kd-plain-list">
      {changes.slice(0, shownChanges).map(({ at, kind }) => (
        <li key={JSON.stringify(at)}>
          {words.place(at)}
          {kind !== 'changed' && ` (${t(`merge.kind.${kind}`)})`}
        </li>
      ))}
      {changes.length > shownChanges && (
        <li>{t('merge.more', { count: changes.length - shownChanges })}</li>
      )}
    </ul>
  );
}

interface ConflictProps {
  conflict: Conflict;
  plan: Plan;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function OneConflict({ conflict, plan, choice, onChoose }: ConflictProps) {
  const { t } = useTexts('course-setup');
  const words = useWords(plan);
  const label = (side: Choice) =>
    conflict.kind === 'bothChanged'
      ? t(`merge.side.${side}`, { value: valueWords(conflict[side], t('merge.empty')) })
      : t(`merge.${conflict.kind}.${side}`);
  return (
    <RadioInputGroup
      name={JSON.stringify(conflict.at)}
      description={words.place(conflict.at)}
      value={choice}
      onChange={(_event, value) => onChoose(value === 'theirs' ? 'theirs' : 'mine')}
    >
      <RadioInput label={label('mine')} value="mine" />
      <RadioInput label={label('theirs')} value="theirs" />
    </RadioInputGroup>
  );
}

/** A value of the plan as one line. */
function valueWords(value: unknown, empty: string): string {
  if (value === undefined || value === null || value === '') return empty;
  if (typeof value === 'object') {
    return Object.values(value)
      .map((one) => valueWords(one, empty))
      .join(', ');
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '✓';
}
