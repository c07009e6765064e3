import type { CoursePlanShape as Plan } from '#contract/course-plan';
import { useTexts } from '../../i18n/use-texts.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { PercentField } from './percent-field.tsx';
import { problemsAt, type PlanEditor } from './use-plan-editor.ts';
import { useWords } from './words.ts';

/** What the course is: name, organiser, threshold, texts, language, time zone. */
export default function CoursePage() {
  const { t } = useTexts('course-setup');
  return (
    <>
      <PageHeading>{t('plan.about')}</PageHeading>
      <EditorFrame>{(editor) => <CourseFields editor={editor} />}</EditorFrame>
    </>
  );
}

const languages = ['nb', 'nn', 'en'] as const;
const goalKinds = ['knowledge', 'skills', 'attitudes'] as const;
const zones = Intl.supportedValuesOf('timeZone');

function CourseFields({ editor }: { editor: PlanEditor }) {
  const { t } = useTexts('course-setup');
  const { plan } = editor;
  const words = useWords(plan);
  const faultAt = problemsAt(editor.problems, {});
  const error = (field: string) => {
    const fault = faultAt(field);
    return fault && words.problem(fault);
  };
  const set = (change: Partial<Plan>) =>
    editor.change(Object.keys(change).join(), (before) => ({ ...before, ...change }));
  return (
    <div className="kd-form">
      <TextField
        label={t('field.title')}
        hint={t('course.titleHint')}
        required
        value={plan.title}
        error={error('title')}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={t('field.organiser')}
        hint={t('course.organiserHint')}
        value={plan.organiser}
        error={error('organiser')}
        onChange={(organiser) => set({ organiser })}
      />
      <PercentField
        label={t('field.percent')}
        hint={t('course.percentHint')}
        value={plan.percent}
        error={error('percent')}
        onChange={(percent) => set({ percent })}
      />
      <LongTextField
        label={t('field.description')}
        value={plan.description}
        error={error('description')}
        height="9rem"
        onChange={(description) => set({ description })}
      />
      {goalKinds.map((kind) => (
        <LongTextField
          key={kind}
          label={t(`field.learningGoals_${kind}`)}
          hint={t('course.goalsHint')}
          error={error(`learningGoals.${kind}`)}
          value={plan.learningGoals[kind].join('\n')}
          onChange={(text) =>
            set({ learningGoals: { ...plan.learningGoals, [kind]: text.split('\n') } })
          }
        />
      ))}
      <SelectField
        label={t('field.language')}
        hint={t('course.languageHint')}
        value={plan.language}
        options={languages.map((one) => ({ value: one, label: t(`language.${one}`) }))}
        onChange={(language) => set({ language })}
      />
      <SelectField
        label={t('field.timeZone')}
        hint={t('course.timeZoneHint')}
        value={plan.timeZone}
        error={error('timeZone')}
        options={[...new Set([plan.timeZone, ...zones])].map((zone) => ({
          value: zone,
          label: zone.replaceAll('_', ' '),
        }))}
        onChange={(timeZone) => set({ timeZone })}
      />
    </div>
  );
}
