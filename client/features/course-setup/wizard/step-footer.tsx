import { Button } from '@instructure/ui-buttons';
import { useTexts } from '../../../i18n/use-texts.ts';

interface Props {
  onBack?: () => void;
  onNext: () => void;
  nextLabel: string;
  busy?: boolean;
}

/** Back and on, under each step. */
export function StepFooter({ onBack, onNext, nextLabel, busy = false }: Props) {
  const { t } = useTexts('course-setup');
  return (
    <div className="kd-step-footer kd-actions">
      {onBack !== undefined && <Button onClick={onBack}>{t('wizard.back')}</Button>}
      <Button color="primary" interaction={busy ? 'disabled' : 'enabled'} onClick={onNext}>
        {nextLabel}
      </Button>
    </div>
  );
}
