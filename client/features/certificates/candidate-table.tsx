import type { Candidate } from '#contract/certificates';
import { formatDayAndMonth, formatList, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import type { GridSelection } from '../../ui/grid-types.ts';
import { TickBox } from '../../ui/tick-box.tsx';
import { offerOf } from './groups.ts';

interface Props {
  caption: string;
  candidates: readonly Candidate[];
  bodies: readonly string[];
  selection: GridSelection;
}

/** Participants of the dry run, each with figures, reason, and the bodies their hours count for. */
export function CandidateTable({ caption, candidates, bodies, selection }: Props) {
  const { t, locale } = useTexts('certificates');
  const offered = candidates.some((one) => offerOf(one) !== null);
  const columns: Column<Candidate>[] = [
    {
      ...{ key: 'name', header: t('columns.name'), isName: true },
      cell: ({ name }) => (name === '' ? t('unnamed') : name),
    },
    {
      ...{ key: 'hours', header: t('columns.hours') },
      cell: ({ earned, planned }) =>
        t('figures', {
          earned: formatMinutes(earned, locale),
          planned: formatMinutes(planned, locale),
        }),
    },
    { key: 'why', header: t('columns.why'), cell: (one) => <Why one={one} /> },
  ];
  const tick: Column<Candidate> = {
    ...{ key: 'choose', header: t('columns.choose'), hideHeader: true },
    cell: (one) =>
      offerOf(one) === null ? null : (
        <TickBox
          row={one.personId}
          label={t('choosePerson', { name: one.name })}
          selection={selection}
        />
      ),
  };
  const counting: Column<Candidate> = {
    ...{ key: 'bodies', header: t('columns.bodies') },
    cell: (one) => <Bodies one={one} bodies={bodies} />,
  };
  return (
    <DataTable<Candidate>
      caption={caption}
      rows={candidates}
      rowKey={({ personId }) => personId}
      columns={[
        ...(offered ? [tick] : []),
        ...columns,
        ...(bodies.length > 0 && candidates.some(({ decision }) => decision === 'issue')
          ? [counting]
          : []),
      ]}
    />
  );
}

/** The reason in a sentence each. */
function Why({ one }: { one: Candidate }) {
  const { t, locale } = useTexts('certificates');
  const days = formatList(
    one.unrecorded.map((date) => formatDayAndMonth(date, locale)),
    locale,
  );
  const figures = {
    required: formatMinutes(one.required, locale),
    needed: formatMinutes(one.stillNeeded, locale),
    days,
  };
  const has = one.standing.certificate ?? one.standing.confirmation;
  const sentences = [
    t(`reason.${one.reason}`, figures),
    ...(days !== '' && one.reason === 'met' ? [t('reason.alsoUnrecorded', { days })] : []),
    ...(one.problem === null ? [] : [t(`reason.${one.problem}`, { letter: one.letter })]),
    ...(has === null ? [] : [t('reason.has', { number: has })]),
    ...(one.gone ? [t('reason.gone')] : []),
    ...(!one.hasAddress && offerOf(one) !== null ? [t('reason.noAddress')] : []),
  ];
  return (
    <ul className="kd-certificates-why">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Bodies({ one, bodies }: { one: Candidate; bodies: readonly string[] }) {
  const { t } = useTexts('certificates');
  const lines = one.approvals.flatMap((status, index) => {
    const body = bodies[index] ?? '';
    if (status === 'met') return [body];
    return status === 'noCertificate' ? [] : [t(`bodies.${status}`, { body })];
  });
  if (lines.length === 0) return t('bodies.none');
  const all = one.approvals.every((status) => status === 'met');
  if (all && lines.length > 2) return t('bodies.all', { count: lines.length });
  return (
    <ul className="kd-certificates-why">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
