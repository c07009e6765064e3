import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Purpose } from '#contract/exports';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useOrder, type Period } from './queries.ts';

const formats = ['xlsx', 'csv'] as const;
const reasons = ['toBody', 'ownRecords', 'control'] as const satisfies readonly Purpose[];
/** The choice of everybody's attendance, beside the bodies. */
const everyone = '';

interface Props {
  period: Period;
  bodies: readonly string[];
}

/** Asks for a list over all courses of the period. */
export function OrderForm({ period, bodies }: Props) {
  const { t } = useTexts('account');
  const order = useOrder();
  const [chosen, setChosen] = useState(everyone);
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const [why, setWhy] = useState<(typeof reasons)[number]>('ownRecords');
  const body = bodies.includes(chosen) ? chosen : everyone;
  const what = body === everyone ? 'attendanceList' : 'bodyList';
  return (
    <section aria-labelledby="order-list">
      <h2 id="order-list">{t('order.title')}</h2>
      <p className="kd-prose">{t('order.text')}</p>
      <div className="kd-order">
        <SelectField
          label={t('order.list')}
          value={body}
          onChange={setChosen}
          options={[everyone, ...bodies].map((value) => ({
            value,
            label: value === everyone ? t('order.attendance') : t('order.body', { body: value }),
          }))}
        />
        <SelectField
          label={t('order.format')}
          value={format}
          onChange={setFormat}
          options={formats.map((value) => ({ value, label: t(`formats.${value}`) }))}
        />
        <SelectField
          label={t('order.why')}
          value={why}
          onChange={setWhy}
          options={reasons.map((value) => ({ value, label: t(`why.${value}`) }))}
        />
        <Button
          color="primary"
          interaction={order.isPending ? 'disabled' : 'enabled'}
          onClick={() => order.mutate({ body: { ...period, what, body, format, why } })}
        >
          {t('order.make')}
        </Button>
      </div>
      <div role="alert">{order.error !== null && <ErrorSentence error={order.error} />}</div>
    </section>
  );
}
