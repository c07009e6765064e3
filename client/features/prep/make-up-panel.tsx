import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCourseId, useTimeZone } from '../../api/call.ts';
import type { Answer } from '../../api/session.ts';
import { formatDate, formatInstant, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useDecideMakeUp, useMakeUps } from './queries.ts';

type MakeUps = Answer<'prep.makeUps'>;
type Task = MakeUps['tasks'][number];
type Proposal = Task['proposals'][number];

/** Make-up minutes that handed-in tasks propose: a leader approves or declines each. */
export function MakeUpPanel({ dayId }: { dayId: string }) {
  const { t } = useTexts('prep');
  const { data } = useMakeUps(dayId);
  if (data === undefined || data.tasks.length === 0) return null;
  return (
    <section aria-labelledby="make-up">
      <h2 id="make-up">{t('makeUp.title')}</h2>
      <p>{t('makeUp.lead')}</p>
      {data.tasks.map((task) => (
        <div key={task.id}>
          <h3>{task.title}</h3>
          <ul className="kd-prep-answers">
            {task.proposals.map((one) => (
              <li key={one.person.id}>
                <ProposalRow task={task} proposal={one} days={data.days} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface RowProps {
  task: Task;
  proposal: Proposal;
  days: MakeUps['days'];
}

function ProposalRow({ task, proposal, days }: RowProps) {
  const { t, locale } = useTexts('prep');
  const timeZone = useTimeZone();
  const { person, state, minutes, handedInAt, decidedBy, decidedAt } = proposal;
  const day = days.find(({ id }) => id === proposal.dayId);
  const facts = {
    minutes: formatMinutes(minutes, locale),
    day: day === undefined ? '' : t('overview.dayNumber', { number: day.number }),
    name: decidedBy === '' ? t('erased') : decidedBy,
    when: decidedAt === null ? '' : formatInstant(decidedAt, timeZone, locale),
  };
  return (
    <>
      <strong>{person.name === '' ? t('erased') : person.name}</strong>{' '}
      <span className="kd-prep-quiet">
        {t(`makeUp.state.${state === 'offered' ? 'pending' : state}`, facts)}
      </span>
      {state === 'approved' && handedInAt === null && (
        <p className="kd-prep-note">
          {t('makeUp.takenBack')}{' '}
          <Link to={`/participants/${person.id}`}>{t('makeUp.toPerson')}</Link>
        </p>
      )}
      {(state === 'pending' || state === 'declined') && handedInAt !== null && (
        <Decide task={task} proposal={proposal} days={days} />
      )}
    </>
  );
}

function Decide({ task, proposal, days }: RowProps) {
  const { t, locale } = useTexts('prep');
  const courseId = useCourseId();
  const decide = useDecideMakeUp();
  const [dayId, setDayId] = useState(proposal.dayId);
  const { person, minutes, state } = proposal;
  const send = (approve: boolean) =>
    decide.mutate({
      params: { courseId, taskId: task.id, personId: person.id },
      body: { approve, minutes, dayId },
    });
  const possible = days.filter((day) => day.state !== 'cancelled' && day.startsAt !== null);
  return (
    <>
      <SelectField
        label={t('makeUp.forDay')}
        hint={t('makeUp.forDayHint')}
        width="22rem"
        value={dayId}
        options={possible.map(({ id, number, date }) => ({
          value: id,
          label: t('dayName', { number, date: formatDate(date, locale) }),
        }))}
        onChange={setDayId}
      />
      <div className="kd-actions">
        <Button
          size="small"
          color="primary"
          interaction={decide.isPending ? 'disabled' : 'enabled'}
          onClick={() => send(true)}
        >
          {t('makeUp.approve', { minutes: formatMinutes(minutes, locale) })}
          <span className="kd-visually-hidden">: {person.name}</span>
        </Button>
        {state === 'pending' && (
          <Button
            size="small"
            interaction={decide.isPending ? 'disabled' : 'enabled'}
            onClick={() => send(false)}
          >
            {t('makeUp.decline')}
            <span className="kd-visually-hidden">: {person.name}</span>
          </Button>
        )}
      </div>
      <div role="alert">{decide.error !== null && <ErrorSentence error={decide.error} />}</div>
    </>
  );
}
