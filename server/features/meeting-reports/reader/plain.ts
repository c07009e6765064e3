/** Signs that do not show: direction marks and overrides, zero-width signs, soft hyphens, marks of byte order. */
const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const anyHidden = new RegExp(hidden.source);
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const otherDigits = /(?![0-9])\p{Nd}/gu;
const beyondAscii = /[^ -~]/;

export function hasHiddenSigns(text: string): boolean {
  return anyHidden.test(text);
}

export function withoutHiddenSigns(text: string): string {
  return text.replace(hidden, '');
}

/** A cell for machines: no hidden signs, plain spaces, the digits of every script as 0–9. */
export function plain(cell: string): string {
  if (!beyondAscii.test(cell)) return cell;
  return cell.replace(hidden, '').replace(spaces, ' ').replace(otherDigits, asciiDigit).trim();
}

/** A spreadsheet's way to keep a cell as text: `="06.02.2025"`. */
export function unwrapped(cell: string): string {
  return cell.startsWith('=') ? (/^="([^"]*)"$/.exec(cell)?.[1] ?? cell) : cell;
}

/** Decimal digits stand in rows of ten that begin with the zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
