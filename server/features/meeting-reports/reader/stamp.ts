import { numericDate } from './date-parts.ts';
import { plain, unwrapped } from './plain.ts';
import { anyStamp } from './stamp-forms.ts';
import { secondOfDay, type Stamp } from './stamp-value.ts';

const common =
  /^(\d\S+?)(?:, ?| |T)(\d{1,2})([:.])(\d{2})(?:\3(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])\.? ?[Mm]\.?)?(Z)?$/;
const threeDigits = /\d\D*\d\D*\d/;
/** Signs that no way to write a time has. */
const foreign = /[\t\n;@_]/;

/** Reads a cell as a stamp by its shape; null when it has none. Never throws. */
export function parseStamp(cell: string): Stamp | null {
  if (cell.length > 60) return null;
  const text = plain(unwrapped(cell));
  return (
    commonStamp(text) ?? (threeDigits.test(text) && !foreign.test(text) ? anyStamp(text) : null)
  );
}

/** Called for every time of a report, and so without taking the match apart more than needed. */
function commonStamp(text: string): Stamp | null {
  const match = common.exec(text);
  if (match === null) return null;
  const date = numericDate(match[1] ?? '');
  const half = match[6]?.toLowerCase();
  const second = secondOfDay(Number(match[2]), Number(match[4]), Number(match[5] ?? '0'), half);
  if (date === null || second === null) return null;
  const offset = match[7] === undefined ? null : 0;
  return { date, second, offset, twelveHour: half !== undefined };
}
