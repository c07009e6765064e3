import { Link } from 'react-router';
import { useCourseId } from '../../api/call.ts';
import { useEndpoint } from '../../api/hooks.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** Tells that the certificate is there, and leads to it; nothing before. */
export function MyCertificate() {
  const { t } = useTexts('my-course');
  const { data } = useEndpoint('certificates.mine', { params: { courseId: useCourseId() } });
  const valid = data?.certificates.find(({ status }) => status === 'valid');
  if (valid === undefined) return null;
  return (
    <p className="kd-note">
      {t(`certificate.${valid.kind}`)} <Link to="/certificates">{t('certificate.open')}</Link>
    </p>
  );
}
