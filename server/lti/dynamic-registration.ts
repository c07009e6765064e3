import type { Request, Response } from 'express';
import { z } from 'zod';
import { registrationLinks } from './registration-links.ts';
import { isCanvasCloud } from './known-platforms.ts';
import type { LtiContext } from './lti-context.ts';
import { OutsideRefused, outsideRequest } from './outside-request.ts';
import { sendRegisteredPage } from './pages.ts';
import { readForm } from './read-form.ts';
import { Refused } from './refusals.ts';
import { registrationRequest, toolConfigurationKey } from './registration-request.ts';

const address = z.url({ protocol: /^https?$/ }).max(2000);
const platformKey = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

const openIdConfiguration = z.object({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  registration_endpoint: address,
  [platformKey]: z
    .object({ 'https://canvas.instructure.com/lti/account_name': z.string().max(200).nullish() })
    .nullish(),
});
type OpenIdConfiguration = z.output<typeof openIdConfiguration>;

const deploymentId = z.string().min(1).max(255).nullish();
const registered = z.object({
  client_id: z.union([z.string().min(1).max(255), z.number().int().transform(String)]),
  deployment_id: deploymentId,
  [toolConfigurationKey]: z.object({ deployment_id: deploymentId }).nullish(),
});

/**
 * Dynamic registration: a platform's administrator has opened a link that the operator made. The
 * tool fetches the platform's configuration, registers, and knows the platform from then on. A link
 * that failed can be tried again a few times, since the address that it is opened with is not the
 * operator's.
 */
export async function register(lti: LtiContext, request: Request, response: Response) {
  const form = readForm(request);
  const configurationUrl = form.get('openid_configuration') ?? '';
  if (configurationUrl === '') throw new Refused('REGISTRATION_INCOMPLETE');
  const links = registrationLinks(lti.models);
  const link = String(request.params['link']);
  const used = await links.take(link);
  if (used === null) throw new Refused('REGISTRATION_LINK_USED');
  try {
    await registerPlatform(lti, configurationUrl, form.get('registration_token') ?? '');
  } catch (error) {
    await links.putBack(link, used);
    if (error instanceof OutsideRefused) throw new Refused('REGISTRATION_FAILED');
    throw error;
  }
  sendRegisteredPage(request, response);
}

async function registerPlatform(lti: LtiContext, configurationUrl: string, token: string) {
  const { platforms } = lti.models;
  const allowInward = lti.demo;
  const headers: Record<string, string> = token === '' ? {} : { Authorization: `Bearer ${token}` };
  const given = await outsideRequest(configurationUrl, { method: 'GET', headers, allowInward });
  const found = openIdConfiguration.safeParse(given);
  if (!found.success) throw new Refused('REGISTRATION_INCOMPLETE');
  const configuration = found.data;
  assertOneHost(configurationUrl, configuration, allowInward);

  const answer = await outsideRequest(configuration.registration_endpoint, {
    ...{ method: 'POST', allowInward },
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(registrationRequest(lti.toolUrl)),
  });
  const parsed = registered.safeParse(answer);
  if (!parsed.success) throw new Refused('REGISTRATION_INCOMPLETE');
  const { client_id: clientId, ...rest } = parsed.data;
  const { issuer } = configuration;
  if ((await platforms.findPlatform(issuer, clientId)) !== null) {
    throw new Refused('REGISTRATION_KNOWN');
  }
  const platform = await platforms.putPlatform(
    {
      ...{ name: await freeName(lti, configuration), issuer, clientId },
      authorizationUrl: configuration.authorization_endpoint,
      tokenUrl: configuration.token_endpoint,
      keySetUrl: configuration.jwks_uri,
    },
    lti.now(),
  );
  const deployment = rest.deployment_id ?? rest[toolConfigurationKey]?.deployment_id;
  if (deployment) await platforms.putDeployment(platform._id, deployment, lti.now());
  else await platforms.setAwaitsDeployment(platform._id, true);
  lti.log.info({ platform: platform._id }, 'platform registered');
}

/**
 * All addresses must be of the host that the administrator came from, or of Instructure's cloud
 * throughout: nobody may register a platform whose keys another one holds.
 * @throws Refused REGISTRATION_HOST_REFUSED
 */
function assertOneHost(from: string, given: OpenIdConfiguration, allowInward: boolean): void {
  const { authorization_endpoint, token_endpoint, jwks_uri, registration_endpoint } = given;
  const urls = [from, authorization_endpoint, token_endpoint, jwks_uri, registration_endpoint].map(
    (one) => new URL(one),
  );
  const [first, ...others] = urls.map((one) => one.host);
  const oneHost = others.every((host) => host === first);
  const cloud = urls.every((one) => isCanvasCloud(one.hostname));
  const secure = allowInward || urls.every((one) => one.protocol === 'https:');
  if (!secure || !(oneHost || cloud)) throw new Refused('REGISTRATION_HOST_REFUSED');
}

/** What the platform calls its account, or its host; with a number behind it where that is taken. */
async function freeName(lti: LtiContext, given: OpenIdConfiguration): Promise<string> {
  const wanted =
    given[platformKey]?.['https://canvas.instructure.com/lti/account_name'] ??
    new URL(given.authorization_endpoint).host;
  const taken = new Set((await lti.models.platforms.listPlatforms()).map((one) => one.name));
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted} ${i}`;
  return name;
}
