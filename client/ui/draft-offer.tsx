import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { formatInstant } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';

interface Props {
  /** When the draft was kept, ISO 8601. */
  savedAt: string;
  timeZone: string;
  onTake: () => void;
  onDrop: () => void;
}

/** Offers what a person was typing when the session or the connection broke. */
export function DraftOffer({ savedAt, timeZone, onTake, onDrop }: Props) {
  const { t, locale } = useTexts('ui');
  return (
    <Alert variant="info" margin="0 0 medium">
      <p>{t('draft.offer', { when: formatInstant(savedAt, timeZone, locale) })}</p>
      <div className="kd-actions">
        <Button size="small" color="primary" onClick={onTake}>
          {t('draft.take')}
        </Button>
        <Button size="small" onClick={onDrop}>
          {t('draft.drop')}
        </Button>
      </div>
    </Alert>
  );
}
