import type { Request, Response } from 'express';
import type { Form, Launches } from '../login.ts';
import type { Platform } from '../platform.ts';
import { labelFor } from '../tool-config.ts';
import type { Course, Person } from '../types.ts';
import { NotFound } from '../world.ts';
import { coursePage } from './course-frame.ts';
import { launchPage, toolFrame } from './tool-frame.ts';

/** Where in a course a tool is shown. */
export interface ToolView {
  course: Course;
  person: Person;
  at: string;
}

/** Opens a resource link in the frame of a course page. */
export async function sendLink(
  platform: Platform,
  launches: Launches,
  request: Request,
  response: Response,
  view: ToolView & { resourceLink: string },
): Promise<void> {
  const { course, person, resourceLink } = view;
  const form = await launches.start({ person: person.key, courseId: course.id, resourceLink });
  const link = platform.world.data.resourceLinks.find((each) => each.uuid === resourceLink);
  sendTool(platform, request, response, view, form, link?.toolId ?? 0);
}

/** A course page with the tool in it; with `?display=borderless` the tool alone, as in Canvas. */
export function sendTool(
  platform: Platform,
  request: Request,
  response: Response,
  { course, person, at }: ToolView,
  form: Form,
  toolId: number,
): void {
  if (request.query['display'] === 'borderless') {
    response.send(launchPage(form));
    return;
  }
  const name = toolName(platform, toolId, 'course_navigation', person);
  response.send(
    coursePage(platform, {
      course,
      person,
      at,
      title: name,
      toolName: name,
      mainClass: 'tool',
      content: toolFrame(form, name),
    }),
  );
}

/** What a placement of a tool is called in the person's language. */
export function toolName(
  { world }: Platform,
  toolId: number,
  placement: string,
  person: Person,
): string {
  const key = world.developerKey(world.deployment(toolId).clientId);
  if (!key) throw new NotFound('no developer key');
  const place = key.placements.find((each) => each.placement === placement);
  return labelFor(key, place, person.locale);
}
