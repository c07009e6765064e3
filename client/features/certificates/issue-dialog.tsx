import { useState } from 'react';
import type { Candidate } from '#contract/certificates';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useIssue, useSettings } from './queries.ts';

interface Props {
  kind: 'certificate' | 'confirmation';
  chosen: readonly Candidate[];
  onClose: () => void;
}

/** Asks before anything is issued and mailed; the figures that were seen go along with the order. */
export function IssueDialog({ kind, chosen, onClose }: Props) {
  const { t } = useTexts('certificates');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const issue = useIssue();
  const settings = useSettings();
  // One id for the question, so that two clicks are one order.
  const [requestId] = useState(() => crypto.randomUUID());
  const withoutAddress = chosen.filter((one) => !one.hasAddress).length;
  const confirm = () =>
    issue.mutate(
      {
        params,
        body: {
          requestId,
          items: chosen.map(({ personId, basis }) => ({ personId, kind, basis: basis[kind] })),
        },
      },
      {
        onSuccess: () => {
          onClose();
          notify('done', t('issue.started'));
        },
      },
    );
  const { issuerName = '', issuerTitle = '' } = settings.data ?? {};
  const issuer = [issuerName, issuerTitle].filter((part) => part !== '').join(', ');
  return (
    <ConfirmDialog
      open
      title={t('issue.question')}
      confirmLabel={t('issue.action')}
      busy={issue.isPending}
      error={issue.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>
        <strong>{t(`issue.${kind}`, { count: chosen.length })}</strong>
      </p>
      <p>{t('issue.text')}</p>
      {issuer !== '' && <p>{t('issue.signed', { issuer })}</p>}
      {withoutAddress > 0 && <p>{t('issue.noAddress', { count: withoutAddress })}</p>}
    </ConfirmDialog>
  );
}
