import type { CoursePlanShape as Plan } from '#contract/course-plan';
import type { Warning } from '#contract/course-setup';
import { Link } from 'react-router';
import { pageOf } from './problem-summary.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useWords } from './words.ts';

interface Props {
  plan: Plan;
  warnings: readonly Warning[];
  /** With a link to where each can be mended. */
  linked?: boolean;
}

/** What a leader should look at; hints after warnings, the same thing of several days in one line. */
export function WarningList({ plan, warnings, linked = false }: Props) {
  const { t } = useTexts('course-setup');
  const words = useWords(plan);
  const groups = new Map<string, Warning[]>();
  for (const warning of warnings.toSorted((a, b) => order(a) - order(b))) {
    const key = warning.count === undefined ? words.warning(warning) : JSON.stringify(warning);
    groups.set(key, [...(groups.get(key) ?? []), warning]);
  }
  if (groups.size === 0) return null;
  return (
    <ul className="kd-warnings" aria-label={t('warnings')}>
      {[...groups].map(([key, alike]) => (
        <li key={key} data-level={alike[0]?.level}>
          {alike[0] !== undefined && words.warning(alike[0])}{' '}
          {alike
            .filter(({ at }) => at.day !== undefined || at.approval !== undefined)
            .map((warning, index) => {
              const { day, approval } = warning.at;
              const name = words.place({ day, approval });
              return (
                <span key={name}>
                  {index > 0 && ', '}
                  {linked ? <Link to={pageOf(warning.at)}>{name}</Link> : name}
                </span>
              );
            })}
        </li>
      ))}
    </ul>
  );
}

const order = ({ level }: Warning) => (level === 'warn' ? 0 : 1);
