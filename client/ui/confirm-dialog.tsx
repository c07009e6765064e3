import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { Dialog } from './dialog.tsx';
import { ErrorSentence } from './error-sentence.tsx';

interface Props {
  open: boolean;
  /** The question, "Avlyse dag 3?". */
  title: string;
  /** What happens, and that it cannot be undone. */
  children: ReactNode;
  /** The act itself as the button's text, "Avlys dagen"; never "OK". */
  confirmLabel: string;
  /** Red button, for what cannot be undone. */
  danger?: boolean;
  busy?: boolean;
  error?: (Error & { code?: string }) | null;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: Props) {
  const { open, title, children, confirmLabel, danger = false, busy = false } = props;
  const { error = null, onConfirm, onCancel } = props;
  const { t } = useTexts('ui');
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{t('dialog.cancel')}</Button>
          <Button
            color={danger ? 'danger' : 'primary'}
            interaction={busy ? 'disabled' : 'enabled'}
            onClick={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
