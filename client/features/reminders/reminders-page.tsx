import { useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DayList } from './day-list.tsx';
import { MailSample } from './mail-sample.tsx';
import { useReminders } from './queries.ts';
import { SettingsForm } from './settings-form.tsx';
import './reminders.css';

/** Reminders by mail before each course day: switched on or off, looked at before and after. */
export default function RemindersPage() {
  const { t } = useTexts('reminders');
  const [tried, setTried] = useState<number | null>(null);
  const saved = useReminders();
  const supposed = useReminders(tried ?? undefined);
  return (
    <>
      <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
      <p>
        <Link to="/prep">{t('toPrep')}</Link>
      </p>
      <LoadState of={saved}>
        {(data) => {
          const shown = tried === null ? data : (supposed.data ?? data);
          return (
            <>
              {!data.mailConfigured && <p className="kd-reminders-note">{t('noMail')}</p>}
              <SettingsForm saved={data} onTry={setTried} />
              <h2>{t(data.on ? 'days.title' : 'days.titleOff')}</h2>
              <DayList days={shown.days} on={data.on} />
              {data.sample !== null && <MailSample sample={data.sample} />}
            </>
          );
        }}
      </LoadState>
    </>
  );
}
