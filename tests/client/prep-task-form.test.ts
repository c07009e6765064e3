import { expect, test } from '@jest/globals';
import { emptyTask, joinForms } from '../../client/features/prep/task-form.ts';

const base = { ...emptyTask, title: 'Les', text: 'Kapittel 3' };

test('what only one of two leaders has changed is taken', () => {
  const { joined, both } = joinForms(
    base,
    { ...base, title: 'Les dette' },
    { ...base, minutes: 30, due: { date: '2025-02-12', time: '20:00' } },
  );
  expect(joined).toEqual({
    ...{ ...base, title: 'Les dette', minutes: 30 },
    due: { date: '2025-02-12', time: '20:00' },
  });
  expect(both).toEqual([]);
});

test('where both have changed the same field, mine stands and the field is named', () => {
  const { joined, both } = joinForms(
    base,
    { ...base, title: 'Les dette', text: 'Kapittel 4' },
    { ...base, title: 'Les det', text: 'Kapittel 4' },
  );
  expect(joined).toMatchObject({ title: 'Les dette', text: 'Kapittel 4' });
  expect(both).toEqual(['title']);
});
