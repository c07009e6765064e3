import type { Body } from '#contract/endpoints';
import type { FeeOverview, FeeWorkplace } from '#contract/fees';
import { type FeeChoice, usualFees, workplaceFee, workplaceKey } from '#domain/fees';
import type { Table } from '../../documents/tables/table.ts';
import { feeTexts } from '../../i18n/fee-texts.ts';
import { courseDetails } from '../../models/course-details.ts';
import type { Context } from './context.ts';

/**
 * What each workplace pays. Participants whose workplace is not known stand together under '' and
 * pay each for themselves; whoever was set aside is left out.
 */
export async function readFees({ models, course }: Context): Promise<FeeOverview> {
  const [stored, participants, detailsOf] = await Promise.all([
    models.fees.get(course._id),
    models.people.listParticipants(course._id),
    courseDetails(models, course._id),
  ]);
  const terms = stored?.terms ?? usualFees;
  const choices = new Map(stored?.choices.map((one) => [one.workplace, one.choice]));
  const found = new Map<string, Pick<FeeWorkplace, 'name' | 'people'>>();
  for (const { personId, name, group, withdrawn } of participants) {
    if (withdrawn) continue;
    const workplace = detailsOf(personId).workplace;
    const key = workplaceKey(workplace);
    const known = found.get(key) ?? { name: workplace, people: [] };
    const free = terms.freeForUserRepresentatives && group === 'userRepresentative';
    known.people.push({ id: personId, name, free });
    found.set(key, known);
  }
  const workplaces = [...found]
    .map(([key, { name, people }]): FeeWorkplace => {
      const free = people.filter((one) => one.free).length;
      const choice: FeeChoice = key === '' ? 'single' : (choices.get(key) ?? 'rule');
      const fee = workplaceFee({ paying: people.length - free, free }, terms, choice);
      return { key, name, choice, people, ...fee };
    })
    .sort(
      (a, b) => Number(a.key === '') - Number(b.key === '') || a.name.localeCompare(b.name, 'nb'),
    );
  return {
    ...{ terms, workplaces },
    total: workplaces.reduce((sum, one) => sum + (one.amount ?? 0), 0),
    waiting: workplaces.filter((one) => one.amount === null).length,
  };
}

/** Keeps prices and choices; a choice for a workplace that nobody is of any more is forgotten. */
export async function saveFees(
  context: Context,
  { terms, choices }: Body<'fees.save'>,
): Promise<FeeOverview> {
  const { models, course } = context;
  const { workplaces } = await readFees(context);
  const known = new Set(workplaces.map(({ key }) => key));
  await models.fees.put({
    ...{ _id: course._id, terms },
    choices: choices.filter((one) => one.workplace !== '' && known.has(one.workplace)),
  });
  return readFees(context);
}

/** The overview as a list to invoice from: a row for each workplace, and the sum. */
export function feeTable({ course }: Context, { workplaces, total }: FeeOverview): Table {
  const { language: locale, title } = course.plan;
  const texts = feeTexts[locale];
  const { columns } = texts;
  return {
    title: `${texts.title}: ${title}`,
    notes: [],
    headings: [
      ...[columns.workplace, columns.people, columns.paying, columns.free],
      ...[columns.price, columns.extra, columns.amount],
    ],
    rows: [
      ...workplaces.map(({ name, people, paying, free, group, extra, amount }) => [
        name === '' ? texts.unknownWorkplace : name,
        people.map((one) => one.name).join(', '),
        ...[{ count: paying }, { count: free }],
        group ? texts.group : texts.single,
        { count: extra },
        amount === null ? texts.supplementMissing : { count: amount },
      ]),
      [texts.total, '', '', '', '', '', { count: total }],
    ],
    locale,
  };
}
