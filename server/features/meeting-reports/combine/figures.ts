import { clip, type Interval, lengthOf, union } from '#domain/intervals';
import { tolerance } from '../reader/instants.ts';
import type { ReportPerson, SourcedInterval, SourcedTotal } from './persons.ts';

type Figures = Pick<
  ReportPerson,
  'merged' | 'mergedSeconds' | 'clipped' | 'clippedSeconds' | 'clippedSecondsBounds'
>;

interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * What intervals and totals come to within a window. An open end adds nothing. Of a total, as much
 * as can lies outside the window for the lower bound, and inside it for the upper.
 */
export function figuresOf(
  intervals: readonly SourcedInterval[],
  totals: readonly SourcedTotal[],
  window: Interval,
): Figures {
  const closed = intervals.flatMap(({ start, end }) => (end === null ? [] : [{ start, end }]));
  const merged = union(closed);
  const clipped = clip(merged, window);
  const sure = lengthOf(clipped);
  if (totals.length === 0) {
    const mergedSeconds = lengthOf(merged);
    return { merged, mergedSeconds, clipped, clippedSeconds: sure, clippedSecondsBounds: null };
  }
  const { lower, upper } = boundsOf(totals, merged, sure, window);
  return {
    merged,
    mergedSeconds: sumOf(totals, merged),
    clipped,
    clippedSeconds: lower,
    clippedSecondsBounds: [lower, upper],
  };
}

function boundsOf(
  totals: readonly SourcedTotal[],
  merged: readonly Interval[],
  sure: number,
  window: Interval,
): Bounds {
  const each = totals.map((total) => boundsOfOne(total, window));
  const apart = areApart(totals, merged);
  const lowers = each.map(({ lower }) => lower);
  // Sums that may tell of the same time count once for the lower bound.
  const lower = apart ? sum([sure, ...lowers]) : Math.max(sure, ...lowers);
  const upper = sum([sure, ...each.map((bounds) => bounds.upper)]);
  return { lower, upper: Math.max(lower, Math.min(upper, window.end - window.start)) };
}

function boundsOfOne({ seconds, span }: SourcedTotal, window: Interval): Bounds {
  const length = window.end - window.start;
  if (span === null) return { lower: 0, upper: Math.min(seconds, length) };
  const inside = lengthOf(clip([span], window));
  const outside = span.end - span.start - inside;
  // More than the span: two devices, summed. How much of it overlaps is not told.
  const overfull = seconds > span.end - span.start + tolerance;
  const lower = overfull ? 0 : Math.max(0, Math.min(seconds, span.end - span.start) - outside);
  return { lower, upper: Math.min(seconds, inside) };
}

function sumOf(totals: readonly SourcedTotal[], merged: readonly Interval[]): number {
  const told = sum(
    totals.map(({ seconds, span }) => Math.min(seconds, span ? span.end - span.start : seconds)),
  );
  const spans = totals.flatMap(({ span }) => span ?? []);
  const all = lengthOf(merged) + told;
  const room = spans.length === totals.length ? lengthOf(union([...merged, ...spans])) : all;
  return Math.min(all, room);
}

function areApart(totals: readonly SourcedTotal[], merged: readonly Interval[]): boolean {
  const spans = totals.flatMap(({ span }) => span ?? []);
  if (spans.length < totals.length) return totals.length === 1 && merged.length === 0;
  const separate = sum([...spans.map(({ start, end }) => end - start), lengthOf(merged)]);
  return lengthOf(union([...spans, ...merged])) === separate;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
