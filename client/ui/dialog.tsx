import { CloseButton } from '@instructure/ui-buttons';
import { Modal } from '@instructure/ui-modal';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from '../i18n/use-texts.ts';
import './dialog.css';
import { useVisibleBand } from './visible-band.ts';

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the one that does something last. */
  footer: ReactNode;
  size?: 'small' | 'medium' | 'large';
}

/** Until a closed dialog is gone and has given the focus back, in milliseconds. */
const leaving = 400;

/** Whoever opened the dialog may be gone with it, as the row that was deleted: then the page has the focus. */
function keepFocus(): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

/**
 * A dialog in the part of the frame that is in view; InstUI's Modal keeps the focus inside, closes on
 * Escape and gives the focus back.
 */
export function Dialog({ open, title, onClose, children, footer, size = 'small' }: Props) {
  const { t } = useTexts('ui');
  const [host, setHost] = useState<HTMLDivElement | null>(null);
  const band = useVisibleBand(open);
  useEffect(() => {
    if (!open) return undefined;
    return () => void setTimeout(keepFocus, leaving);
  }, [open]);
  return (
    <>
      {createPortal(
        <div className="kd-dialog-host" data-open={open} style={band.style} ref={setHost} />,
        document.body,
      )}
      {host !== null && (
        <Modal
          open={open && band.settled}
          label={title}
          size={size}
          mountNode={host}
          constrain="parent"
          shouldCloseOnDocumentClick={false}
          onDismiss={onClose}
          as="div"
        >
          <Modal.Header>
            <CloseButton
              placement="end"
              offset="small"
              onClick={onClose}
              screenReaderLabel={t('dialog.close')}
            />
            <h2 className="kd-dialog-title">{title}</h2>
          </Modal.Header>
          <Modal.Body>{children}</Modal.Body>
          <Modal.Footer>
            <div className="kd-actions kd-actions-end">{footer}</div>
          </Modal.Footer>
        </Modal>
      )}
    </>
  );
}
