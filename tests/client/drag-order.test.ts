import { expect, test } from '@jest/globals';
import { movedTo, placeAt } from '../../client/features/prep/drag-order.ts';

test('a row comes to lie where the pointer is, by the middles of the others', () => {
  const middles = [50, 150, 250];
  expect([0, 49, 51, 150, 151, 900].map((y) => placeAt(middles, y))).toEqual([0, 0, 1, 1, 2, 3]);
});

test('one is moved, the others keep their order', () => {
  const ids = ['a', 'b', 'c'];
  expect([0, 1, 2].map((place) => movedTo(ids, 'b', place).join(''))).toEqual([
    ...['bac', 'abc', 'acb'],
  ]);
});
