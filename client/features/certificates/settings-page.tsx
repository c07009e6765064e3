import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CertificateSettingsView } from '#contract/certificate-settings';
import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import './certificates.css';
import { PictureField } from './picture-field.tsx';
import { useSaveSettings, useSettings } from './queries.ts';

/** Who signs, in which language, with which pictures, and whether by itself. */
export default function SettingsPage() {
  const { t } = useTexts('certificates');
  const settings = useSettings();
  return (
    <>
      <PageHeading lead={t('settings.lead')}>{t('settings.title')}</PageHeading>
      <p>
        <Link to="/certificates">{t('settings.back')}</Link>
      </p>
      <LoadState of={settings}>
        {(data) => (
          <>
            <SettingsForm saved={data} />
            <h2>{t('settings.pictures')}</h2>
            <PictureField kind="logo" present={data.logo} />
            <PictureField kind="signature" present={data.signature} />
            <Preview />
          </>
        )}
      </LoadState>
    </>
  );
}

function SettingsForm({ saved }: { saved: CertificateSettingsView }) {
  const { t } = useTexts('certificates');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const save = useSaveSettings();
  const { issuerName, issuerTitle, language, contents, automatic } = saved;
  const [values, setValues] = useState({ issuerName, issuerTitle, language, contents, automatic });
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const inCourse = t(`settings.languages.${saved.courseLanguage}`);
  return (
    <form
      className="kd-certificates-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { params, body: values },
          { onSuccess: () => notify('done', t('settings.saved')) },
        );
      }}
    >
      <TextField
        label={t('settings.issuerName')}
        value={values.issuerName}
        onChange={(text) => set({ issuerName: text })}
      />
      <TextField
        label={t('settings.issuerTitle')}
        value={values.issuerTitle}
        onChange={(text) => set({ issuerTitle: text })}
      />
      <SelectField<'course' | 'nb' | 'nn' | 'en'>
        label={t('settings.language')}
        value={values.language ?? 'course'}
        onChange={(chosen) => set({ language: chosen === 'course' ? null : chosen })}
        options={[
          { value: 'course', label: t('settings.courseLanguage', { language: inCourse }) },
          ...(['nb', 'nn', 'en'] as const).map((value) => ({
            value,
            label: t(`settings.languages.${value}`),
          })),
        ]}
      />
      <Checkbox
        label={t('settings.contents')}
        checked={values.contents}
        onChange={() => set({ contents: !values.contents })}
      />
      <Checkbox
        label={t('settings.automatic')}
        checked={values.automatic}
        onChange={() => set({ automatic: !values.automatic })}
      />
      <p className="kd-certificates-hint">
        {t('settings.automaticHint', { hours: saved.automaticAfterHours })}
      </p>
      <div role="alert">{save.error !== null && <ErrorSentence error={save.error} />}</div>
      <div>
        <Button type="submit" color="primary" interaction={save.isPending ? 'disabled' : 'enabled'}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

function Preview() {
  const { t } = useTexts('certificates');
  const params = { courseId: useCourseId() };
  const preview = useDownload('certificates.preview');
  return (
    <>
      <p className="kd-prose">{t('settings.previewHint')}</p>
      <Button
        interaction={preview.isPending ? 'disabled' : 'enabled'}
        onClick={() => preview.mutate({ params })}
      >
        {t('settings.preview')}
      </Button>
      <div role="alert">{preview.error !== null && <ErrorSentence error={preview.error} />}</div>
    </>
  );
}
