import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { PrepKey } from '../../models/prep-work.ts';
import { findMyTask, type MyTask } from './mine.ts';

/** Something that a participant does with a task of theirs. */
export interface Act extends MyTask {
  key: PrepKey;
  now: Date;
}

/** @throws AppError PREP_TASK_NOT_FOUND, NOT_FOR_TEST_USER, PREP_DAY_CANCELLED, PREP_NOT_OPEN */
export async function begin(
  deps: Deps,
  who: Pick<Caller, 'course' | 'session'>,
  taskId: string,
): Promise<Act> {
  const { course, session } = who;
  const found = await findMyTask(deps, who, taskId);
  if (session.testUser) throw new AppError('NOT_FOR_TEST_USER');
  if (found.day.state === 'cancelled') throw new AppError('PREP_DAY_CANCELLED');
  if (!found.open) throw new AppError('PREP_NOT_OPEN');
  const key = { courseId: course._id, taskId, personId: session.personId };
  return { ...found, key, now: deps.now() };
}
