import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerEntry } from '../../server/domain/ledger.ts';
import { type CourseProgramme, resolveProgramme } from '../../server/domain/programme.ts';
import {
  type Participant,
  type ParticipantStanding,
  standings,
} from '../../server/domain/standing.ts';
import { aCase, shuffled, someEvidence, voidOf } from './arbitraries.ts';
import { naiveStanding } from './naive.ts';

function standingOf(
  programme: CourseProgramme,
  participant: Participant,
  ledger: readonly LedgerEntry[],
): ParticipantStanding {
  const entries = new Map([[participant.id, ledger]]);
  const [standing] = standings(resolveProgramme(programme), [participant], entries);
  if (!standing) throw new Error('each participant has a standing');
  return standing;
}

function sumOf(figures: number[]): number {
  return figures.reduce((sum, one) => sum + one, 0);
}

/** A case, and something drawn from its programme or ledger. */
function aCaseAnd<T>(
  more: (of: { programme: CourseProgramme; ledger: LedgerEntry[] }) => fc.Arbitrary<T>,
) {
  return aCase.chain((one) => fc.tuple(fc.constant(one), more(one)));
}

describe('standing', () => {
  test('is what counting second by second gives', () => {
    fc.assert(
      fc.property(aCase, ({ programme, participant, ledger }) => {
        expect(standingOf(programme, participant, ledger)).toMatchObject(
          naiveStanding(programme, participant, ledger),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('does not depend on the order of entries', () => {
    fc.assert(
      fc.property(
        aCaseAnd(({ ledger }) => shuffled(ledger)),
        ([{ programme, participant, ledger }, reordered]) => {
          expect(standingOf(programme, participant, reordered)).toEqual(
            standingOf(programme, participant, ledger),
          );
        },
      ),
    );
  });

  test('is the same when a presence is split in two', () => {
    fc.assert(
      fc.property(aCase, fc.nat(), ({ programme, participant, ledger }, n) => {
        const split = ledger.flatMap((entry): LedgerEntry[] => {
          if (entry.kind !== 'presence' || entry.to - entry.from < 2) return [entry];
          const at = entry.from + 1 + (n % (entry.to - entry.from - 1));
          const isVoided = ledger.some((one) => one.kind === 'void' && one.entry === entry.id);
          if (isVoided) return [entry];
          return [
            { ...entry, to: at },
            { ...entry, id: `${entry.id} continued`, from: at },
          ];
        });
        expect(standingOf(programme, participant, split)).toEqual(
          standingOf(programme, participant, ledger),
        );
      }),
    );
  });

  test('with more presence or make-up never earns less, and stays met', () => {
    fc.assert(
      fc.property(
        aCaseAnd(({ programme }) => someEvidence(programme, ['presence', 'makeUp'], 'more')),
        ([{ programme, participant, ledger }, more]) => {
          const before = standingOf(programme, participant, ledger);
          const after = standingOf(programme, participant, [...ledger, ...more]);
          expect(after.earnedSeconds).toBeGreaterThanOrEqual(before.earnedSeconds);
          if (before.standing === 'met') expect(after.standing).toBe('met');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never earns more when a presence is voided', () => {
    fc.assert(
      fc.property(
        aCaseAnd(({ programme }) => someEvidence(programme, ['presence'], 'voided')),
        ([{ programme, participant, ledger }, presences]) => {
          const before = standingOf(programme, participant, [...ledger, ...presences]);
          const without = [...ledger, ...presences, ...presences.map(voidOf)];
          const after = standingOf(programme, participant, without);
          expect(after.earnedSeconds).toBeLessThanOrEqual(before.earnedSeconds);
          expect(after).toEqual(standingOf(programme, participant, ledger));
        },
      ),
    );
  });

  test('keeps earned ≤ reachable ≤ planned, and adds up over the days', () => {
    fc.assert(
      fc.property(aCase, ({ programme, participant, ledger }) => {
        const standing = standingOf(programme, participant, ledger);
        const { earnedSeconds, reachableSeconds, plannedSeconds, makeUpSeconds, days } = standing;
        expect(earnedSeconds).toBeLessThanOrEqual(reachableSeconds);
        expect(reachableSeconds).toBeLessThanOrEqual(plannedSeconds);
        expect(sumOf(days.map((day) => day.plannedSeconds))).toBe(plannedSeconds);
        expect(sumOf(days.map((day) => day.makeUpSeconds))).toBe(makeUpSeconds);
        expect(sumOf(days.map((day) => day.attendedSeconds))).toBe(earnedSeconds - makeUpSeconds);
        expect(sumOf(days.map((day) => day.remainingSeconds))).toBe(
          reachableSeconds - earnedSeconds,
        );
      }),
    );
  });

  test('is at risk just when an absence on some day to come would put it out of reach', () => {
    fc.assert(
      fc.property(aCase, ({ programme, participant, ledger }) => {
        const standing = standingOf(programme, participant, ledger);
        const wouldLose = programme.days.some(({ id: day, state }) => {
          const absence = { id: 'absence', kind: 'absence', participant: 'anna', day } as const;
          const then = standingOf(programme, participant, [...ledger, absence]);
          return state === 'planned' && then.standing === 'outOfReach';
        });
        expect(standing.atRisk).toBe(standing.standing === 'open' && wouldLose);
      }),
      { numRuns: 300 },
    );
  });

  test('stays within reach when no more is missed than may be, and not when a second more is', () => {
    fc.assert(
      fc.property(aCase, ({ programme, participant, ledger }) => {
        const standing = standingOf(programme, participant, ledger);
        const { mayStillMissSeconds: mayMiss, reachableSeconds, requiredSeconds } = standing;
        const remaining = sumOf(standing.days.map((day) => day.remainingSeconds));
        expect(mayMiss).toBeLessThanOrEqual(remaining);
        if (standing.standing === 'outOfReach') expect(mayMiss).toBe(0);
        else expect(reachableSeconds - mayMiss).toBeGreaterThanOrEqual(requiredSeconds);
        if (standing.standing === 'open' && standing.plannedSeconds > 0) {
          expect(reachableSeconds - mayMiss - 1).toBeLessThan(requiredSeconds);
        }
      }),
    );
  });
});
