import type { CellKind } from './cells.ts';

/** A column as far as its cells tell what it holds. */
export interface ColumnProfile {
  readonly kind: CellKind;
  readonly column: number;
  readonly cells: readonly string[];
}

const closeScore = 0.34;
/** `47 90 00 01 23`, `+4790000123 (Unverified)`: whoever dials in has a number for a name. */
const phone = /^\+?\d[\d\s().-]{4,18}\d(?:\s*[([（].*[)\]）])?$/;
/** What a browser calls itself, a link, a sentence. */
const notAName = /[/;\\]|.{100}/;

/**
 * Names stand first, differ from row to row and have more than one word, which roles, actions and
 * topics do not: the first column that is about as good as the best. With the one beside it, where
 * both are parts of names.
 */
export function nameColumns(profiles: readonly ColumnProfile[]): number[] {
  const times = profiles.filter(({ kind }) => kind === 'stamp' || kind === 'clock');
  const firstTime = times[0]?.column ?? Infinity;
  const texts = profiles.filter(({ kind }) => kind === 'text');
  const addresses = profiles.filter(({ kind }) => kind === 'address');
  const candidates = profiles.filter(
    (profile) =>
      profile.kind === 'text' ||
      (profile.column < firstTime && (isPhones(profile) || isNamedByAddress(profile, profiles))),
  );
  const likely = candidates.filter(({ cells }) => !mostly(cells, (cell) => notAName.test(cell)));
  const scored = scores(likely.length > 0 ? likely : candidates, firstTime);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const first = scored.find(({ score }) => score >= best - closeScore)?.profile;
  if (first === undefined || isWordBesideAddresses(first, addresses, firstTime)) return [];
  const second = texts.find(({ column }) => column === first.column + 1);
  const inTwoParts =
    second !== undefined &&
    first.kind === 'text' &&
    !mostly(first.cells, hasSeveralWords) &&
    !isAction(second, profiles) &&
    (isVaried(second) || hasTimesWithoutDate(second, profiles));
  return inTwoParts ? [first.column, second.column] : [first.column];
}

interface Scored {
  readonly profile: ColumnProfile;
  readonly score: number;
}

/** Variety, share of cells that look like names, and a point for the first of them before the times. */
function scores(candidates: readonly ColumnProfile[], firstTime: number): Scored[] {
  const most = Math.max(1, ...candidates.map(({ cells }) => new Set(cells).size));
  return candidates.map((profile, i) => {
    const { cells, column } = profile;
    const variety = new Set(cells).size / most;
    const named = cells.filter(looksLikeName).length / cells.length;
    const numbered = mostly(cells, (cell) => /\d/.test(cell) && !looksLikeName(cell));
    const mayBeIds = numbered && (candidates[i + 1]?.column ?? Infinity) < firstTime;
    const placed = i === 0 && column < firstTime && variety >= 0.25 && !mayBeIds ? 1 : 0;
    return { profile, score: variety + named + placed };
  });
}

function looksLikeName(cell: string): boolean {
  return hasSeveralWords(cell) || phone.test(cell) || cell.includes('@');
}

function isPhones({ cells, kind }: ColumnProfile): boolean {
  return (
    (kind === 'integer' || kind === 'id' || kind === 'date') &&
    mostly(cells, (cell) => phone.test(cell))
  );
}

/** Names that are addresses: the column is the first, and addresses have a column of their own. */
function isNamedByAddress(
  { kind, column }: ColumnProfile,
  profiles: readonly ColumnProfile[],
): boolean {
  if (kind !== 'address' || column !== 0) return false;
  const duration = profiles.findLast((profile) => profile.kind === 'duration')?.column ?? Infinity;
  return profiles.some(
    (profile) =>
      profile.column > column &&
      (profile.kind === 'address' || (profile.kind === 'empty' && profile.column > duration)),
  );
}

/** Roles behind the times are nobody's names where addresses stand for the people. */
function isWordBesideAddresses(
  { cells, column }: ColumnProfile,
  addresses: readonly ColumnProfile[],
  firstTime: number,
): boolean {
  return (
    column > firstTime &&
    addresses.some((address) => address.column < firstTime) &&
    new Set(cells).size * 2 <= cells.length
  );
}

/** First and last name, and times of day without a date: Google Meet's shape. */
function hasTimesWithoutDate(
  { column }: ColumnProfile,
  profiles: readonly ColumnProfile[],
): boolean {
  const times = profiles.filter(({ kind }) => kind === 'clock');
  const dated = profiles.some(({ kind }) => kind === 'stamp' || kind === 'date');
  return column === 1 && times.length >= 2 && !dated;
}

/** Beside the only stamp of a row stands what happened then. */
function isAction({ column }: ColumnProfile, profiles: readonly ColumnProfile[]): boolean {
  const stamps = profiles.filter(({ kind }) => kind === 'stamp');
  return stamps.length === 1 && Math.abs((stamps[0]?.column ?? 0) - column) === 1;
}

/** Family names differ from row to row; roles, answers and actions repeat. */
function isVaried({ cells }: ColumnProfile): boolean {
  return new Set(cells).size * 2 > cells.length;
}

function hasSeveralWords(cell: string): boolean {
  return /[\s,]/.test(cell);
}

function mostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  return cells.filter(test).length * 2 > cells.length;
}
