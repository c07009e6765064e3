import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { CoursePlanShape as Plan } from '#contract/course-plan';
import type { Impact, Warning } from '#contract/course-setup';
import { useCourseId } from '../../api/call.ts';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { usePreviewing, type Preview } from './queries.ts';
import { WarningList } from './warning-list.tsx';

interface Props {
  plan: Plan;
  baseRevision: number;
  preview: Preview;
  /** Warnings that the change brings. */
  news: readonly Warning[];
  onConfirm: () => void;
  onCancel: () => void;
}

/** Before saving: whom the change moves, from what to what; names only when asked for. */
export function ImpactDialog({ plan, baseRevision, preview, news, onConfirm, onCancel }: Props) {
  const { t } = useTexts('course-setup');
  const courseId = useCourseId();
  const naming = usePreviewing();
  const [named, setNamed] = useState<Impact | null>(null);
  const impact = named ?? preview.impact;
  const askNames = async () => {
    const body = { baseRevision, plan, impact: 'names' as const };
    const answer = await naming.mutateAsync({ params: { courseId }, body });
    setNamed(answer.impact);
  };
  return (
    <Dialog
      open
      size="medium"
      title={t('impact.title')}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{t('impact.back')}</Button>
          <Button color="primary" onClick={onConfirm}>
            {t('impact.save')}
          </Button>
        </>
      }
    >
      <WarningList plan={plan} warnings={news} />
      {impact !== null && impact.moved > 0 && (
        <>
          <p>{t('impact.moved', { count: impact.moved })}</p>
          <Required impact={impact} />
          {impact.changesStanding > 0 ? (
            <>
              <p>
                <strong>{t('impact.standing', { count: impact.changesStanding })}</strong>
              </p>
              <Transitions impact={impact} />
              {named === null && (
                <Button
                  size="small"
                  interaction={naming.isPending ? 'disabled' : 'enabled'}
                  onClick={() => void askNames().catch(() => undefined)}
                >
                  {t('impact.names')}
                </Button>
              )}
              {naming.error !== null && (
                <p role="alert">
                  <ErrorSentence error={naming.error} />
                </p>
              )}
            </>
          ) : (
            <p>{t('impact.noStanding')}</p>
          )}
        </>
      )}
    </Dialog>
  );
}

/** What is asked of people, before and after, where it is the same for all whom the change moves. */
function Required({ impact }: { impact: Impact }) {
  const { t, locale } = useTexts('course-setup');
  const pairs = new Set(impact.people.map((one) => `${one.before.required}>${one.after.required}`));
  const [first] = impact.people;
  if (first === undefined || pairs.size > 1) return null;
  const { before, after } = first;
  if (before.required === after.required) return null;
  return (
    <p>
      {t('impact.required', {
        before: formatMinutes(before.required, locale),
        after: formatMinutes(after.required, locale),
      })}
    </p>
  );
}

type Person = Impact['people'][number];

/** The same change of standing in one line, with how many; and who, once their names are there. */
function Transitions({ impact }: { impact: Impact }) {
  const { t, locale } = useTexts('course-setup');
  const kinds = new Map<string, Person[]>();
  for (const person of impact.people.filter((one) => one.changesStanding)) {
    const kind = `${wordOf(person.before)}>${wordOf(person.after)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), person]);
  }
  return (
    <ul className="kd-transitions">
      {[...kinds].map(([kind, people]) => {
        const [before, after] = kind.split('>') as [StandingWord, StandingWord];
        return (
          <li key={kind}>
            {t('impact.transition', {
              count: people.length,
              before: t(`standing.${before}`),
              after: t(`standing.${after}`),
            })}
            {people.some(({ name }) => name !== null) && (
              <ul>
                {people.map(({ personId, name, after: now }) => (
                  <li key={personId}>
                    {t('impact.person', {
                      name: name === '' ? t('impact.erased') : name,
                      earned: formatMinutes(now.earned, locale),
                      required: formatMinutes(now.required, locale),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type StandingWord = 'met' | 'open' | 'atRisk' | 'outOfReach';

function wordOf({ standing, atRisk }: Person['before']): StandingWord {
  return standing === 'open' && atRisk ? 'atRisk' : standing;
}
