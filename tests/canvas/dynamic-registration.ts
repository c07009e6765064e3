import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { JWTPayload } from 'jose';
import type { Platform } from './platform.ts';
import {
  developerKeyFromRegistration,
  keptConfiguration,
  knownPlacements,
  registrationProblems,
} from './registration-schema.ts';
import { tokenUrl } from './token-endpoint.ts';
import { guidOf, variableNames } from './variables.ts';
import { canvasKey, noticeTypes, scopes, toolConfigurationKey } from './vocabulary.ts';

const tokenSeconds = 3600;

export interface Registrations {
  routes: Router;
  /** The address that an administrator of the account is sent to in the tool's frame. */
  begin: (accountId: number, registrationUrl: string) => Promise<string>;
}

/** Dynamic registration (Canvas: `Lti::IMS::DynamicRegistrationController`, `SecurityController`, registration.md). */
export function createRegistrations(platform: Platform): Registrations {
  const { world, origin } = platform;
  const routes = Router();

  // Canvas: `SecurityController#openid_configuration`, which reads the parameter, not the header.
  routes.get('/api/lti/security/openid-configuration', async (request, response) => {
    const parameter = request.query['registration_token'];
    const token = await registrationToken(platform, parameter);
    if (!token) {
      response.status(401).json({
        error: 'Access token missing (You must include the registration_token parameter).',
      });
      return;
    }
    response.json(openIdConfiguration(platform, Number(token['root_account_global_id'])));
  });

  // Canvas: `DynamicRegistrationController#create`, which reads the header.
  routes.post('/api/lti/registrations', async (request, response) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = await registrationToken(platform, bearer);
    if (!token) {
      response.status(401).json({ errorMessage: 'JWT did not include expected contents' });
      return;
    }
    const body: Record<string, unknown> = { ...(request.body as object | undefined) };
    const problems = registrationProblems(body);
    if (problems.length > 0) {
      response.status(422).json({ errors: problems });
      return;
    }
    const accountId = Number(token['root_account_global_id']);
    const clientId = String(10_000_000_000_000 + world.nextId());
    world.data.developerKeys.push(developerKeyFromRegistration(body, clientId));
    const id = world.nextId();
    const deploymentId = `${id}:${world.ids.context('account', accountId)}`;
    world.data.deployments.push({ id, clientId, accountId, courseId: null, deploymentId });
    world.save();
    const { logo_uri: logo, scope: given } = body;
    const scope = typeof given === 'string' ? given.split(' ') : [];
    // Canvas: `#render_registration`.
    response.json({
      client_id: clientId,
      application_type: 'web',
      grant_types: ['client_credentials', 'implicit'],
      initiate_login_uri: body['initiate_login_uri'],
      redirect_uris: body['redirect_uris'],
      response_types: ['id_token'],
      client_name: body['client_name'],
      jwks_uri: body['jwks_uri'],
      ...(logo === undefined || logo === null ? {} : { logo_uri: logo }),
      token_endpoint_auth_method: 'private_key_jwt',
      scope: [...scope.filter((each) => each !== 'openid' && each !== ''), 'openid'].join(' '),
      [toolConfigurationKey]: {
        ...keptConfiguration(body),
        [canvasKey('registration_config_url')]: `${origin}/api/lti/registrations/${id}/view`,
      },
      registration_client_uri: `${origin}/api/lti/registrations/${id}`,
      deployment_id: deploymentId,
    });
  });

  return {
    routes,
    begin: async (accountId, registrationUrl) => {
      const token = await platform.signing.seal(
        {
          uuid: randomUUID(),
          initiated_at: platform.clock().toISOString(),
          user_id: 1,
          root_account_global_id: world.rootOf(accountId).id,
          root_account_domain: new URL(origin).host,
          registration_url: registrationUrl,
        },
        tokenSeconds,
      );
      const configuration = new URL('/api/lti/security/openid-configuration', origin);
      configuration.searchParams.set('registration_token', token);
      const url = new URL(registrationUrl);
      url.searchParams.set('openid_configuration', configuration.toString());
      url.searchParams.set('registration_token', token);
      return url.toString();
    },
  };
}

/** Canvas: `required_jwt_keys` of `#create`. What is no token at all, or has run out, is refused alike. */
const tokenKeys = [
  ...['user_id', 'initiated_at', 'root_account_global_id', 'root_account_domain'],
  ...['exp', 'uuid', 'registration_url'],
];

async function registrationToken(platform: Platform, token: unknown): Promise<JWTPayload | null> {
  try {
    const claims = await platform.signing.unseal(String(token));
    return tokenKeys.every((name) => name in claims) ? claims : null;
  } catch {
    return null;
  }
}

/** Canvas: `#openid_configuration` and `#lti_platform_configuration`. */
function openIdConfiguration(platform: Platform, accountId: number): Record<string, unknown> {
  const { origin, issuer, world } = platform;
  const account = world.account(accountId);
  const deepLinking = knownPlacements.filter((each) => !each.endsWith('_navigation'));
  return {
    issuer,
    authorization_endpoint: `${origin}/api/lti/authorize_redirect`,
    registration_endpoint: `${origin}/api/lti/registrations`,
    jwks_uri: `${origin}/api/lti/security/jwks`,
    token_endpoint: tokenUrl(platform),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    scopes_supported: Object.values(scopes),
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'picture', 'email', 'name', 'given_name', 'family_name', 'locale'],
    subject_types_supported: ['public'],
    authorization_server: new URL(origin).host,
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'canvas',
      version: 'OpenSource',
      messages_supported: [
        // Bare names, as in `Lti::ResourcePlacement::PLACEMENTS_BY_MESSAGE_TYPE`.
        { type: 'LtiResourceLinkRequest', placements: knownPlacements },
        { type: 'LtiDeepLinkingRequest', placements: deepLinking },
      ],
      notice_types_supported: [...noticeTypes],
      variables: variableNames,
      [canvasKey('account_name')]: account.name,
      [canvasKey('account_lti_guid')]: guidOf(world, account),
    },
  };
}
