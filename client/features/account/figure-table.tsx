import type { AccountGroup } from '#contract/account';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';

/** How many took part, met the threshold and got certificates, by profession or by body. */
export function FigureTable({ title, groups }: { title: string; groups: readonly AccountGroup[] }) {
  const { t } = useTexts('account');
  return (
    <section>
      <h2>{title}</h2>
      <DataTable<AccountGroup>
        caption={title}
        rows={groups}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: title,
            isName: true,
            cell: ({ name }) => (name === '' ? t('notGiven') : name),
          },
          ...(['participants', 'met', 'certificates'] as const).map((key) => ({
            key,
            header: t(key),
            align: 'end' as const,
            cell: (group: AccountGroup) => group[key],
          })),
        ]}
      />
    </section>
  );
}
