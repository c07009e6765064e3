import { Button } from '@instructure/ui-buttons';
import type { StoredSection } from '#contract/privacy';
import type { Resources } from '../../i18n/resources.ts';
import { formatDateWithoutWeekday, formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useStored, useStoredFile } from './queries.ts';
import './privacy.css';

type Texts = Resources['privacy'];
type Fields = StoredSection['records'][number];
type Value = Fields[string];

interface Row {
  fields: Fields;
  index: number;
}

/** Everything that is stored about the participant, to look at and to take along (rule 28). */
export default function StoredPage() {
  const { t } = useTexts('privacy');
  const stored = useStored();
  const file = useStoredFile();
  return (
    <>
      <PageHeading
        lead={t('stored.lead')}
        actions={
          <Button onClick={file.save} interaction={file.isPending ? 'disabled' : 'enabled'}>
            {t('stored.download')}
          </Button>
        }
      >
        {t('stored.title')}
      </PageHeading>
      {file.error !== null && <ErrorSentence error={file.error} />}
      <LoadState of={stored}>
        {({ sections }) => sections.map((section) => <Section key={section.kind} {...section} />)}
      </LoadState>
    </>
  );
}

function Section({ kind, records }: StoredSection) {
  const { t, locale } = useTexts('privacy');
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((field) =>
    records.some((record) => record[field] !== null && record[field] !== ''),
  );
  // A person is known by their name, not by the code in front of it.
  const inOrder = fields.toSorted((a, b) => Number(b === 'name') - Number(a === 'name'));
  const values: Record<string, string> = t('stored.values', { returnObjects: true });
  const shown = (value: Value | undefined) => {
    if (value === undefined || value === null) return '';
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
      return formatInstant(value, 'Europe/Oslo', locale);
    }
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
      return formatDateWithoutWeekday(value, locale);
    }
    if (typeof value === 'string' && value in values) return values[value];
    return String(value);
  };
  const title = t(`stored.kinds.${kind}`);
  return (
    <section>
      <h2>{title}</h2>
      {records.length === 0 ? (
        <p>{t('stored.nothing')}</p>
      ) : (
        <DataTable<Row>
          caption={title}
          rows={records.map((own, index) => ({ fields: own, index }))}
          rowKey={({ index }) => String(index)}
          columns={inOrder.map((field, index) => ({
            key: field,
            header: t(`stored.fields.${field as keyof Texts['stored']['fields']}`),
            cell: (row) => shown(row.fields[field]),
            isName: index === 0,
            breaks: records.some((record) => isCode(record[field])),
          }))}
        />
      )}
    </section>
  );
}

/** Ids, addresses, fingerprints: long, and without a place to break them. */
function isCode(value: Value | undefined): boolean {
  return typeof value === 'string' && /^\S{18,}$/.test(value) && Number.isNaN(Date.parse(value));
}
