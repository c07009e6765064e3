import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Reply } from '#contract/endpoints';
import { useCourseId } from '../../api/call.ts';
import { formatDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSigningSheet } from './queries.ts';

interface Props {
  section: string;
  days: Reply<'exports.overview'>['days'];
}

/** The list of a day to print and sign. */
export function SheetFile({ section, days }: Props) {
  const { t, locale } = useTexts('exports');
  const params = { courseId: useCourseId() };
  const sheet = useSigningSheet();
  const held = days.filter((day) => !day.cancelled);
  const [chosen, setChosen] = useState('');
  const dayId = held.find(({ id }) => id === chosen)?.id ?? held[0]?.id;
  return (
    <section aria-labelledby="sheet-file">
      <h2 id="sheet-file">{t('sheet.title')}</h2>
      <p className="kd-prose">{t(dayId === undefined ? 'sheet.noDays' : 'sheet.text')}</p>
      {dayId !== undefined && (
        <div className="kd-file-choices">
          <SelectField
            label={t('sheet.day')}
            value={dayId}
            onChange={setChosen}
            options={held.map(({ id, title, date }) => ({
              value: id,
              label: [formatDate(date, locale), title].filter((one) => one !== '').join(': '),
            }))}
          />
          <Button
            interaction={sheet.isPending ? 'disabled' : 'enabled'}
            onClick={() =>
              sheet.mutate({ params: { ...params, dayId }, body: { section, why: 'signing' } })
            }
          >
            {t('sheet.take')}
          </Button>
        </div>
      )}
      <div role="alert">{sheet.error !== null && <ErrorSentence error={sheet.error} />}</div>
    </section>
  );
}
