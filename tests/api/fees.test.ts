import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { anExportCourse, type ExportCourse } from './export-course.ts';

/** Fees per workplace: prices, choices, and the list to invoice from. */

let course: ExportCourse;
beforeAll(async () => {
  course = await anExportCourse();
});
afterAll(() => course.harness.stop());

const overview = () => course.harness.ok(course.leader, 'fees.overview', { params: course.params });

describe('the overview', () => {
  test('has the usual prices, a workplace however it is written, and those without one', async () => {
    const { terms, workplaces, total } = await overview();
    expect(terms).toMatchObject({ perParticipant: 750, groupPrice: 3500, supplement: null });
    expect(workplaces.map(({ name, paying, amount }) => [name, paying, amount])).toEqual([
      ['Nordvik kommune', 3, 2250],
      ['', 3, 2250],
    ]);
    expect(total).toBe(4500);
  });

  test('lets user representatives take part for free', async () => {
    const { harness, leader, params, people } = course;
    const body = { personIds: [people.kari.me.personId], group: 'userRepresentative' as const };
    await harness.ok(leader, 'roster.setGroup', { params, body });
    expect((await overview()).workplaces[0]).toMatchObject({ paying: 2, free: 1, amount: 1500 });
  });

  test('keeps prices and what was decided for a workplace, and forgets choices for none', async () => {
    const { harness, leader, params } = course;
    const { terms } = await overview();
    const saved = await harness.ok(leader, 'fees.save', {
      params,
      body: {
        terms: { ...terms, groupSize: 1, supplement: 100 },
        choices: [
          { workplace: 'nordvik kommune', choice: 'group' },
          { workplace: 'ingen er herfra', choice: 'group' },
        ],
      },
    });
    expect(saved.workplaces[0]).toMatchObject({ group: true, extra: 1, amount: 3600 });
    expect(saved.workplaces[1]).toMatchObject({ group: false });
    const stored = await harness.tool.deps.models.fees.get(params.courseId);
    expect(stored?.choices).toHaveLength(1);
  });

  test('is refused prices that are none', async () => {
    const { harness, leader, params } = course;
    const { terms } = await overview();
    const answer = await harness.call(leader, 'fees.save', {
      params,
      body: { terms: { ...terms, perParticipant: -1 }, choices: [] },
    });
    expect(answer.error?.code).toBe('INVALID_INPUT');
  });
});

test('the list has a row for each workplace and the sum, and is remembered', async () => {
  const { harness, leader, params, people } = course;
  const body = { format: 'csv', why: 'invoice' } as const;
  const { content } = await harness.ok(leader, 'fees.file', { params, body });
  if (!(content instanceof Uint8Array)) throw new Error('a download without bytes');
  const rows: string[][] = parse(Buffer.from(content), { delimiter: ';', bom: true });
  expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
    ['Arbeidssted', 'Beløp (kr)'],
    ['Nordvik kommune', '3600'],
    ['Arbeidssted ikke oppgitt', '2250'],
    ['Sum', '5850'],
  ]);
  const { sections } = await harness.ok(people.long, 'privacy.stored', { params });
  const events = sections.find((one) => one.kind === 'events')?.records;
  expect(events).toContainEqual(expect.objectContaining({ export: 'fees', why: 'invoice' }));
});
