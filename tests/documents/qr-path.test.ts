import { expect, test } from '@jest/globals';
import { create } from 'qrcode';
import { qrPath } from '../../server/documents/qr-path.ts';

test('the path of a QR code covers its dark modules and no others', () => {
  const text = 'https://kursdag.sykehus.example/check-in/AbCdEfGhIjKlMnOp/QrStUvWxYz012345';
  const { size, path } = qrPath(text);
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let i = 0; i < Number(width); i += 1) dark.add(`${Number(x) + i} ${Number(y)}`);
  }
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  expect(size).toBe(modules.size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      expect(dark.has(`${column} ${row}`)).toBe(modules.get(row, column) === 1);
    }
  }
});
