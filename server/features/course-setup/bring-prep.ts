import type { CoursePlan } from '#domain/plan';
import { copiedLink } from '#domain/prep-copy';
import type { Course } from '../../models/courses.ts';
import type { PrepRules } from '#domain/prep';
import { idFrom } from '../../models/ids.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { Context } from './context.ts';
import { earlierCourse } from './earlier-courses.ts';
import { templatePrep } from './templates/prep.ts';

type Brought = Pick<
  PrepTask,
  'title' | 'text' | 'kind' | 'link' | 'minutes' | 'required' | 'answer' | 'readers'
> &
  PrepRules;

/**
 * Adds the preparation that a template, or the course that this one was copied from, brings along:
 * day by day, as drafts that are due when the day begins. A retry adds nothing twice.
 */
export async function bringPrep(
  context: Context,
  plan: CoursePlan,
  templateId: string,
): Promise<void> {
  const { models, course, by, now } = context;
  const brought = await preparationOf(context, plan, templateId);
  await models.prepTasks.add(
    plan.days.flatMap(({ id: dayId }, index) =>
      (brought[index] ?? []).map((task, position) => ({
        _id: idFrom('prep-template', course._id, dayId, position),
        ...{ courseId: course._id, dayId, position, revision: 1, againRevision: 0 },
        ...{ changedAt: now, changedBy: by },
        ...{ ...task, opens: null, due: null, published: false },
      })),
    ),
  );
}

async function preparationOf(
  context: Context,
  { language }: CoursePlan,
  templateId: string,
): Promise<Brought[][]> {
  const earlier = await earlierCourse(context, templateId);
  if (earlier !== null) {
    const tasks = await context.models.prepTasks.ofCourse(earlier._id);
    const carry = linkCarrier(earlier, context.course);
    return earlier.plan.days.map(({ id }) =>
      tasks
        .filter(({ dayId }) => dayId === id)
        .map(toCopy)
        .map((task) => ({ ...task, link: carry(task.link) })),
    );
  }
  return (templatePrep[templateId] ?? []).map((day) =>
    day.map(({ title, text, ...facts }) => ({
      ...facts,
      ...{ title: title[language], text: text[language], link: '' },
    })),
  );
}

/** Canvas has copied the pages: links to the old course's lead to those of the same name here. */
function linkCarrier(from: Course, to: Course): (link: string) => string {
  const between = { from: from.canvas.courseId, to: to.canvas.courseId, isCopy: true };
  const { returnUrl } = from.canvas;
  const hosts = URL.canParse(returnUrl) ? [new URL(returnUrl).host] : [];
  return (link) => copiedLink(link, between, hosts);
}

function toCopy(task: PrepTask): Brought {
  const { title, text, kind, link, minutes, required, answer, readers } = task;
  const { maxMegabytes, maxPages, together, makeUpMinutes } = task;
  return {
    ...{ title, text, kind, link, minutes, required, answer, readers },
    ...{ maxMegabytes, maxPages, together, makeUpMinutes },
  };
}
