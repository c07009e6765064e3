import { Button } from '@instructure/ui-buttons';
import { IconAddLine } from '@instructure/ui-icons';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNotify } from '../../ui/notices.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { AnswerField } from './answer-field.tsx';
import { ApprovalFields } from './approval-fields.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { newApproval, newId } from './plan-edit.ts';
import type { PlanEditor } from './use-plan-editor.ts';
import { WarningList } from './warning-list.tsx';
import { hoursWords } from './words.ts';

/** Whose hours the course gives: one body each, with its wording and its own demands. */
export default function ApprovalsPage() {
  const { t } = useTexts('course-setup');
  return (
    <>
      <PageHeading lead={t('approvals.lead')}>{t('approvals.title')}</PageHeading>
      <EditorFrame>{(editor) => <ApprovalList editor={editor} />}</EditorFrame>
    </>
  );
}

function ApprovalList({ editor }: { editor: PlanEditor }) {
  const { t, locale } = useTexts('course-setup');
  const notify = useNotify();
  const { plan, figures } = editor;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const add = () => {
    const id = newId();
    editor.change('', (before) => ({
      ...before,
      approvals: [...before.approvals, newApproval(id)],
    }));
    setOpened(new Set(opened).add(id));
  };
  const remove = (id: string) => {
    editor.change('', (before) => ({
      ...before,
      approvals: before.approvals.filter((one) => one.id !== id),
    }));
    notify('done', t('approvals.removed'), { label: t('undo'), onAct: editor.undo });
  };
  return (
    <>
      {plan.approvals.length === 0 && <p className="kd-prose">{t('approvals.none')}</p>}
      <WarningList
        plan={plan}
        warnings={editor.warnings.filter(({ at }) => at.approval !== undefined)}
      />
      <ul className="kd-approvals">
        {plan.approvals.map((approval) => {
          const { id, body, approvedMinutes, unit } = approval;
          const cover = figures?.approvals.find((one) => one.approval === id)?.cover ?? 'covered';
          const faulty = editor.problems.some(({ at }) => at.approval === id);
          return (
            <li key={id}>
              <details
                open={opened.has(id) || faulty}
                onToggle={({ currentTarget }) => {
                  const next = new Set(opened);
                  if (currentTarget.open) next.add(id);
                  else next.delete(id);
                  setOpened(next);
                }}
              >
                <summary>
                  <span>{body || t('approvals.unnamed')}</span>
                  <span className="kd-numbers">{hoursWords(t, locale, approvedMinutes, unit)}</span>
                  {cover !== 'covered' && (
                    <span className="kd-tag" data-kind={cover === 'answered' ? 'ok' : 'warn'}>
                      {t(`approvals.cover.${cover}`)}
                    </span>
                  )}
                </summary>
                <ApprovalFields editor={editor} approval={approval} />
                {(cover !== 'covered' || approval.answer !== undefined) && (
                  <AnswerField editor={editor} approval={approval} />
                )}
                <p>
                  <Button size="small" onClick={() => remove(id)}>
                    {t('approvals.remove')}
                  </Button>
                </p>
              </details>
            </li>
          );
        })}
      </ul>
      <Button renderIcon={<IconAddLine />} onClick={add}>
        {t('approvals.add')}
      </Button>
    </>
  );
}
