import { z } from 'zod';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

/** Names of the claims that the tool reads, as they stand in the token. */
export const claimNames = {
  messageType: `${lti}message_type`,
  version: `${lti}version`,
  deploymentId: `${lti}deployment_id`,
  targetLinkUri: `${lti}target_link_uri`,
  roles: `${lti}roles`,
  context: `${lti}context`,
  resourceLink: `${lti}resource_link`,
  custom: `${lti}custom`,
  launchPresentation: `${lti}launch_presentation`,
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  notices: `${lti}platformnotificationservice`,
  notice: `${lti}notice`,
  originContexts: `${lti}origin_contexts`,
  deepLinkSettings: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
} as const;

/** A long but bounded text: names of 100 000 characters end here. */
const text = z.string().max(2000);
const address = z.string().max(8000);
const orEmpty = text.nullish().transform((value) => value ?? '');

/** Canvas sends every custom value as text; others send numbers or flags. */
const customValue = z
  .union([z.string().max(20_000), z.number(), z.boolean(), z.null()])
  .transform((value) => (value === null ? '' : String(value)));

/** What the tool reads of a launch, after the signature and the protocol's claims were checked. */
export const launchClaims = z.object({
  sub: z.string().min(1).max(255),
  name: orEmpty,
  given_name: orEmpty,
  family_name: orEmpty,
  email: orEmpty,
  locale: orEmpty,
  [claimNames.roles]: z.array(text).max(200),
  [claimNames.context]: z
    .object({
      id: z.string().min(1).max(255),
      title: orEmpty,
      type: z.array(text).max(20).nullish(),
    })
    .nullish(),
  [claimNames.custom]: z.record(z.string().max(200), customValue).nullish(),
  [claimNames.launchPresentation]: z
    .object({ locale: orEmpty, return_url: address.nullish() })
    .nullish(),
  [claimNames.lineItems]: z.object({ lineitems: address.nullish() }).nullish(),
  [claimNames.memberships]: z.object({ context_memberships_url: address.nullish() }).nullish(),
});
export type LaunchClaims = z.output<typeof launchClaims>;

/**
 * A custom field's value. Canvas sends a variable that it cannot expand as its literal name
 * (`$Canvas.course.id`): that is missing, and '' here.
 */
export function customField(claims: LaunchClaims, name: string): string {
  const value = claims[claimNames.custom]?.[name] ?? '';
  return /^\$[A-Za-z]+(\.[A-Za-z0-9_]+)+$/.test(value) ? '' : value;
}

/** A custom field that is an id; one that is longer than any platform's is none. */
export function customId(claims: LaunchClaims, name: string): string {
  const id = customField(claims, name);
  return id.length <= 255 ? id : '';
}
