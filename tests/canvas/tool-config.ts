import type { DeveloperKey, MessageType, Placement } from './types.ts';
import { scopes } from './vocabulary.ts';

/** A tool as a developer key is filled in by hand, for tests that need no configuration file. */
export interface ToolSetup {
  launchUrl: string;
  loginUrl: string;
  jwksUrl: string;
  redirectUris: string[];
  /** Where deep linking starts; without it the deep linking placements go to the launch URL. */
  deepLinkUrl?: string;
  title?: string;
  scopes?: string[];
  privacyLevel?: DeveloperKey['privacyLevel'];
  customFields?: Record<string, string>;
}

/** The keys that Canvas requires in a pasted configuration (doc/api/lti_dev_key_config.md). */
const requiredKeys = ['title', 'description', 'target_link_uri', 'oidc_initiation_url'];

/** Canvas: `Lti::ResourcePlacement::PLACEMENTS_BY_MESSAGE_TYPE`, as far as a course tool meets them. */
const placementsByMessage: Record<MessageType, readonly string[]> = {
  LtiResourceLinkRequest: [
    'account_navigation',
    'assignment_edit',
    'assignment_group_menu',
    'assignment_menu',
    'assignment_view',
    'course_home_sub_navigation',
    'course_navigation',
    'course_settings_sub_navigation',
    'global_navigation',
    'link_selection',
    'assignment_selection',
    'module_menu',
    'module_index_menu',
    'tool_configuration',
    'user_navigation',
  ],
  LtiDeepLinkingRequest: [
    'assignment_selection',
    'course_assignments_menu',
    'editor_button',
    'homework_submission',
    'link_selection',
    'module_index_menu_modal',
    'module_menu_modal',
    'submission_type_selection',
  ],
};

const visibilities = ['admins', 'members', 'public'] as const;
const defaults = ['enabled', 'disabled'] as const;
const privacyLevels = ['public', 'name_only', 'email_only', 'anonymous'] as const;
const knownScopes: readonly string[] = Object.values(scopes);

type Json = Record<string, unknown>;

/** What Canvas would answer to a configuration that it does not accept. */
export class ConfigurationRefused extends Error {}

/**
 * Reads the configuration that an administrator pastes under Developer Keys, as strictly as Canvas
 * does (`Lti::ToolConfiguration` and `Schemas::LtiConfiguration`). Redirect URIs are not part of the
 * file: the administrator types them.
 * @throws ConfigurationRefused with every reason.
 */
export function developerKeyFromConfig(
  config: unknown,
  key: { clientId: string; redirectUris: string[] },
): DeveloperKey {
  const problems: string[] = [];
  const root = object(config) ?? {};
  for (const name of requiredKeys) {
    if (!text(root[name])) problems.push(`${name} is required`);
  }
  if (!text(root['public_jwk_url']) && !object(root['public_jwk'])) {
    problems.push('public_jwk_url or public_jwk is required');
  }
  const extension = list(root['extensions'])
    .map(object)
    .find((each) => each?.['platform'] === 'canvas.instructure.com');
  if (!extension) problems.push('extensions has none for the platform canvas.instructure.com');
  const privacyLevel = text(extension?.['privacy_level']) ?? 'anonymous';
  if (!isOneOf(privacyLevels, privacyLevel)) problems.push(`privacy_level ${privacyLevel}`);
  const wanted = list(root['scopes']).map((scope) => text(scope) ?? '');
  for (const scope of wanted.filter((each) => !knownScopes.includes(each))) {
    problems.push(`unknown scope ${scope}`);
  }
  const settings = object(extension?.['settings']) ?? {};
  const placements = list(settings['placements']).map((each) => placementOf(each, problems));
  if (problems.length > 0) throw new ConfigurationRefused(problems.join('; '));
  const oidcInitiationUrl = text(root['oidc_initiation_url']) ?? '';
  return {
    ...key,
    name: text(root['title']) ?? '',
    state: 'on',
    targetLinkUri: text(root['target_link_uri']) ?? '',
    oidcInitiationUrl,
    publicJwkUrl: text(root['public_jwk_url']) ?? '',
    domain: text(extension?.['domain']) ?? new URL(oidcInitiationUrl).host,
    scopes: wanted,
    privacyLevel: isOneOf(privacyLevels, privacyLevel) ? privacyLevel : 'anonymous',
    customFields: customFieldsOf(root['custom_fields']),
    placements,
  };
}

