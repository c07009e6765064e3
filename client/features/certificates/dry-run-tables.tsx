import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Candidate, DryRun } from '#contract/certificates';
import { useTexts } from '../../i18n/use-texts.ts';
import { CandidateTable } from './candidate-table.tsx';
import { groupOf, groups, offerOf } from './groups.ts';
import { IssueDialog } from './issue-dialog.tsx';

type Kind = 'certificate' | 'confirmation';

/** Who gets what and why, with ticks for whom to issue to. Those who get a certificate are ticked. */
export function DryRunTables({ dryRun, busy }: { dryRun: DryRun; busy: boolean }) {
  const { t } = useTexts('certificates');
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [asked, setAsked] = useState<Kind | null>(null);
  const { candidates } = dryRun;
  const ticked = (one: Candidate) => changed.get(one.personId) ?? groupOf(one) === 'issue';
  const chosenOf = (kind: Kind) => candidates.filter((one) => offerOf(one) === kind && ticked(one));
  const offers = candidates.filter((one) => offerOf(one) !== null);
  const selected = new Set(offers.filter(ticked).map((one) => one.personId));
  const select = (next: ReadonlySet<string>) =>
    setChanged(new Map(offers.map(({ personId }) => [personId, next.has(personId)])));

  return (
    <>
      {groups.map((group) => {
        // Who has theirs already comes behind those whom there is something to decide about.
        const members = candidates
          .filter((one) => groupOf(one) === group)
          .toSorted((a, b) => Number(offerOf(a) === null) - Number(offerOf(b) === null));
        if (members.length === 0) return null;
        const heading = t('groups.heading', { group: t(`groups.${group}`), count: members.length });
        return (
          <section key={group} aria-label={heading}>
            <h2>{heading}</h2>
            {dryRun.ended && <p className="kd-prose">{t(`explain.${group}`)}</p>}
            <CandidateTable
              caption={heading}
              candidates={members}
              bodies={dryRun.bodies}
              selection={{ selected, onSelect: select }}
            />
          </section>
        );
      })}
      {dryRun.ended && offers.length > 0 && (
        <div className="kd-certificates-issue">
          {(['certificate', 'confirmation'] as const).map((kind) => {
            const count = chosenOf(kind).length;
            if (!offers.some((one) => offerOf(one) === kind)) return null;
            return (
              <Button
                key={kind}
                color={kind === 'certificate' ? 'primary' : 'secondary'}
                interaction={count === 0 || busy ? 'disabled' : 'enabled'}
                onClick={() => setAsked(kind)}
              >
                {t(`issue.${kind}`, { count })}
              </Button>
            );
          })}
          {selected.size === 0 && <p>{t('issue.nobody')}</p>}
        </div>
      )}
      {dryRun.ended && candidates.length > 0 && offers.length === 0 && <p>{t('issue.all')}</p>}
      {asked !== null && (
        <IssueDialog kind={asked} chosen={chosenOf(asked)} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
