import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState, type SyntheticEvent } from 'react';
import type { FeeOverview, FeeTermsShape } from '#contract/fees';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSaveFees } from './queries.ts';

const numbers = ['perParticipant', 'groupPrice', 'groupSize', 'groupFrom', 'supplement'] as const;
type NumberField = (typeof numbers)[number];
const switches = ['freeForUserRepresentatives', 'freeCount'] as const;
/** Below this a field is not valid: prices may be 0, numbers of people not. */
const least: Record<NumberField, number> = {
  ...{ perParticipant: 0, groupPrice: 0, supplement: 0, groupSize: 1, groupFrom: 1 },
};

/** The course's prices. */
export function FeeForm({ fees }: { fees: FeeOverview }) {
  const { t } = useTexts('exports');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const save = useSaveFees();
  const { terms, workplaces } = fees;
  const [texts, setTexts] = useState<Record<NumberField, string>>({
    perParticipant: String(terms.perParticipant),
    groupPrice: String(terms.groupPrice),
    groupSize: String(terms.groupSize),
    groupFrom: String(terms.groupFrom),
    supplement: terms.supplement === null ? '' : String(terms.supplement),
  });
  const [ticks, setTicks] = useState({
    freeForUserRepresentatives: terms.freeForUserRepresentatives,
    freeCount: terms.freeCount,
  });
  const isValid = (field: NumberField) => {
    const text = texts[field].trim();
    if (text === '') return field === 'supplement';
    return /^\d{1,6}$/.test(text) && Number(text) >= least[field];
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!numbers.every(isValid)) return;
    const changed: FeeTermsShape = {
      ...ticks,
      perParticipant: Number(texts.perParticipant),
      groupPrice: Number(texts.groupPrice),
      groupSize: Number(texts.groupSize),
      groupFrom: Number(texts.groupFrom),
      supplement: texts.supplement.trim() === '' ? null : Number(texts.supplement),
    };
    const choices = workplaces.map(({ key, choice }) => ({ workplace: key, choice }));
    save.mutate(
      { params, body: { terms: changed, choices } },
      { onSuccess: () => notify('done', t('fees.saved')) },
    );
  };
  return (
    <form className="kd-fee-form" onSubmit={submit} aria-labelledby="fee-form">
      <h2 id="fee-form">{t('fees.prices')}</h2>
      <div className="kd-file-choices">
        {numbers.map((field) => (
          <TextField
            key={field}
            label={t(`fees.field.${field}`)}
            hint={field === 'supplement' ? t('fees.supplementHint') : undefined}
            error={isValid(field) ? undefined : t('fees.notANumber')}
            inputMode="numeric"
            value={texts[field]}
            onChange={(text) => setTexts((all) => ({ ...all, [field]: text }))}
          />
        ))}
      </div>
      {switches.map((field) => (
        <Checkbox
          key={field}
          label={t(`fees.field.${field}`)}
          checked={ticks[field]}
          onChange={() => setTicks((all) => ({ ...all, [field]: !all[field] }))}
        />
      ))}
      <div role="alert">{save.error !== null && <ErrorSentence error={save.error} />}</div>
      <Button type="submit" color="primary" interaction={save.isPending ? 'disabled' : 'enabled'}>
        {t('fees.save')}
      </Button>
    </form>
  );
}
