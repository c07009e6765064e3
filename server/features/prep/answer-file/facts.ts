import type { PrepFileFacts } from '#domain/prep-file';

/**
 * `LOCKED`: a password, or limits on what may be done with it. `MACROS`: it holds programs.
 * `NOT_TAKEN`: another kind of file, whatever its name says. `DAMAGED`: cut off, or not to be read.
 */
export type FileFlaw = 'NOT_TAKEN' | 'LOCKED' | 'MACROS' | 'DAMAGED';

/** What a file is, or why it is not taken. */
export type FileFacts = Omit<PrepFileFacts, 'bytes'> | { problem: FileFlaw };
