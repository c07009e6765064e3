import { Link } from 'react-router';
import type { FeeOverview, FeeWorkplace } from '#contract/fees';
import { useCourseId } from '../../api/call.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSaveFees } from './queries.ts';

const choices = ['rule', 'group', 'single'] as const;
type Choice = (typeof choices)[number];

/** Workplaces with their people, the price that holds and the amount; the leader may decide otherwise. */
export function FeeTable({ fees }: { fees: FeeOverview }) {
  const { t, locale } = useTexts('exports');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const save = useSaveFees();
  const { workplaces, terms, total, waiting } = fees;
  const kroner = (amount: number) => t('fees.kroner', { amount: formatNumber(amount, locale) });
  const nameOf = ({ name }: FeeWorkplace) => (name === '' ? t('fees.unknown') : name);
  const choose = (key: string, choice: Choice) =>
    save.mutate(
      {
        params,
        body: {
          terms,
          choices: workplaces.map((one) => ({
            workplace: one.key,
            choice: one.key === key ? choice : one.choice,
          })),
        },
      },
      {
        onSuccess: () => notify('done', t('fees.saved')),
        onError: (error) => notify('failed', error.message),
      },
    );
  if (workplaces.length === 0) return <p className="kd-prose">{t('fees.nobody')}</p>;
  return (
    <section aria-labelledby="fee-table">
      <h2 id="fee-table">{t('fees.workplaces')}</h2>
      <DataTable<FeeWorkplace>
        caption={t('fees.workplaces')}
        rows={workplaces}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', header: t('fees.workplace'), isName: true, cell: nameOf },
          {
            key: 'people',
            header: t('fees.people'),
            cell: ({ people }) =>
              people
                .map(({ name, free }) => (free ? t('fees.freePerson', { name }) : name))
                .join(', '),
          },
          {
            key: 'price',
            header: t('fees.price'),
            cell: (workplace) =>
              workplace.key === '' ? (
                t('fees.choice.single')
              ) : (
                <SelectField
                  label={t('fees.priceFor', { workplace: workplace.name })}
                  hideLabel
                  width="13rem"
                  value={workplace.choice}
                  onChange={(choice: Choice) => choose(workplace.key, choice)}
                  options={choices.map((value) => ({
                    value,
                    label:
                      value === 'rule'
                        ? t(workplace.group ? 'fees.ruleGroup' : 'fees.ruleSingle')
                        : t(`fees.choice.${value}`),
                  }))}
                />
              ),
          },
          {
            key: 'amount',
            header: t('fees.amount'),
            align: 'end',
            cell: ({ amount, extra }) => (
              <>
                <span className="kd-numbers">
                  {amount === null ? t('fees.waiting') : kroner(amount)}
                </span>
                {extra > 0 && (
                  <span className="kd-beside">{t('fees.extra', { count: extra })}</span>
                )}
              </>
            ),
          },
        ]}
      />
      <p role="status">
        <strong>{t('fees.total', { amount: kroner(total) })}</strong>{' '}
        {waiting > 0 && t('fees.waitingText', { count: waiting })}
      </p>
      {workplaces.some(({ key }) => key === '') && (
        <p className="kd-prose">
          {t('fees.unknownText')} <Link to="/registrations">{t('bodies.toRegistrations')}</Link>
        </p>
      )}
    </section>
  );
}
