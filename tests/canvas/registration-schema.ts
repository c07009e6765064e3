import type { DeveloperKey, MessageType, Placement } from './types.ts';
import { canvasKey, scopes, toolConfigurationKey } from './vocabulary.ts';

type Json = Record<string, unknown>;

/** Canvas: `Schemas::Lti::IMS::OidcRegistration`; a registration without scopes has none. */
const required = [
  'application_type',
  'grant_types',
  'response_types',
  'redirect_uris',
  'initiate_login_uri',
  'client_name',
  'jwks_uri',
  'token_endpoint_auth_method',
  toolConfigurationKey,
];
const messageTypes: readonly MessageType[] = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'];
const visibilities = ['admins', 'members', 'public'] as const;
const privacyLevels = ['public', 'name_only', 'email_only', 'anonymous'] as const;
const displayTypes = [
  'default',
  'full_width',
  'full_width_in_context',
  'full_width_with_nav',
  'in_nav_context',
  'borderless',
  'new_window',
];
export const knownPlacements = [
  'account_navigation',
  'assignment_selection',
  'course_assignments_menu',
  'course_navigation',
  'editor_button',
  'link_selection',
  'module_index_menu_modal',
  'module_menu_modal',
  'submission_type_selection',
];
const knownScopes: readonly string[] = Object.values(scopes);
const hostPattern =
  /^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(:\d{1,5})?$/;

/** Every reason why Canvas would not take this registration; none when it would. */
export function registrationProblems(body: Json): string[] {
  const problems = required.filter((name) => !(name in body)).map((name) => `${name} is required`);
  if (body['application_type'] !== 'web') problems.push("application_type: Must be 'web'");
  if (!includesAll(body['grant_types'], ['client_credentials', 'implicit'])) {
    problems.push('grant_types: Must include client_credentials, implicit');
  }
  if (!includesAll(body['response_types'], ['id_token'])) {
    problems.push('response_types: Must include id_token');
  }
  if (body['token_endpoint_auth_method'] !== 'private_key_jwt') {
    problems.push("token_endpoint_auth_method: Must be 'private_key_jwt'");
  }
  for (const name of ['initiate_login_uri', 'jwks_uri', 'logo_uri', 'client_uri']) {
    if (body[name] !== undefined && !isUrl(body[name])) problems.push(`${name}: must be a URL`);
  }
  const redirects = body['redirect_uris'];
  if (!Array.isArray(redirects) || redirects.length === 0 || !redirects.every(isUrl)) {
    problems.push('redirect_uris: Must only contain valid URIs');
  }
  // `openid` is passed over, every other scope must be one of Canvas' (`TokenScopes::LTI_SCOPES`).
  const wanted = scopesOf(body).filter((scope) => !knownScopes.includes(scope));
  if (wanted.length > 0) problems.push(`scopes: Invalid scopes: ${wanted.join(', ')}`);
  return [...problems, ...configurationProblems(object(body[toolConfigurationKey]))];
}

/** Canvas: `Schemas::Lti::IMS::LtiToolConfiguration`. */
function configurationProblems(config: Json): string[] {
  const problems: string[] = [];
  if (typeof config['domain'] !== 'string' || !hostPattern.test(config['domain'])) {
    problems.push('domain: a host without a protocol');
  }
  if (!Array.isArray(config['claims'])) problems.push('claims is required');
  if (!Array.isArray(config['messages'])) problems.push('messages is required');
  const level = config[canvasKey('privacy_level')];
  if (level !== undefined && !privacyLevels.some((each) => each === level)) {
    problems.push(`${canvasKey('privacy_level')}: unknown`);
  }
  problems.push(...customProblems(config['custom_parameters'], 'custom_parameters'));
  for (const [index, message] of list(config['messages']).map(object).entries()) {
    problems.push(...messageProblems(message).map((each) => `messages[${index}].${each}`));
  }
  return problems;
}

/** Canvas: `LtiToolConfiguration::LTI_MESSAGE_SCHEMA`. */
function messageProblems(message: Json): string[] {
  const problems: string[] = [];
  if (!messageTypes.some((each) => each === message['type'])) problems.push('type: unknown');
  for (const name of ['target_link_uri', 'icon_uri']) {
    const given = message[name] ?? null;
    if (given !== null && !isUrl(given)) problems.push(`${name}: must be a URL`);
  }
  for (const placement of list(message['placements'])) {
    if (canvasPlacement(placement) === null) problems.push(`placements: ${String(placement)}`);
  }
  const enabled = message[canvasKey('course_navigation/default_enabled')];
  if (enabled !== undefined && typeof enabled !== 'boolean')
    problems.push('default_enabled: boolean');
  const visibility = message[canvasKey('visibility')];
  if (visibility !== undefined && !visibilities.some((each) => each === visibility)) {
    problems.push('visibility: admins, members or public');
  }
  const display = message[canvasKey('display_type')];
  if (display !== undefined && !displayTypes.some((each) => each === display)) {
    problems.push('display_type: unknown');
  }
  return [...problems, ...customProblems(message['custom_parameters'], 'custom_parameters')];
}