function placementOf(value: unknown, problems: string[]): Placement {
  const from = object(value) ?? {};
  const placement = text(from['placement']) ?? '';
  const messageType = from['message_type'] ?? 'LtiResourceLinkRequest';
  const known = messageType === 'LtiResourceLinkRequest' || messageType === 'LtiDeepLinkingRequest';
  if (!known) problems.push(`${placement}: unknown message_type`);
  else if (!placementsByMessage[messageType].includes(placement)) {
    problems.push(`${placement} does not take ${messageType}`);
  }
  const visibility = text(from['visibility']);
  if (visibility !== null && !isOneOf(visibilities, visibility)) {
    problems.push(`${placement}: visibility ${visibility}`);
  }
  const initially = text(from['default']);
  if (initially !== null && !isOneOf(defaults, initially)) {
    problems.push(`${placement}: default ${initially}`);
  }
  return {
    placement,
    messageType: messageType === 'LtiDeepLinkingRequest' ? messageType : 'LtiResourceLinkRequest',
    targetLinkUri: text(from['target_link_uri']),
    text: text(from['text']),
    labels: customFieldsOf(from['labels']),
    visibility: isOneOf(visibilities, visibility) ? visibility : null,
    default: isOneOf(defaults, initially) ? initially : null,
    windowTarget: text(from['windowTarget']),
    selectionWidth: number(from['selection_width']),
    selectionHeight: number(from['selection_height']),
    customFields: customFieldsOf(from['custom_fields']),
  };
}

/** A developer key for a tool described by its URLs alone, with all placements that the tool uses. */
export function developerKeyFromSetup(setup: ToolSetup, clientId: string): DeveloperKey {
  const place = (placement: string, messageType: MessageType): Placement => ({
    placement,
    messageType,
    targetLinkUri:
      messageType === 'LtiDeepLinkingRequest' ? (setup.deepLinkUrl ?? setup.launchUrl) : null,
    text: setup.title ?? 'Kursdag',
    labels: {},
    visibility: placement === 'account_navigation' ? 'admins' : 'members',
    default: 'enabled',
    windowTarget: null,
    selectionWidth: null,
    selectionHeight: null,
    customFields: {},
  });
  return {
    clientId,
    name: setup.title ?? 'Kursdag',
    state: 'on',
    targetLinkUri: setup.launchUrl,
    oidcInitiationUrl: setup.loginUrl,
    redirectUris: setup.redirectUris,
    publicJwkUrl: setup.jwksUrl,
    domain: new URL(setup.launchUrl).host,
    scopes: setup.scopes ?? [
      scopes.lineItem,
      scopes.resultReadonly,
      scopes.score,
      scopes.memberships,
      scopes.notices,
    ],
    privacyLevel: setup.privacyLevel ?? 'public',
    customFields: setup.customFields ?? {},
    placements: [
      place('course_navigation', 'LtiResourceLinkRequest'),
      place('account_navigation', 'LtiResourceLinkRequest'),
      place('assignment_selection', 'LtiDeepLinkingRequest'),
      place('link_selection', 'LtiDeepLinkingRequest'),
      place('module_index_menu_modal', 'LtiDeepLinkingRequest'),
    ],
  };
}

/** Canvas: the label in the person's language, else in its first part, else the placement's text. */
export function labelFor(key: DeveloperKey, placement: Placement | undefined, locale: string) {
  const labels = placement?.labels ?? {};
  return labels[locale] ?? labels[locale.split('-')[0] ?? ''] ?? placement?.text ?? key.name;
}

function object(value: unknown): Json | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function isOneOf<T extends string>(values: readonly T[], value: string | null): value is T {
  return values.some((each) => each === value);
}

function customFieldsOf(value: unknown): Record<string, string> {
  const entries = Object.entries(object(value) ?? {});
  return Object.fromEntries(entries.map(([key, each]) => [key, String(each)]));
}
