import type { CoursePlan } from './plan.ts';

/** Who follows a link that was placed in Canvas; nobody else has pages to land on. */
export type Follower = 'leader' | 'participant';

interface PlacedKindRules {
  /** One link for the course, or one for each of its days. */
  of: 'course' | 'day';
  /** The page inside the client that each of them lands on; `id` is that of the day. */
  page: Record<Follower, (id: string) => string>;
}

/**
 * What a course leader can place in modules, assignments and texts of Canvas. One line adds another
 * kind; its title stands in `i18n/placed-link-texts.ts`.
 */
const kinds = {
  day: { of: 'day', page: { leader: dayPage, participant: dayPage } },
  prep: { of: 'day', page: { leader: prepPage, participant: prepPage } },
  attendance: { of: 'course', page: { leader: () => '/attendance', participant: () => '/' } },
  certificate: {
    of: 'course',
    page: { leader: () => '/certificates', participant: () => '/certificates' },
  },
} as const satisfies Record<string, PlacedKindRules>;

export type PlacedKind = keyof typeof kinds;
export const placedKinds = Object.keys(kinds) as [PlacedKind, ...PlacedKind[]];

function dayPage(id: string): string {
  return `/days/${id}`;
}

/** The plan of that day's preparation for leaders, the preparation itself for participants. */
function prepPage(id: string): string {
  return `/prep/${id}`;
}

/** One link that can be placed. */
export interface PlacedLink {
  kind: PlacedKind;
  /** Null for a link that is not about a day. */
  day: { id: string; number: number } | null;
}

/** Every link that a course offers: those of the course first, then by day. */
export function placeableLinks(plan: Pick<CoursePlan, 'days'>): PlacedLink[] {
  const ofCourse = placedKinds.filter((kind) => kinds[kind].of === 'course');
  const ofDay = placedKinds.filter((kind) => kinds[kind].of === 'day');
  return [
    ...ofCourse.map((kind) => ({ kind, day: null })),
    ...plan.days.flatMap(({ id, state }, index) =>
      state === 'cancelled' ? [] : ofDay.map((kind) => ({ kind, day: { id, number: index + 1 } })),
    ),
  ];
}

/** What a placed link carries as custom fields, by which {@link pageOfLink} knows it again. */
export function linkFields({ kind, day }: PlacedLink): Record<string, string> {
  return { open: kind, ...(day === null ? {} : { day: day.id, day_number: String(day.number) }) };
}

/**
 * The page that a placed link lands on. Canvas copies the fields of links verbatim into copied
 * courses: a day that the course does not have under its id is found by its number.
 * @param field a custom field of the launch, '' where there is none
 * @returns '' for a launch that followed no placed link, and for a day that is there no longer
 */
export function pageOfLink(
  field: (name: string) => string,
  follower: Follower,
  plan: Pick<CoursePlan, 'days'> | null,
): string {
  const kind = placedKinds.find((one) => one === field('open'));
  if (kind === undefined) return '';
  const page = kinds[kind].page[follower];
  if (kinds[kind].of === 'course') return page('');
  const days = plan?.days ?? [];
  const day =
    days.find((one) => one.id === field('day')) ?? days[Number(field('day_number') || NaN) - 1];
  return day === undefined ? '' : page(day.id);
}
