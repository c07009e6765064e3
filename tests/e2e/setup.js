import { jest } from '@jest/globals';

/** On a busy machine a browser now and then misses a moment: a step that fails twice has failed. */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
