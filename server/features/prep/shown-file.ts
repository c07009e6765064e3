import type { PrepFileShape } from '#contract/prep';
import type { PrepFile } from '../../models/prep-files.ts';

/** A file as the contract says it. */
export function shownFile(file: PrepFile | null | undefined): PrepFileShape | null {
  if (file == null) return null;
  const { kind, bytes, pages, counted } = file;
  return { kind, bytes, pages, counted };
}
