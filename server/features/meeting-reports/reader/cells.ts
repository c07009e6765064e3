import { parseDuration, type UnitWords } from './duration.ts';
import { plain } from './plain.ts';
import { parseStamp } from './stamp.ts';

/** What a cell is by its shape. 'clock' is h:mm or h:mm:ss: a time of day or a duration. */
export type CellKind =
  'empty' | 'stamp' | 'date' | 'clock' | 'duration' | 'address' | 'id' | 'integer' | 'text';

const address = /^[^\s@"<>,;:()]+@[^\s@"<>,;:()]+$/;
const guid = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;
/** A sign made by a machine: no space, some digits, not a phone number. */
const id = /^(?=(?:\D*\d){3})(?=.*[a-z])[\w{}-]{8,64}$/i;
const integer = /^\d{1,7}$/;
const dash = /^(?:[-–—]+|n\/a)$/i;

export function cellKind(cell: string, words?: UnitWords): CellKind {
  if (isEmpty(cell)) return 'empty';
  if (isAddress(cell)) return 'address';
  if (integer.test(cell)) return 'integer';
  if (guid.test(cell) || (id.test(cell) && !isDurationLike(cell))) return 'id';
  const stamp = parseStamp(cell);
  if (stamp?.date) return stamp.second === null ? 'date' : 'stamp';
  if (parseDuration(cell, words) !== null) return 'duration';
  return stamp === null ? 'text' : 'clock';
}

/** `PT5H51M52S` and `5h51m52s` are sums of time, not signs made by a machine. */
function isDurationLike(cell: string): boolean {
  return parseDuration(cell) !== null;
}

/** Nothing, or a sign for nothing. */
export function isEmpty(cell: string): boolean {
  return cell === '' || (cell.length < 4 && dash.test(cell));
}

export function isAddress(cell: string): boolean {
  return cell.includes('@') && address.test(plain(cell));
}

/** A time of day, a date or a sum of time, and so no heading and no name. */
export function isTimeLike(kind: CellKind): boolean {
  return kind === 'stamp' || kind === 'date' || kind === 'clock' || kind === 'duration';
}

/** A sentence rather than a name, a title or a label: the note that the data may be incomplete. */
export function isSentence(text: string): boolean {
  if (text.length < 15 || text.includes('@') || isSectionTitle(text)) return false;
  const words = text.split(/\s+/).length;
  if (/[。！]$/.test(text)) return true;
  return words >= 8 || (words >= 5 && /[.!…।]$/.test(text));
}

/** `2. Participants`: the numbered titles of the newer report. */
export function isSectionTitle(text: string): boolean {
  return /^\d{1,2} ?[.)．、] ?\p{L}/u.test(text);
}
