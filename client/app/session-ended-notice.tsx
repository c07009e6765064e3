import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import type { ApiError } from '../api/api-error.ts';
import { session } from '../api/call.ts';
import { useTexts } from '../i18n/use-texts.ts';

/** The session is over while the page is open; what was typed stays where it is. */
export function SessionEndedNotice({ error }: { error: ApiError }) {
  const { t } = useTexts('app');
  return (
    <div role="alert">
      <Alert variant="warning" margin="small 0">
        <p className="kd-alert-title">{t('ended.title')}</p>
        <p>{error.code === 'ACCESS_ENDED' ? error.message : t('ended.text')}</p>
        {error.code !== 'ACCESS_ENDED' && (
          <Button size="small" onClick={() => void session.renewNow()}>
            {t('ended.again')}
          </Button>
        )}
      </Alert>
    </div>
  );
}
