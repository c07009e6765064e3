import { Link } from 'react-router';
import { formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { usePreview } from './queries.ts';

export interface BodyChoices {
  approvalId: string;
  section: string;
  who: 'counting' | 'members';
}

/** The list as the file will have it, with what is missing above it. */
export function BodyPreview({ approvalId, section, who }: BodyChoices) {
  const { t, locale } = useTexts('exports');
  const preview = usePreview(approvalId, section, who);
  return (
    <LoadState of={preview}>
      {({ columns, rows, missing, withoutBody }) => (
        <>
          {missing.length > 0 && (
            <div className="kd-caution">
              <p>{t('preview.missing', { count: missing.length })}</p>
              <ul>
                {missing.map(({ id, name, fields }) => (
                  <li key={id}>
                    {name}:{' '}
                    {formatList(
                      fields.map((field) => t(`missing.${field}`)),
                      locale,
                    )}
                  </li>
                ))}
              </ul>
              <p>
                <Link to="/registrations">{t('bodies.toRegistrations')}</Link>
              </p>
            </div>
          )}
          {columns.some(({ known }) => !known) && (
            <p className="kd-caution">
              {t('preview.unknown', {
                columns: columns
                  .filter(({ known }) => !known)
                  .map(({ heading }) => `«${heading}»`)
                  .join(', '),
              })}
            </p>
          )}
          {withoutBody > 0 && (
            <p className="kd-prose">{t('bodies.without', { count: withoutBody })}</p>
          )}
          <p role="status">{t('preview.count', { count: rows.length })}</p>
          {rows.length > 0 && (
            <div className="kd-scroll" role="region" tabIndex={0} aria-label={t('preview.title')}>
              <DataTable
                caption={t('preview.title')}
                rows={rows.map((cells, index) => ({ cells, index }))}
                rowKey={({ index }) => String(index)}
                columns={columns.map(({ heading }, column) => ({
                  key: String(column),
                  header: heading,
                  isName: column === 0,
                  cell: ({ cells }: { cells: string[] }) => cells[column] ?? '',
                }))}
              />
            </div>
          )}
        </>
      )}
    </LoadState>
  );
}
