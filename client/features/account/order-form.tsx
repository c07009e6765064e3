import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { AccountOrder } from '#contract/account';
import type { Purpose } from '#contract/exports';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useOrder, type Period } from './queries.ts';

const formats = ['xlsx', 'csv', 'pdf'] as const;
type Format = (typeof formats)[number];
const reasons = ['toBody', 'ownRecords', 'control'] as const satisfies readonly Purpose[];
/** What can be chosen: everybody's attendance, or a body's list or documented presence. */
interface Choice {
  what: AccountOrder['what'];
  body: string;
}
const everyone: Choice = { what: 'attendanceList', body: '' };
const choicesOf = (bodies: readonly string[]): Choice[] => [
  everyone,
  ...bodies.map((body) => ({ what: 'bodyList' as const, body })),
  ...bodies.map((body) => ({ what: 'dossiers' as const, body })),
];
const keyOf = ({ what, body }: Choice) => `${what} ${body}`;

interface Props {
  period: Period;
  bodies: readonly string[];
}

/** Asks for a list over all courses of the period. */
export function OrderForm({ period, bodies }: Props) {
  const { t } = useTexts('account');
  const order = useOrder();
  const [chosen, setChosen] = useState(keyOf(everyone));
  const [format, setFormat] = useState<Format>('xlsx');
  const [why, setWhy] = useState<(typeof reasons)[number]>('ownRecords');
  const choices = choicesOf(bodies);
  const { what, body } = choices.find((one) => keyOf(one) === chosen) ?? everyone;
  return (
    <section aria-labelledby="order-list">
      <h2 id="order-list">{t('order.title')}</h2>
      <p className="kd-prose">{t('order.text')}</p>
      <div className="kd-order">
        <SelectField
          label={t('order.list')}
          value={keyOf({ what, body })}
          onChange={setChosen}
          options={choices.map((one) => ({
            value: keyOf(one),
            label: t(`order.${one.what}`, { body: one.body }),
          }))}
        />
        {what === 'dossiers' ? (
          <p>{t('order.zip')}</p>
        ) : (
          <SelectField
            label={t('order.format')}
            value={format}
            onChange={setFormat}
            options={formats.map((value) => ({ value, label: t(`formats.${value}`) }))}
          />
        )}
        <SelectField
          label={t('order.why')}
          value={why}
          onChange={setWhy}
          options={reasons.map((value) => ({ value, label: t(`why.${value}`) }))}
        />
        <Button
          color="primary"
          interaction={order.isPending ? 'disabled' : 'enabled'}
          onClick={() => {
            const asFormat = what === 'dossiers' ? 'zip' : format;
            order.mutate({ body: { ...period, what, body, format: asFormat, why } });
          }}
        >
          {t('order.make')}
        </Button>
      </div>
      <div role="alert">{order.error !== null && <ErrorSentence error={order.error} />}</div>
    </section>
  );
}
