import { describe, expect, test } from '@jest/globals';
import { american2025, forms, paths, rewritten, saved, savedAgain, toldBy } from './re-saved.ts';

test.each(paths)('however %s is saved again, it says the same', (path) => {
  const { format, persons } = toldBy(path, '');
  for (const [how, save] of saved) {
    expect(toldBy(path, how, savedAgain(path, save))).toEqual({ of: path, how, format, persons });
  }
});

describe('dates may be written in any way', () => {
  test.each(forms)('%s', (how, write) => {
    for (const [path] of american2025) {
      expect(toldBy(path, how, rewritten(path, write))).toEqual(toldBy(path, how));
    }
  });
});