function customProblems(value: unknown, name: string): string[] {
  if (value === undefined) return [];
  const texts = Object.values(object(value)).every((each) => typeof each === 'string');
  return texts ? [] : [`${name}: values must be strings`];
}

/** What Canvas keeps of a tool's configuration, and gives back (`LtiToolConfiguration.filter!`). */
export function keptConfiguration(body: Json): Json {
  const known = [
    ...['domain', 'messages', 'claims', 'secondary_domains', 'deployment_id', 'target_link_uri'],
    ...['custom_parameters', 'description'],
    ...['privacy_level', 'tool_id', 'vendor'].map(canvasKey),
  ];
  const given = Object.entries(object(body[toolConfigurationKey]));
  return Object.fromEntries(given.filter(([name]) => known.includes(name)));
}

/** The developer key that a registration becomes (Canvas: `Lti::IMS::Registration`). */
export function developerKeyFromRegistration(body: Json, clientId: string): DeveloperKey {
  const config = object(body[toolConfigurationKey]);
  const level = config[canvasKey('privacy_level')];
  return {
    clientId,
    name: String(body['client_name']),
    state: 'off',
    targetLinkUri: String(config['target_link_uri'] ?? body['initiate_login_uri']),
    oidcInitiationUrl: String(body['initiate_login_uri']),
    redirectUris: list(body['redirect_uris']).map(String),
    publicJwkUrl: String(body['jwks_uri']),
    domain: String(config['domain']),
    scopes: scopesOf(body),
    privacyLevel: privacyLevels.find((each) => each === level) ?? inferredLevel(config),
    customFields: texts(config['custom_parameters']),
    placements: list(config['messages']).map(object).flatMap(placementsOf),
  };
}

function placementsOf(message: Json): Placement[] {
  const named = list(message['placements']);
  const names = named.length === 0 ? ['link_selection'] : named;
  return names.flatMap((name) => {
    const placement = canvasPlacement(name);
    if (placement === null) return [];
    const off =
      message[canvasKey('course_navigation/default_enabled')] === false &&
      placement === 'course_navigation';
    return [
      {
        placement,
        messageType:
          message['type'] === 'LtiDeepLinkingRequest'
            ? ('LtiDeepLinkingRequest' as const)
            : ('LtiResourceLinkRequest' as const),
        targetLinkUri:
          typeof message['target_link_uri'] === 'string' ? message['target_link_uri'] : null,
        text: typeof message['label'] === 'string' ? message['label'] : null,
        labels: {},
        visibility: visibilities.find((each) => each === message[canvasKey('visibility')]) ?? null,
        default: off ? ('disabled' as const) : null,
        windowTarget: message[canvasKey('display_type')] === 'new_window' ? '_blank' : null,
        selectionWidth: null,
        selectionHeight: null,
        customFields: texts(message['custom_parameters']),
      },
    ];
  });
}

/** Canvas: the specification's names, or its own with or without the prefix. */
function canvasPlacement(name: unknown): string | null {
  if (typeof name !== 'string') return null;
  const own = { ContentArea: 'link_selection', RichTextEditor: 'editor_button' }[name];
  const bare = own ?? name.replace(canvasKey(''), '');
  return knownPlacements.includes(bare) ? bare : null;
}

/** Canvas: `Lti::IMS::Registration#infer_privacy_level_from`. */
function inferredLevel(config: Json): DeveloperKey['privacyLevel'] {
  const claims = list(config['claims']).map(String);
  const name = ['name', 'given_name', 'family_name'].some((each) => claims.includes(each));
  const email = claims.includes('email');
  if (claims.includes('picture') || (name && email)) return 'public';
  if (name) return 'name_only';
  return email ? 'email_only' : 'anonymous';
}

function scopesOf(body: Json): string[] {
  const scope = body['scope'];
  return typeof scope === 'string'
    ? scope.split(' ').filter((each) => each !== '' && each !== 'openid')
    : [];
}

function includesAll(value: unknown, wanted: string[]): boolean {
  return Array.isArray(value) && wanted.every((each) => value.includes(each));
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object(value)).map(([key, each]) => [key, String(each)]),
  );
}
