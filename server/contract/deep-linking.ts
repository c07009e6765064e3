import { z } from 'zod';
import { placedKinds } from '../domain/placed-links.ts';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
/** `requestId`: of the choice that Canvas asks for, from the address that its launch led to. */
const params = z.object({ courseId: z.string(), requestId: z.string() });

/** Which link, as it is offered and chosen. */
const choice = z.object({ kind: z.enum(placedKinds), dayId: z.string().max(200).nullable() });
export type LinkChoice = z.infer<typeof choice>;

const offer = choice.extend({
  /** What it will be called in Canvas. */
  title: z.string(),
  /** Of a link to a course day. */
  date: z.iso.date().nullable(),
});
export type LinkOffer = z.infer<typeof offer>;

const offers = z.object({
  /** Whether Canvas takes several links at once. */
  several: z.boolean(),
  /** Canvas makes an assignment of it: a course day gets its end as the time when it is due. */
  assignment: z.boolean(),
  /** Empty until the course has been set up. */
  offers: z.array(offer),
});

export const deepLinkingEndpoints = {
  'deep-linking.offers': {
    who: leader,
    summary: 'What the course leader can place in Canvas, for one request of Canvas',
    params,
    reply: offers,
    errors: ['PLACING_ENDED'],
  },
  'deep-linking.answer': {
    who: leader,
    summary: 'Signs the answer that the browser brings to Canvas (LTI Deep Linking 2.0)',
    params,
    body: z.object({ choices: z.array(choice).min(1).max(100) }),
    reply: z.object({ returnUrl: z.url(), jwt: z.string() }),
    errors: ['PLACING_ENDED', 'ONE_LINK_ALONE', 'LINK_NOT_OFFERED'],
  },
} as const satisfies Record<string, Endpoint>;
