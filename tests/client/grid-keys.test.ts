import { describe, expect, test } from '@jest/globals';
import { moveIn } from '../../client/ui/grid-keys.ts';

const size = { rows: 24, columns: 6, page: 10 };
const press = (row: number, column: number, key: string, ctrlKey = false) =>
  moveIn(size, { row, column }, { key, ctrlKey });

describe('keys in a grid', () => {
  test('arrows move one cell, up to the header and no further', () => {
    expect(press(3, 2, 'ArrowDown')).toEqual({ row: 4, column: 2 });
    expect(press(0, 2, 'ArrowUp')).toEqual({ row: -1, column: 2 });
    expect(press(-1, 2, 'ArrowUp')).toEqual({ row: -1, column: 2 });
    expect(press(23, 5, 'ArrowDown')).toEqual({ row: 23, column: 5 });
    expect(press(3, 0, 'ArrowLeft')).toEqual({ row: 3, column: 0 });
    expect(press(3, 5, 'ArrowRight')).toEqual({ row: 3, column: 5 });
  });

  test('Home and End go to the ends of the row, with Ctrl to the ends of the grid', () => {
    expect(press(3, 2, 'Home')).toEqual({ row: 3, column: 0 });
    expect(press(3, 2, 'End')).toEqual({ row: 3, column: 5 });
    expect(press(3, 2, 'Home', true)).toEqual({ row: -1, column: 0 });
    expect(press(3, 2, 'End', true)).toEqual({ row: 23, column: 5 });
  });

  test('pages stop at the first row before they reach the header', () => {
    expect(press(3, 2, 'PageDown')).toEqual({ row: 13, column: 2 });
    expect(press(20, 2, 'PageDown')).toEqual({ row: 23, column: 2 });
    expect(press(3, 2, 'PageUp')).toEqual({ row: 0, column: 2 });
    expect(press(0, 2, 'PageUp')).toEqual({ row: -1, column: 2 });
  });

  test('other keys are left to the browser', () => {
    expect(press(3, 2, 'Tab')).toBeNull();
    expect(press(3, 2, 'x')).toBeNull();
  });

  test('in a grid without rows the header remains', () => {
    const at = { row: -1, column: 1 };
    expect(moveIn({ ...size, rows: 0 }, at, { key: 'ArrowDown', ctrlKey: false })).toEqual(at);
  });
});
