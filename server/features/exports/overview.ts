import type { ExportBody } from '#contract/exports';
import type { Reply } from '#contract/endpoints';
import { grantedMinutes } from '#domain/approvals';
import { bodyMeant } from '#domain/body-names';
import { courseHasEnded } from '#domain/certificate';
import { heldSeconds } from '#domain/counted-days';
import { hourHundredths } from '#domain/shown';
import { membersOf } from './body-list.ts';
import type { Context } from './context.ts';
import { exportPeople } from './export-people.ts';

/** What can be taken out of the course, and how much of it there is. */
export async function readOverview(
  { models, course }: Context,
  section: string,
): Promise<Reply<'exports.overview'>> {
  const [{ people, figures }, everyone] = await Promise.all([
    exportPeople(models, course, section),
    models.people.listParticipants(course._id),
  ]);
  const { approvals, days } = course.plan;
  const held = heldSeconds(figures.programme);
  const others = new Map<string, number>();
  for (const { body } of people.flatMap(({ details }) => details.memberships)) {
    if (bodyMeant(body, approvals) !== undefined) continue;
    others.set(body, (others.get(body) ?? 0) + 1);
  }
  return {
    provisional: !courseHasEnded(days),
    participants: people.length,
    sections: [...new Set(everyone.flatMap((one) => one.sections))].sort((a, b) =>
      a.localeCompare(b, 'nb'),
    ),
    bodies: approvals.map((approval): ExportBody => {
      const members = membersOf(people, course, approval);
      const granted = grantedMinutes(approval, held);
      return {
        ...{ id: approval.id, body: approval.body, unit: approval.unit },
        documentedPresence: approval.documentedPresence,
        hourHundredths: typeof granted === 'number' ? hourHundredths(granted, approval.unit) : 0,
        granted: typeof granted === 'number' ? 'yes' : granted,
        members: members.length,
        counting: members.filter((one) => one.counting).length,
      };
    }),
    otherBodies: [...others].map(([body, members]) => ({ body, members })),
    withoutBody: withoutBody(people),
    days: days.map(({ id, title, date, state }) => ({
      ...{ id, title, date },
      cancelled: state === 'cancelled',
    })),
  };
}

/** Participants who have named no body, although they are no user representatives. */
export function withoutBody(people: Awaited<ReturnType<typeof exportPeople>>['people']): number {
  return people.filter(
    ({ group, details }) => group !== 'userRepresentative' && details.memberships.length === 0,
  ).length;
}
