import { Button } from '@instructure/ui-buttons';
import type { IssuedCertificate } from '#contract/certificates';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EndForm } from './end-form.tsx';
import { MailPart } from './mail-part.tsx';
import { useDayOf } from './words.ts';

interface Props {
  one: IssuedCertificate;
  onClose: () => void;
}

/** All about one certificate, and what a leader can do with it. */
export function IssuedDialog({ one, onClose }: Props) {
  const { t } = useTexts('certificates');
  return (
    <Dialog
      open
      size="medium"
      title={t('details.title', { kind: t(`kind.${one.kind}`), number: one.number })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('details.close')}</Button>}
    >
      <Facts one={one} />
      <MailPart one={one} />
      {one.status === 'valid' && <EndForm one={one} onDone={onClose} />}
    </Dialog>
  );
}

function Facts({ one }: { one: IssuedCertificate }) {
  const { t, locale } = useTexts('certificates');
  const dayOf = useDayOf();
  const figures = (of: { attended: number; makeUp: number; planned: number }) => ({
    attended: formatMinutes(of.attended, locale),
    makeUp: formatMinutes(of.makeUp, locale),
    planned: formatMinutes(of.planned, locale),
  });
  const issued = { when: dayOf(one.issuedAt), by: one.issuedBy };
  const { changed, endedAt } = one;
  const same =
    changed !== null &&
    (['attended', 'makeUp', 'planned'] as const).every((key) => changed[key] === one[key]);
  return (
    <>
      <p>
        <strong>{one.name === '' ? t('unnamed') : one.name}</strong>
      </p>
      <p>{t(one.automatic ? 'details.automatic' : 'details.issuedBy', issued)}</p>
      <p>{t('details.hours', figures(one))}</p>
      {changed !== null && (
        <p className="kd-note">
          {same ? t('details.otherBasis') : t('details.now', figures(changed))}{' '}
          {!changed.met && t('details.notMet')}
        </p>
      )}
      {endedAt !== null && (
        <p>
          {t('details.ended', {
            status: t(`status.${one.status}`),
            when: dayOf(endedAt),
            by: one.endedBy,
            reason: one.endReason === '' ? t('details.noReason') : one.endReason,
          })}{' '}
          {one.replacedBy !== '' && t('details.replacedBy', { number: one.replacedBy })}
        </p>
      )}
      <p>
        <a href={one.verifyUrl} target="_blank" rel="noreferrer">
          {t('details.verify')}
        </a>
      </p>
    </>
  );
}
