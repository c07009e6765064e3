import type { Call, EndpointsOf } from '../../http/mount.ts';
import type { Deps } from '../../http/deps.ts';
import type { AuditEvent } from '../../models/audit.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';

/** What every use case of the set-up is given: the course, who acts and when. */
export interface Context {
  models: Models;
  course: Course;
  /** Pseudonym of the course leader. */
  by: string;
  now: Date;
  audit: (event: AuditEvent) => Promise<void>;
}

export function contextOf(
  deps: Deps,
  { course, session }: Pick<Call<EndpointsOf<'course-setup'>>, 'course' | 'session'>,
): Context {
  const now = deps.now();
  const by = session.personId;
  const who = { platformId: session.platformId, courseId: course._id, by };
  return {
    ...{ models: deps.models, course, by, now },
    audit: (event) => deps.models.audit.record(who, event, now),
  };
}
