import type { MyPrepTask } from '#contract/prep-mine';
import { formatInstant, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

type Shown = Pick<
  MyPrepTask,
  'kind' | 'minutes' | 'required' | 'dueAt' | 'opensAt' | 'html' | 'link'
>;

interface Props {
  task: Shown;
  timeZone: string;
  /** Whether the text may be read yet. */
  open: boolean;
}

/** What a task asks for: its kind, how long it takes, when it is due, the text and the link. */
export function TaskBody({ task, timeZone, open }: Props) {
  const { t, locale } = useTexts('prep');
  const { kind, minutes, required, dueAt, opensAt, html, link } = task;
  const facts = [
    t(`kind.${kind}`),
    minutes > 0 ? formatMinutes(minutes, locale) : '',
    t(required ? 'task.required' : 'task.optional'),
    dueAt === null ? '' : t('task.due', { when: formatInstant(dueAt, timeZone, locale) }),
  ].filter((fact) => fact !== '');
  return (
    <>
      <p className="kd-prep-facts">{facts.join(' · ')}</p>
      {!open && opensAt !== null && (
        <p>{t('task.opens', { when: formatInstant(opensAt, timeZone, locale) })}</p>
      )}
      {html !== '' && <div className="kd-prep-text" dangerouslySetInnerHTML={{ __html: html }} />}
      {link !== '' && (
        <p>
          <a href={link} target="_blank" rel="noreferrer noopener">
            {t('task.open')}
          </a>{' '}
          <span className="kd-prep-quiet">{t('task.newWindow')}</span>
        </p>
      )}
    </>
  );
}
