import type { Presence } from './report.ts';

/** One line of a list of comings and goings. */
export interface MeetingEvent {
  readonly row: number;
  readonly instant: number;
  /** What happened, as the file calls it. */
  readonly action: string;
}

export interface PairedEvents {
  readonly presences: readonly { readonly rows: readonly number[]; readonly presence: Presence }[];
  /** Leaves without a join before them. */
  readonly orphans: readonly number[];
  /** Joins while the same identity was already in. */
  readonly doubles: number;
}

/**
 * Pairs the events of one identity: a leave ends the latest join that is still open, so what may
 * have been lost is never counted. The order of the lines does not matter.
 */
export function pairEvents(
  events: readonly MeetingEvent[],
  isLeave: (action: string) => boolean,
): PairedEvents {
  const presences: { rows: number[]; presence: Presence }[] = [];
  const orphans: number[] = [];
  const open: MeetingEvent[] = [];
  let doubles = 0;
  for (const event of inTurn(events, isLeave)) {
    if (!isLeave(event.action)) {
      if (open.length > 0) doubles++;
      open.push(event);
      continue;
    }
    const join = open.pop();
    if (join === undefined) orphans.push(event.row);
    else {
      const presence = { kind: 'stretch', start: join.instant, end: event.instant } as const;
      presences.push({ rows: [join.row, event.row], presence });
    }
  }
  const left = open.map(({ row, instant }) => {
    return { rows: [row], presence: { kind: 'open', start: instant } as const };
  });
  return { presences: [...presences, ...left].toSorted(byStart), orphans, doubles };
}

/** By time; in the same second, who is in leaves first, and who is out joins first. */
function inTurn(
  events: readonly MeetingEvent[],
  isLeave: (action: string) => boolean,
): MeetingEvent[] {
  const sorted = events.toSorted((a, b) => a.instant - b.instant || a.row - b.row);
  const ordered: MeetingEvent[] = [];
  let inside = 0;
  for (let i = 0; i < sorted.length;) {
    const instant = sorted[i]?.instant;
    const joins: MeetingEvent[] = [];
    const leaves: MeetingEvent[] = [];
    for (let event = sorted[i]; event?.instant === instant && event; event = sorted[++i]) {
      (isLeave(event.action) ? leaves : joins).push(event);
    }
    const first = leaves.slice(0, inside);
    ordered.push(...first, ...joins, ...leaves.slice(first.length));
    inside = Math.max(0, inside + joins.length - leaves.length);
  }
  return ordered;
}

function byStart(
  a: PairedEvents['presences'][number],
  b: PairedEvents['presences'][number],
): number {
  return startOf(a.presence) - startOf(b.presence);
}

function startOf(presence: Presence): number {
  return presence.kind === 'stretch' || presence.kind === 'open' ? presence.start : 0;
}

const mostActions = 6;
const sampledEvents = 400;

/** Which column tells what happened, which of its words are leaves, and what makes one identity. */
export interface EventReading<Key> {
  readonly action: number;
  readonly leaves: ReadonlySet<string>;
  readonly key: Key;
  readonly faults: number;
  readonly pairs: number;
}

/**
 * Finds the words for leaving without knowing any: the reading in which joins and leaves take turns.
 * @param columns the actions of all events, per candidate column
 * @param groupings ways to tell identities apart, coarsest first: lists of indices of events
 * @returns null when no column has few enough words
 */
export function readActions<Key>(
  events: readonly { row: number; instant: number }[],
  columns: readonly (readonly string[])[],
  groupings: readonly { key: Key; groups: readonly (readonly number[])[] }[],
): EventReading<Key> | null {
  let best: EventReading<Key> | null = null;
  const sampled = groupings.map(({ key, groups }) => ({ key, groups: firstGroups(groups) }));
  for (const [action, words] of columns.entries()) {
    const distinct = [...new Set(words)];
    if (distinct.length > mostActions) continue;
    for (const leaves of subsets(distinct)) {
      for (const { key, groups } of sampled) {
        const { faults, pairs } = score(events, words, leaves, groups);
        const better =
          best === null || faults < best.faults || (faults === best.faults && pairs > best.pairs);
        if (better) best = { action, leaves, key, faults, pairs };
      }
    }
  }
  return best;
}

/** As many identities as tell the words apart for certain. */
function firstGroups(groups: readonly (readonly number[])[]): (readonly number[])[] {
  let events = 0;
  return groups.filter((group) => (events += group.length) <= sampledEvents || group === groups[0]);
}

function score(
  events: readonly { row: number; instant: number }[],
  words: readonly string[],
  leaves: ReadonlySet<string>,
  groups: readonly (readonly number[])[],
): { faults: number; pairs: number } {
  let faults = 0;
  let pairs = 0;
  for (const group of groups) {
    const own = group.flatMap((i): MeetingEvent[] => {
      const event = events[i];
      return event ? [{ ...event, action: words[i] ?? '' }] : [];
    });
    const paired = pairEvents(own, (action) => leaves.has(action));
    faults += paired.doubles + paired.orphans.length;
    pairs += paired.presences.filter(({ presence }) => presence.kind === 'stretch').length;
  }
  return { faults, pairs };
}

/** All subsets but the whole: some word must mean joining. */
function subsets(words: readonly string[]): Set<string>[] {
  return Array.from({ length: Math.max(1, 2 ** words.length - 1) }, (_, mask) => {
    return new Set(words.filter((__, i) => (mask >> i) % 2 === 1));
  });
}
