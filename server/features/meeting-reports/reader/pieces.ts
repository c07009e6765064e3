const longPiece = 1 << 20;
const shortPiece = 4096;

/**
 * A text in pieces that end with a row: at blank lines, so that the rows of a piece are mostly of one
 * width, and after a megabyte at the latest, so that what is held at once stays small. A line end
 * between quotes ends no piece: between rows, quotes come in pairs.
 */
export function* pieces(text: string): Generator<{ piece: string; end: number }> {
  let quote = text.indexOf('"');
  for (let start = 0; start < text.length;) {
    let isInside = false;
    let line = nextEnd(text, start, start);
    for (; line >= 0; line = nextEnd(text, start, line + 1)) {
      for (; quote >= 0 && quote < line; quote = text.indexOf('"', quote + 1)) isInside = !isInside;
      if (!isInside || line - start > 8 * longPiece) break;
    }
    const end = line < 0 ? text.length : line + 1;
    yield { piece: normalised(text.slice(start, end)), end };
    start = end;
  }
}

/** No-break spaces as spaces; every kind of line end as \n (\r\r\n is what some programs make of \r\n). */
export function normalised(piece: string): string {
  const lines = piece.includes('\r') ? piece.replace(/\r+\n|\r/g, '\n') : piece;
  return lines.replace(/[\u00a0\u2007\u202f]/g, ' ');
}

/** The next line end that a piece may end with. */
function nextEnd(text: string, start: number, from: number): number {
  for (
    let line = text.indexOf('\n', Math.max(from, start + shortPiece));
    line >= 0;
    line = text.indexOf('\n', line + 1)
  ) {
    if (line - start > longPiece || isBlankAfter(text, line)) return line;
  }
  return -1;
}

function isBlankAfter(text: string, line: number): boolean {
  let at = line + 1;
  while (text[at] === '\r') at++;
  return text[at] === '\n';
}
