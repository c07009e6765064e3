import { DomainError } from '../../server/domain/errors.ts';

/** The refusal that an act ends in; undefined when it is not refused. */
export function refusal(act: () => unknown): DomainError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
