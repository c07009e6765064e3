import type { Row } from '#contract/attendance';

/** Which participants a leader wants to see; what each means, the server has decided. */
const tests = {
  all: () => true,
  missing: (row: Row) => row.missing > 0,
  atRisk: (row: Row) => row.atRisk,
  outOfReach: (row: Row) => row.standing === 'outOfReach',
  nearlyThere: (row: Row) => row.nearlyThere,
  met: (row: Row) => row.standing === 'met',
};
export type Filter = keyof typeof tests;
export const filters = Object.keys(tests) as Filter[];

/** `name` is the server's order, by family name. */
export type Order = 'name' | 'need' | 'earned';

export interface View {
  filter: Filter;
  order: Order;
  search: string;
  /** Name of a section, or '' for all. */
  section: string;
  withdrawn: boolean;
}

export const firstView: View = {
  ...{ filter: 'all', order: 'name', search: '', section: '', withdrawn: false },
};

/** Lower case without accents, so that "Asen" finds "Åsen". */
function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');
}

/** Whether each word of the search begins or stands in the name. */
export function nameMatches(name: string, search: string): boolean {
  const inName = searchable(name);
  return searchable(search)
    .split(/\s+/)
    .every((word) => inName.includes(word));
}

const orders: Record<Order, ((a: Row, b: Row) => number) | null> = {
  name: null,
  need: (a, b) => b.stillNeeded - a.stillNeeded,
  earned: (a, b) => b.earned - a.earned,
};

/** The rows that a view shows, in its order. */
export function rowsIn(rows: readonly Row[], view: View): readonly Row[] {
  const shown = rows.filter(
    (row) =>
      (view.withdrawn || !row.withdrawn) &&
      tests[view.filter](row) &&
      (view.section === '' || row.sections.includes(view.section)) &&
      (view.search.trim() === '' || nameMatches(row.name, view.search)),
  );
  const order = orders[view.order];
  return order === null ? shown : shown.toSorted(order);
}

/** How many of those on the list each filter holds. */
export function filterCounts(rows: readonly Row[]): Record<Filter, number> {
  const listed = rows.filter((row) => !row.withdrawn);
  const counts = filters.map((filter) => [filter, listed.filter(tests[filter]).length]);
  return Object.fromEntries(counts) as Record<Filter, number>;
}

export function sectionsOf(rows: readonly Row[]): string[] {
  const collator = new Intl.Collator('nb', { numeric: true });
  return [...new Set(rows.flatMap((row) => row.sections))].sort(collator.compare);
}
