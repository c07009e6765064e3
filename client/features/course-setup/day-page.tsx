import { useParams } from 'react-router';
import { formatDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DayActions } from './day-actions.tsx';
import { DayFields } from './day-fields.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { useEditing } from './editing.ts';
import { ProgrammeEditor } from './programme-editor.tsx';
import { useOverview } from './queries.ts';
import { useCourseId } from '../../api/call.ts';
import { WarningList } from './warning-list.tsx';

/** One course day: date, place, programme, and what can happen to it. */
export default function DayPage() {
  const { t, locale } = useTexts('course-setup');
  const { dayId = '' } = useParams();
  const saved = useOverview().data?.plan;
  const plan = useEditing(useCourseId())?.plan ?? saved;
  const days = plan?.days.toSorted((a, b) => a.date.localeCompare(b.date)) ?? [];
  const index = days.findIndex(({ id }) => id === dayId);
  const date = days[index]?.date ?? '';
  return (
    <>
      <PageHeading lead={date === '' ? '\u00a0' : formatDate(date, locale)}>
        {index < 0 ? t('day.title') : t('day.number', { number: index + 1 })}
      </PageHeading>
      <EditorFrame>
        {(editor, overview) => {
          const day = editor.plan.days.find(({ id }) => id === dayId);
          if (day === undefined) return <p>{t('day.gone')}</p>;
          return (
            <>
              <WarningList
                plan={editor.plan}
                warnings={editor.warnings.filter(({ at }) => at.day === day.id)}
              />
              <DayActions editor={editor} day={day} saved={overview} />
              <ProgrammeEditor editor={editor} day={day} />
              <DayFields editor={editor} day={day} />
            </>
          );
        }}
      </EditorFrame>
    </>
  );
}
