import { describe, expect, test } from '@jest/globals';
import { usualFees, workplaceFee, workplaceKey } from '#domain/fees';

const terms = { ...usualFees, supplement: 400 };

describe('what a workplace pays', () => {
  test.each([
    [1, 750, false],
    [4, 3000, false],
    [5, 3500, true],
    [8, 3500, true],
    [9, 3900, true],
    [11, 4700, true],
  ])('for %i people is %i', (paying, amount, group) => {
    expect(workplaceFee({ paying, free: 0 }, terms, 'rule')).toMatchObject({ amount, group });
  });

  test('is what the leader decides for it', () => {
    expect(workplaceFee({ paying: 2, free: 0 }, terms, 'group').amount).toBe(3500);
    expect(workplaceFee({ paying: 6, free: 0 }, terms, 'single').amount).toBe(4500);
  });

  test('is nothing for user representatives alone, whatever was decided', () => {
    expect(workplaceFee({ paying: 0, free: 3 }, terms, 'group').amount).toBe(0);
  });

  test('counts those who are free among the eight only where the leader says so', () => {
    const people = { paying: 8, free: 2 };
    expect(workplaceFee(people, terms, 'rule')).toMatchObject({ amount: 3500, extra: 0 });
    const counting = { ...terms, freeCount: true };
    expect(workplaceFee(people, counting, 'rule')).toMatchObject({ amount: 4300, extra: 2 });
    expect(workplaceFee({ paying: 1, free: 20 }, counting, 'group').extra).toBe(1);
  });

  test('is not known while the supplement is not', () => {
    expect(workplaceFee({ paying: 9, free: 0 }, usualFees, 'rule').amount).toBeNull();
    expect(workplaceFee({ paying: 8, free: 0 }, usualFees, 'rule').amount).toBe(3500);
  });
});

test('a workplace is the same however it is written', () => {
  expect(workplaceKey(' Nordvik  kommune, Helse ')).toBe(workplaceKey('nordvik kommune helse'));
  expect(workplaceKey('Nordvik')).not.toBe(workplaceKey('Sørvik'));
});
