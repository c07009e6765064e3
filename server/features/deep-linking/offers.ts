import type { LinkOffer } from '#contract/deep-linking';
import type { Reply } from '#contract/endpoints';
import { linkFields, placeableLinks, type PlacedLink } from '#domain/placed-links';
import type { CoursePlan } from '#domain/plan';
import { assignedPrep, type PrepContent, type PrepTimes } from '#domain/prep';
import { resolveProgramme } from '#domain/programme';
import type { Course } from '../../models/courses.ts';
import { placedLinkTexts } from '../../i18n/placed-link-texts.ts';
import type { LinkItem } from '../../lti/deep-link-answer.ts';
import type { DeepLinkRequest } from '../../lti/deep-link-request.ts';

/** The assignment's own page in Canvas asks, and makes an assignment of the link. */
const ofAssignment = (request: DeepLinkRequest) => request.placement === 'assignment_selection';

/** What the leader can choose from, in answer to one request of Canvas. */
export function offersFor(
  request: DeepLinkRequest,
  { plan }: Pick<Course, 'plan'>,
): Reply<'deep-linking.offers'> {
  const links = plan === null ? [] : placeableLinks(plan);
  return {
    several: request.several,
    assignment: ofAssignment(request),
    offers: links.map((link) => offerOf(link, plan)),
  };
}

function offerOf(link: PlacedLink, plan: CoursePlan | null): LinkOffer {
  return {
    kind: link.kind,
    dayId: link.day?.id ?? null,
    title: titleOf(link, plan),
    date: plan?.days.find((day) => day.id === link.day?.id)?.date ?? null,
  };
}

/** In the course's language, since everybody in the course reads it: "Kursdag 3: Samtalen". */
function titleOf({ kind, day }: PlacedLink, plan: CoursePlan | null): string {
  const name = placedLinkTexts[plan?.language ?? 'nb'][kind];
  if (day === null) return name;
  const about = plan?.days.find((one) => one.id === day.id)?.title ?? '';
  return [name.replace('{number}', String(day.number)), about].filter(Boolean).join(': ');
}

/**
 * A chosen link for Canvas to place. It has no line item, since nothing of it is scored: attendance
 * has its own column. As an assignment a day is due when it ends, and its preparation when the last
 * of it is due, which puts both into the participants' calendar.
 * @param prep the tasks of the link's day, for a link to its preparation
 */
export function linkItem(
  request: DeepLinkRequest,
  link: PlacedLink,
  plan: CoursePlan,
  prep: readonly PrepContent[],
): LinkItem {
  const { opensAt, dueAt } = ofAssignment(request) ? timesOf(link, plan, prep) : noTimes;
  return {
    title: titleOf(link, plan),
    custom: linkFields(link),
    ...(opensAt === null ? {} : { opensAt: new Date(opensAt * 1000) }),
    ...(dueAt === null ? {} : { dueAt: new Date(dueAt * 1000) }),
  };
}

const noTimes: PrepTimes = { opensAt: null, dueAt: null };

function timesOf(
  { kind, day }: PlacedLink,
  plan: CoursePlan,
  prep: readonly PrepContent[],
): PrepTimes {
  const segments = resolveProgramme(plan).days.find((one) => one.id === day?.id)?.segments ?? [];
  return kind === 'prep'
    ? assignedPrep(prep, segments[0]?.start ?? null, plan.timeZone)
    : { opensAt: null, dueAt: segments.at(-1)?.end ?? null };
}
