import type { Interval } from '#domain/intervals';
import type { NameMark } from '../reader/name-marks.ts';

export type PersonFlag =
  NameMark | 'organizer' | 'noEmail' | 'noTimes' | 'open' | 'overlap' | 'approximate';

/** Where an interval comes from: the file's fingerprint and its rows. */
export interface Source {
  readonly sha256: string;
  readonly rows: readonly number[];
}

/** A join with its leave; `end` is null where the file has none. Epoch seconds, UTC. */
export interface SourcedInterval {
  readonly start: number;
  readonly end: number | null;
  readonly sources: readonly Source[];
}

/** A sum without its gaps. `span`: where it lies, or null where the file does not say. */
export interface SourcedTotal {
  readonly seconds: number;
  readonly span: Interval | null;
  readonly sources: readonly Source[];
}

/** One identity over all files of a day. */
export interface ReportPerson {
  /** As in the first file that has it. */
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly upn: string;
  readonly flags: readonly PersonFlag[];
  /** As in the files, sorted; they may overlap and lie outside the day. */
  readonly intervals: readonly SourcedInterval[];
  readonly totals: readonly SourcedTotal[];
  /** Every place that lists the person. */
  readonly sources: readonly Source[];
  /** The union of the intervals with an end. */
  readonly merged: readonly Interval[];
  readonly mergedSeconds: number;
  /** What of it lies in the window: what would be recorded. */
  readonly clipped: readonly Interval[];
  /** With totals: the least that it can be. */
  readonly clippedSeconds: number;
  /** With totals: the least and the most. */
  readonly clippedSecondsBounds: readonly [lower: number, upper: number] | null;
  /** Places in the list of persons who may be the same: a leader decides. */
  readonly maybeSameAs: readonly number[];
}
