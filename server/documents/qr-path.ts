import { create } from 'qrcode';

/**
 * A QR code as the path of an SVG: one subpath for each run of dark modules in a row.
 * @returns `size`: units of its sides, one for each module, without the quiet zone
 */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!modules.get(row, column)) continue;
      const begin = column;
      while (column + 1 < size && modules.get(row, column + 1)) column += 1;
      runs.push(`M${begin} ${row}h${column - begin + 1}v1H${begin}z`);
    }
  }
  return { size, path: runs.join('') };
}
