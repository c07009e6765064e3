import { Button } from '@instructure/ui-buttons';
import { useEffect } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { ErrorSentence } from './error-sentence.tsx';
import './save-bar.css';

/** `clean`: nothing to save. `draft`: changes that are kept as a draft only. */
export type SaveState = 'clean' | 'dirty' | 'draft' | 'saving' | 'saved' | 'failed';

interface Props {
  state: SaveState;
  /** Of a failed saving. */
  error?: (Error & { code?: string }) | null;
  onSave: () => void;
  /** Goes back to what was saved last. */
  onDiscard?: () => void;
  /** "Lagre" unless given. */
  saveLabel?: string;
}

/** Save and discard under a form, with where the saving stands; warns before the page is left. */
export function SaveBar({ state, error = null, onSave, onDiscard, saveLabel }: Props) {
  const { t } = useTexts('ui');
  const unsaved = state === 'dirty' || state === 'failed';
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
  const idle = state === 'clean' || state === 'saved' || state === 'saving';
  return (
    <div className="kd-save-bar">
      <div className="kd-actions">
        <Button
          color="primary"
          interaction={state === 'saving' ? 'disabled' : 'enabled'}
          onClick={onSave}
        >
          {saveLabel ?? t('save.save')}
        </Button>
        {onDiscard !== undefined && !idle && (
          <Button onClick={onDiscard}>{t('save.discard')}</Button>
        )}
      </div>
      <p role="status" data-state={state}>
        {state === 'failed' && error !== null ? (
          <ErrorSentence error={error} />
        ) : (
          t(`save.state.${state}`)
        )}
      </p>
    </div>
  );
}
