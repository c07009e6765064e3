import { Button } from '@instructure/ui-buttons';
import type { DayShape as Day } from '#contract/course-plan';
import { useTexts } from '../../i18n/use-texts.ts';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AudienceField } from './audience-field.tsx';
import { withDay } from './plan-edit.ts';
import { problemsAt, type PlanEditor } from './use-plan-editor.ts';
import { useWords } from './words.ts';

/** When and where the day is, what it is about, and whom it is for. */
export function DayFields({ editor, day }: { editor: PlanEditor; day: Day }) {
  const { t } = useTexts('course-setup');
  const words = useWords(editor.plan);
  const faultAt = problemsAt(editor.problems, { day: day.id });
  const error = (field: string) => {
    const fault = faultAt(field);
    return fault && words.problem(fault);
  };
  const set = (field: keyof Day, value: unknown) =>
    editor.change(`${day.id}.${field}`, (plan) =>
      withDay(plan, day.id, (one) => ({ ...one, [field]: value })),
    );
  const others = editor.plan.days.filter(
    (one) => one.id !== day.id && one.meetingUrl !== day.meetingUrl,
  );
  return (
    <section aria-labelledby="about-day">
      <h2 id="about-day">{t('day.about')}</h2>
      <div className="kd-form">
        <DateField
          label={t('field.date')}
          value={day.date}
          error={error('date')}
          onChange={(value) => set('date', value)}
        />
        <TextField
          label={t('day.titleLabel')}
          value={day.title}
          error={error('title')}
          onChange={(value) => set('title', value)}
        />
        <div>
          <TextField
            label={t('field.meetingUrl')}
            type="url"
            hint={t('day.linkHint')}
            value={day.meetingUrl}
            error={error('meetingUrl')}
            onChange={(value) => set('meetingUrl', value)}
          />
          {day.meetingUrl !== '' && others.length > 0 && (
            <p className="kd-under-field">
              <Button
                size="small"
                onClick={() =>
                  editor.change('', (plan) => ({
                    ...plan,
                    days: plan.days.map((one) => ({ ...one, meetingUrl: day.meetingUrl })),
                  }))
                }
              >
                {t('day.linkEverywhere')}
              </Button>
            </p>
          )}
        </div>
        <TextField
          label={t('field.place')}
          hint={t('day.placeHint')}
          value={day.place}
          error={error('place')}
          onChange={(value) => set('place', value)}
        />
        <AudienceField
          label={t('day.audience')}
          value={day.audience}
          onChange={(value) => set('audience', value)}
        />
      </div>
    </section>
  );
}
