import type { MyCourse } from '#contract/my-course';
import { formatList, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { AttendanceBar } from '../../ui/attendance-bar.tsx';
import { StandingBadge } from '../../ui/standing-badge.tsx';

/** The participant's own figures: a plain sentence first, then the bar with the threshold. */
export function MyStanding({ course }: { course: MyCourse }) {
  const { t, locale } = useTexts('my-course');
  const { standing, leaders } = course;
  const { planned, required, earned, makeUp, state } = standing;
  const words = (minutes: number) => formatMinutes(minutes, locale);
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('standing.title')}</h2>
      {planned > 0 && <StandingBadge standing={state} />}
      <p className="kd-sentence">
        {planned > 0 &&
          t('standing.have', {
            earned: words(earned),
            planned: words(planned),
            required: words(required),
          })}{' '}
        <Outlook course={course} />
      </p>
      {planned > 0 && <AttendanceBar {...{ planned, required, earned, makeUp }} />}
      {standing.provisional && planned > 0 && (
        <p className="kd-hint">{t('standing.provisional')}</p>
      )}
      {leaders.length > 0 && (
        <p className="kd-hint">{t('standing.ask', { leaders: formatList(leaders, locale) })}</p>
      )}
    </section>
  );
}

/** What it means for what remains (rule 15: "all of day 5", not "you may miss 0 minutes"). */
function Outlook({ course }: { course: MyCourse }) {
  const { t, locale } = useTexts('my-course');
  const { state, planned, needsWholeDays, stillNeeded, mayStillMiss } = course.standing;
  if (planned === 0) return t('standing.noTime');
  if (state !== 'open') return t(`standing.${state}`);
  const whole = course.days
    .filter((day) => needsWholeDays.includes(day.id))
    .map((day) => t('days.number', { number: day.number }).toLocaleLowerCase(locale));
  if (whole.length > 0) return t('standing.wholeDays', { days: formatList(whole, locale) });
  const needed = formatMinutes(stillNeeded, locale);
  return mayStillMiss > 0
    ? t('standing.open', { needed, miss: formatMinutes(mayStillMiss, locale) })
    : t('standing.openAll', { needed });
}
