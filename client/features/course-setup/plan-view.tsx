import { Button } from '@instructure/ui-buttons';
import { IconAddLine } from '@instructure/ui-icons';
import { Link, useNavigate } from 'react-router';
import { formatInstant, formatPercent } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DayCard } from './day-card.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { addDay, newId } from './plan-edit.ts';
import { useOverview, type SetUp } from './queries.ts';
import type { PlanEditor } from './use-plan-editor.ts';
import { WarningList } from './warning-list.tsx';
import { hoursWords } from './words.ts';

/** The course plan: its days as cards, what the course is, and whose hours it gives. */
export function PlanView() {
  const { t, locale } = useTexts('course-setup');
  const { data } = useOverview();
  const changed =
    data?.changed &&
    t('changed', {
      name: data.changed.by,
      when: formatInstant(data.changed.at, data.plan?.timeZone ?? 'Europe/Oslo', locale),
    });
  return (
    <>
      <PageHeading lead={changed ?? '\u00a0'}>{t('plan.title')}</PageHeading>
      <EditorFrame isPlanPage>
        {(editor, saved) => (
          <>
            <WarningList plan={editor.plan} warnings={editor.warnings} linked />
            <Days editor={editor} saved={saved} />
            <AboutCourse editor={editor} />
            <Approvals editor={editor} />
          </>
        )}
      </EditorFrame>
    </>
  );
}

function Days({ editor, saved }: { editor: PlanEditor; saved: SetUp }) {
  const { t } = useTexts('course-setup');
  const navigate = useNavigate();
  const { plan, figures, warnings, problems } = editor;
  const days = plan.days.toSorted((a, b) => a.date.localeCompare(b.date));
  const add = () => {
    const id = newId();
    editor.change('', (before) => addDay(before, id));
    void navigate(`/setup/days/${id}`);
  };
  return (
    <section aria-labelledby="days">
      <h2 id="days">{t('plan.days')}</h2>
      {days.length === 0 && <p>{t('plan.noDays')}</p>}
      <ul className="kd-day-cards">
        {days.map((day, index) => (
          <li key={day.id}>
            <DayCard
              day={day}
              number={index + 1}
              figures={figures?.days.find((one) => one.day === day.id)}
              needsLook={[...warnings, ...problems].some(({ at }) => at.day === day.id)}
              isNew={!saved.plan.days.some(({ id }) => id === day.id)}
            />
          </li>
        ))}
      </ul>
      <Button renderIcon={<IconAddLine />} onClick={add}>
        {t('plan.addDay')}
      </Button>
    </section>
  );
}

function AboutCourse({ editor: { plan } }: { editor: PlanEditor }) {
  const { t, locale } = useTexts('course-setup');
  const goals = Object.values(plan.learningGoals).reduce((sum, lines) => sum + lines.length, 0);
  return (
    <section aria-labelledby="about">
      <div className="kd-section-head">
        <h2 id="about">{t('plan.about')}</h2>
        <Link to="/setup/course">{t('plan.changeAbout')}</Link>
      </div>
      <dl className="kd-facts">
        <div>
          <dt>{t('field.title')}</dt>
          <dd>{plan.title}</dd>
        </div>
        <div>
          <dt>{t('field.organiser')}</dt>
          <dd>{plan.organiser || t('plan.none')}</dd>
        </div>
        <div>
          <dt>{t('field.percent')}</dt>
          <dd>{t('plan.percent', { percent: formatPercent(plan.percent, locale) })}</dd>
        </div>
        <div>
          <dt>{t('field.language')}</dt>
          <dd>{t(`language.${plan.language}`)}</dd>
        </div>
        <div>
          <dt>{t('plan.goals')}</dt>
          <dd>{t('plan.goalCount', { count: goals })}</dd>
        </div>
      </dl>
    </section>
  );
}

function Approvals({ editor: { plan, figures } }: { editor: PlanEditor }) {
  const { t, locale } = useTexts('course-setup');
  return (
    <section aria-labelledby="approvals">
      <div className="kd-section-head">
        <h2 id="approvals">{t('approvals.title')}</h2>
        <Link to="/setup/approvals">{t('plan.changeApprovals')}</Link>
      </div>
      {plan.approvals.length === 0 ? (
        <p>{t('approvals.none')}</p>
      ) : (
        <ul className="kd-approval-lines">
          {plan.approvals.map(({ id, body, approvedMinutes, unit }) => {
            const cover = figures?.approvals.find(({ approval }) => approval === id)?.cover;
            return (
              <li key={id}>
                <span>{body || t('approvals.unnamed')}</span>
                <span className="kd-numbers">{hoursWords(t, locale, approvedMinutes, unit)}</span>
                {cover !== undefined && cover !== 'covered' && (
                  <span className="kd-tag" data-kind={cover === 'answered' ? 'ok' : 'warn'}>
                    {t(`approvals.cover.${cover}`)}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
