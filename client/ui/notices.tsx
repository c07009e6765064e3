import { createContext, useCallback, useContext, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import './notices.css';
import { useVisibleBand } from './visible-band.ts';

type Kind = 'done' | 'failed';

/** Something to do about what the notice says, such as undoing it; closes the notice. */
interface NoticeAction {
  label: string;
  onAct: () => void;
}

interface Notice {
  id: number;
  kind: Kind;
  text: string;
  action: NoticeAction | undefined;
}

type Notify = (kind: Kind, text: string, action?: NoticeAction) => void;

const NoticeContext = createContext<Notify>(() => undefined);
const shownFor: Record<Kind, number> = { done: 6_000, failed: 15_000 };
/** Longer with something to do about it; the same must be possible elsewhere, for who needs longer. */
const shownWithAction = 20_000;

/** Shows and reads out short notices, in the part of the frame that is in view. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const { t } = useTexts('ui');
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const next = useRef(1);
  const band = useVisibleBand(notices.length > 0);

  const close = useCallback((id: number) => {
    setNotices((all) => all.filter((one) => one.id !== id));
  }, []);
  const notify = useCallback<Notify>(
    (kind, text, action) => {
      const id = next.current;
      next.current += 1;
      setNotices((all) => [...all.filter((one) => one.text !== text), { id, kind, text, action }]);
      setTimeout(() => close(id), action === undefined ? shownFor[kind] : shownWithAction);
    },
    [close],
  );

  return (
    <NoticeContext value={notify}>
      {children}
      <div className="kd-notices" style={band.style} role="status" aria-live="polite">
        {notices.map(({ id, kind, text, action }) => (
          <div key={id} className="kd-notice" data-kind={kind}>
            <span>{text}</span>
            {action !== undefined && (
              <button
                type="button"
                className="kd-notice-action"
                onClick={() => {
                  close(id);
                  action.onAct();
                }}
              >
                {action.label}
              </button>
            )}
            <button type="button" onClick={() => close(id)} aria-label={t('notice.close')}>
              <span aria-hidden="true">×</span>
            </button>
          </div>
        ))}
      </div>
    </NoticeContext>
  );
}

/**
 * `const notify = useNotify()`, then `notify('done', t('saved'))` after something that was asked for;
 * with `{label, onAct}` as a third for what can be undone at once.
 */
export function useNotify(): Notify {
  return useContext(NoticeContext);
}
