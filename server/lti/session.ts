import { z } from 'zod';
import { locale, role } from '#contract/roles';

/** What a launch grants, carried by the tool's own tokens. */
export const session = z.object({
  /** Pseudonym of the person. */
  personId: z.string(),
  platformId: z.string(),
  /** Our id of the deployment. */
  deploymentId: z.string(),
  role,
  locale,
  highContrast: z.boolean(),
  testUser: z.boolean(),
  /** Our id of the course; null in an account-level launch. */
  courseId: z.string().nullable(),
  /** The Canvas account; null in a course launch. */
  account: z.object({ id: z.string(), name: z.string(), isRoot: z.boolean() }).nullable(),
  /** Epoch seconds of the launch: however often a session is renewed, it ends so long after it. */
  launchedAt: z.number().int(),
});

/** Who is calling, where, and in which role: proved by a token that the server signed. */
export type Session = z.infer<typeof session>;
