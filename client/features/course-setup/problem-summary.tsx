import { Alert } from '@instructure/ui-alerts';
import { Link } from 'react-router';
import type { Place } from '#contract/course-setup';
import { useTexts } from '../../i18n/use-texts.ts';
import type { PlanEditor } from './use-plan-editor.ts';
import { useWords } from './words.ts';

/** All that keeps the plan from being saved, each with a way to where it is mended. */
export function ProblemSummary({ editor: { plan, problems } }: { editor: PlanEditor }) {
  const { t } = useTexts('course-setup');
  const words = useWords(plan);
  return (
    <div role="alert">
      {problems.length > 0 && (
        <Alert variant="error" margin="medium 0 0">
          <p className="kd-alert-title">{t('problems', { count: problems.length })}</p>
          <ul className="kd-plain-list">
            {problems.slice(0, 10).map((problem) => (
              <li key={JSON.stringify(problem)}>
                <Link to={pageOf(problem.at)}>{words.place(problem.at)}</Link>
                {'. '}
                {words.problem(problem)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

/** The page on which a place of the plan is changed. */
export function pageOf({ day, approval, field }: Place): string {
  if (day !== undefined) return `/setup/days/${day}`;
  if (approval !== undefined || field === 'approvals') return '/setup/approvals';
  return field === 'days' ? '/setup' : '/setup/course';
}
