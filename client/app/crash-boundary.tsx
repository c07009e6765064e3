import { Button } from '@instructure/ui-buttons';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { PageHeading } from '../ui/page-heading.tsx';

/** Keeps the frame standing when a page breaks, or when its code can no longer be fetched. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}

function CrashPage() {
  const { t } = useTexts('app');
  return (
    <div role="alert">
      <PageHeading>{t('crash.title')}</PageHeading>
      <p className="kd-prose">{t('crash.text')}</p>
      <Button onClick={() => location.reload()}>{t('crash.reload')}</Button>
    </div>
  );
}
