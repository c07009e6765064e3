import type { Reply } from '#contract/endpoints';
import { AppError } from '../../http/app-error.ts';
import type { Context } from './context.ts';
import { rowsOf } from './rows.ts';

/**
 * Sets a participant aside as withdrawn (frafall), or takes them back; what is recorded stays.
 * @throws AppError PARTICIPANT_NOT_FOUND
 */
export async function setAside(
  context: Context,
  personId: string,
  withdrawn: boolean,
): Promise<Reply<'attendance.setAside'>> {
  const { models, course, now } = context;
  const [known] = await models.people.listParticipants(course._id, [personId]);
  if (known === undefined) throw new AppError('PARTICIPANT_NOT_FOUND');
  if (known.withdrawn !== withdrawn) {
    await models.people.updateEnrolment(course._id, personId, {
      withdrawnAt: withdrawn ? now : null,
    });
    await context.audit({ kind: 'participantSetAside', subject: personId, withdrawn });
  }
  const [row] = await rowsOf(context, [personId]);
  if (row === undefined) throw new AppError('PARTICIPANT_NOT_FOUND');
  return row;
}
