import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { ErrorSentence } from './error-sentence.tsx';
import { Loading } from './loading.tsx';

/** What LoadState needs to know of a query; the answer of useEndpoint fits. */
export interface Loadable<T> {
  data: T | undefined;
  error: (Error & { code?: string }) | null;
  isFetching: boolean;
  refetch: () => unknown;
}

interface Props<T> {
  of: Loadable<T>;
  /** Whether there is nothing to show, and what to say then: what the person can do. */
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/**
 * The three states of everything that is fetched: on its way, failed (with the server's sentence and
 * a button), empty. What came earlier stays while it is fetched anew, with the error above it.
 */
export function LoadState<T>({ of, isEmpty, empty, children }: Props<T>) {
  const { t } = useTexts('ui');
  const { data, error, isFetching, refetch } = of;
  return (
    <>
      {error !== null && (
        <div role="alert">
          <Alert variant="error" margin="small 0">
            <p>
              <ErrorSentence error={error} />
            </p>
            <Button
              size="small"
              onClick={refetch}
              interaction={isFetching ? 'disabled' : 'enabled'}
            >
              {t('load.again')}
            </Button>
          </Alert>
        </div>
      )}
      {data === undefined
        ? error === null && <Loading label={t('load.loading')} />
        : isEmpty?.(data) === true
          ? empty
          : children(data)}
    </>
  );
}
