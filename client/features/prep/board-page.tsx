import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useTimeZone } from '../../api/call.ts';
import type { Answer } from '../../api/session.ts';
import { formatDate, formatInstant, formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { FileLink } from './file-link.tsx';
import { MakeUpPanel } from './make-up-panel.tsx';
import { useBoard } from './queries.ts';
import { StatusFile } from './status-file.tsx';
import './prep.css';

type Board = Answer<'prep.board'>;
type Person = Board['people'][number];
type Task = Board['tasks'][number];

/** Who is prepared for a day, what they have answered, and what was unclear. */
export default function BoardPage() {
  const { t, locale } = useTexts('prep');
  const { dayId = '' } = useParams();
  const board = useBoard(dayId);
  const day = board.data?.day;
  return (
    <>
      <PageHeading lead={day ? formatDate(day.date, locale) : '\u00a0'}>
        {t('board.title', { number: day?.number ?? '' })}
      </PageHeading>
      <p className="kd-prep-links">
        <Link to="/prep">{t('plan.toAll')}</Link>
        <Link to={`/prep/${dayId}`}>{t('board.toPlan')}</Link>
      </p>
      <LoadState of={board} isEmpty={({ tasks }) => tasks.length === 0} empty={<Nothing />}>
        {(data) => <Content board={data} />}
      </LoadState>
    </>
  );
}

function Nothing() {
  const { t } = useTexts('prep');
  return <p>{t('board.nothing')}</p>;
}

const order: readonly Person['preparedness'][] = ['none', 'partly', 'prepared', 'nothing'];

function Content({ board }: { board: Board }) {
  const { t } = useTexts('prep');
  const asked = board.tasks.filter(({ questions }) => questions.length > 0);
  const answered = board.tasks.filter(({ answer }) => answer !== 'none');
  return (
    <>
      <p className="kd-prep-sum">{t('overview.counts', { ...board.counts })}</p>
      <section aria-labelledby="questions">
        <h2 id="questions">{t('board.questions')}</h2>
        {asked.length === 0 && <p>{t('board.noQuestions')}</p>}
        {asked.map((task) => (
          <Questions key={task.id} task={task} />
        ))}
      </section>
      {answered.length > 0 && (
        <section aria-labelledby="answers">
          <h2 id="answers">{t('board.answers')}</h2>
          {answered.map((task) => (
            <Answers key={task.id} task={task} />
          ))}
        </section>
      )}
      <MakeUpPanel dayId={board.day.id} />
      <section aria-labelledby="people">
        <h2 id="people">{t('board.people')}</h2>
        <DataTable<Person>
          caption={t('board.people')}
          rows={board.people}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: 'name', header: t('board.name'), isName: true },
              cell: ({ name }) => (name === '' ? t('erased') : name),
            },
            {
              key: 'state',
              header: t('board.prepared'),
              cell: ({ preparedness }) => t(`board.state.${preparedness}`),
              compare: (a, b) => order.indexOf(a.preparedness) - order.indexOf(b.preparedness),
            },
            {
              key: 'done',
              header: t('board.tasks'),
              cell: ({ done, again, tasks }) =>
                [
                  t('board.doneOf', { done, tasks }),
                  ...(again > 0 ? [t('board.again', { count: again })] : []),
                ].join(' · '),
              compare: (a, b) => a.done - b.done,
            },
          ]}
        />
      </section>
      <StatusFile dayId={board.day.id} />
      <section aria-labelledby="tasks">
        <h2 id="tasks">{t('board.perTask')}</h2>
        <ul className="kd-prep-answers">
          {board.tasks.map(({ id, title, done, asked: all }) => (
            <li key={id}>{t('board.taskDone', { title, done, all })}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Questions({ task }: { task: Task }) {
  const { t } = useTexts('prep');
  return (
    <>
      <h3>{task.title}</h3>
      <ul className="kd-prep-answers">
        {task.questions.map(({ person, text }) => (
          <li key={person.id}>
            <strong>{person.name === '' ? t('erased') : person.name}</strong>
            <blockquote className="kd-prep-quote">{text}</blockquote>
          </li>
        ))}
      </ul>
    </>
  );
}

function Answers({ task }: { task: Task }) {
  const { t, locale } = useTexts('prep');
  const timeZone = useTimeZone();
  // Closed, a thousand answers cost nothing.
  const [open, setOpen] = useState(false);
  const shown = open ? task.answers : [];
  const namesOf = (people: readonly { name: string }[]) =>
    people.map(({ name }) => (name === '' ? t('erased') : name));
  return (
    <details className="kd-prep-day" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('board.answerCount', { title: task.title, count: task.answers.length })}</summary>
      <ul className="kd-prep-answers">
        {shown.map(({ person, text, file, together, at, inTime, changedAt }) => (
          <li key={person.id}>
            <strong>{person.name === '' ? t('erased') : person.name}</strong>{' '}
            <span className="kd-prep-quiet">
              {together.length > 0 &&
                `${t('board.together', { names: formatList(namesOf(together), locale) })} · `}
              {formatInstant(at, timeZone, locale)}
              {inTime === false && ` · ${t('board.late')}`}
              {changedAt !== null &&
                ` · ${t('board.changed', { when: formatInstant(changedAt, timeZone, locale) })}`}
            </span>
            {text !== '' && (
              <blockquote className="kd-prep-quote">
                {task.answer === 'link' && /^https?:\/\//i.test(text) ? (
                  <a href={text} target="_blank" rel="noreferrer noopener">
                    {text}
                  </a>
                ) : (
                  text
                )}
              </blockquote>
            )}
            {file !== null && (
              <FileLink from="prep.answerFile" taskId={task.id} person={person} file={file} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
