import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { IconArrowOpenStartLine, IconResetLine } from '@instructure/ui-icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { DraftOffer } from '../../ui/draft-offer.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import './course-setup.css';
import { ImpactDialog } from './impact-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { useOverview, type SetUp } from './queries.ts';
import { PlanTotals } from './plan-totals.tsx';
import { type PlanEditor, usePlanEditor } from './use-plan-editor.ts';
import { useSaveFlow } from './use-save-flow.ts';

interface Props {
  /** The page's content on top of the plan as it is being changed. */
  children: (editor: PlanEditor, saved: SetUp) => ReactNode;
  /** Leave out the way back to the plan. */
  isPlanPage?: boolean;
}

/** What every page that changes the plan has: draft, totals, faults, saving with its dialogs. */
export function EditorFrame({ children, isPlanPage = false }: Props) {
  const { t } = useTexts('course-setup');
  const overview = useOverview();
  return (
    <>
      {!isPlanPage && (
        <p className="kd-back">
          <Link to="/setup">
            <IconArrowOpenStartLine /> {t('toPlan')}
          </Link>
        </p>
      )}
      <LoadState
        of={overview}
        isEmpty={({ plan }) => plan === null}
        empty={
          <p>
            {t('notSetUp')} <Link to="/setup">{t('toSetUp')}</Link>
          </p>
        }
      >
        {(saved) =>
          saved.plan !== null && (
            <Frame saved={{ ...saved, plan: saved.plan }} isPlanPage={isPlanPage}>
              {children}
            </Frame>
          )
        }
      </LoadState>
    </>
  );
}

function Frame({ saved, children, isPlanPage }: Required<Props> & { saved: SetUp }) {
  const { t } = useTexts('course-setup');
  const editor = usePlanEditor(saved);
  const flow = useSaveFlow(saved, editor);
  const { offered } = editor.draft;
  const { step } = flow;
  return (
    <>
      {offered !== null && !editor.dirty && (
        <DraftOffer
          savedAt={offered.savedAt}
          timeZone={saved.plan.timeZone}
          onTake={() => {
            editor.draft.take();
            editor.restart(offered.value.baseRevision, offered.value.plan);
          }}
          onDrop={editor.discard}
        />
      )}
      <PlanTotals editor={editor} people={saved.people} />
      {children(editor, saved)}
      {(!isPlanPage || editor.dirty || flow.state !== 'clean') && (
        <div className="kd-editor-foot">
          <ProblemSummary editor={editor} />
          <div className="kd-save-row">
            <SaveBar
              state={flow.state}
              error={flow.error}
              onSave={flow.begin}
              onDiscard={() => {
                flow.close();
                editor.discard();
              }}
            />
            {editor.canUndo && (
              <Button renderIcon={<IconResetLine />} onClick={editor.undo}>
                {t('undo')}
              </Button>
            )}
          </div>
        </div>
      )}
      {step.kind === 'confirm' && (
        <ImpactDialog
          plan={editor.plan}
          baseRevision={editor.baseRevision}
          preview={step.preview}
          news={step.news}
          onConfirm={flow.confirm}
          onCancel={flow.close}
        />
      )}
      {step.kind === 'changed' && (
        <MergeDialog
          mine={editor.plan}
          merged={step.merged}
          timeZone={saved.plan.timeZone}
          onDone={(revision, plan) => {
            flow.close();
            editor.restart(revision, plan);
          }}
          onTheirs={() => {
            flow.close();
            editor.discard();
          }}
          onCancel={flow.close}
        />
      )}
      {!editor.draft.state.includes('failed') ? null : (
        <Alert variant="warning" margin="small 0 0">
          {t('draftFailed')}
        </Alert>
      )}
    </>
  );
}
