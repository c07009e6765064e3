import { z } from 'zod';

/** Who a person is in one launch. Decided by the launch's roles alone, see server/lti/roles.ts. */
export const role = z.enum(['leader', 'participant', 'administrator', 'observer', 'none']);
export type Role = z.infer<typeof role>;

/** The interface's languages; every other locale of a launch falls to English. */
export const locale = z.enum(['nb', 'nn', 'en']);
export type Locale = z.infer<typeof locale>;
