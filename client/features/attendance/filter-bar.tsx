import { Checkbox } from '@instructure/ui-checkbox';
import type { Row } from '#contract/attendance';
import { useTexts } from '../../i18n/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { filterCounts, filters, sectionsOf, type View } from './grid-filters.ts';

interface Props {
  rows: readonly Row[];
  view: View;
  shown: number;
  onChange: (view: View) => void;
}

const orders = [
  ['name', 'filter.byName'],
  ['need', 'filter.byNeed'],
  ['earned', 'filter.byEarned'],
] as const;

/** Which participants the grid shows, and in which order. */
export function FilterBar({ rows, view, shown, onChange }: Props) {
  const { t } = useTexts('attendance');
  const counts = filterCounts(rows);
  const sections = sectionsOf(rows);
  const withdrawn = rows.filter((row) => row.withdrawn).length;
  return (
    <div className="kd-filter">
      <div role="group" aria-label={t('filter.label')} className="kd-chips">
        {filters
          .filter((filter) => filter === 'all' || filter === view.filter || counts[filter] > 0)
          .map((filter) => (
            <button
              key={filter}
              type="button"
              className="kd-chip"
              aria-pressed={view.filter === filter}
              onClick={() => onChange({ ...view, filter })}
            >
              {t('filter.count', { name: t(`filter.${filter}`), count: counts[filter] })}
            </button>
          ))}
      </div>
      <div className="kd-filter-fields">
        <TextField
          type="search"
          label={t('filter.search')}
          width="14rem"
          value={view.search}
          onChange={(search) => onChange({ ...view, search })}
        />
        <SelectField
          label={t('filter.sort')}
          width="12rem"
          value={view.order}
          options={orders.map(([value, key]) => ({ value, label: t(key) }))}
          onChange={(order) => onChange({ ...view, order })}
        />
        {sections.length > 1 && (
          <SelectField
            label={t('filter.section')}
            width="12rem"
            value={view.section}
            options={[
              { value: '', label: t('filter.allSections') },
              ...sections.map((value) => ({ value, label: value })),
            ]}
            onChange={(section) => onChange({ ...view, section })}
          />
        )}
        {withdrawn > 0 && (
          <span className="kd-filter-switch">
            <Checkbox
              variant="toggle"
              size="small"
              label={t('filter.withdrawn', { count: withdrawn })}
              checked={view.withdrawn}
              onChange={() => onChange({ ...view, withdrawn: !view.withdrawn })}
            />
          </span>
        )}
      </div>
      <p role="status" className="kd-quiet">
        {t('filter.shown', { shown, all: rows.length - (view.withdrawn ? 0 : withdrawn) })}
      </p>
    </div>
  );
}
