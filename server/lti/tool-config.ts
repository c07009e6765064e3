import type { Locale } from '#contract/roles';
import { ltiAddresses } from './addresses.ts';
import { scopes } from './scopes.ts';

/** What the tool calls itself. */
export const toolName = 'Kursdag';
export const toolDescription =
  'Kursdager, oppmøte og kursbevis for kurs i helsepedagogikk. Course days, presence and course certificates.';

/**
 * Canvas' facts that a launch needs, under the names by which `customField` reads them. What Canvas
 * cannot expand arrives as the variable's own name.
 */
export const customFields = {
  canvas_user_id: '$Canvas.user.id',
  sis_user_id: '$Canvas.user.sisSourceId',
  prefers_high_contrast: '$Canvas.user.prefersHighContrast',
  student_view: '$com.instructure.User.student_view',
  section_names: '$com.instructure.User.sectionNames',
  canvas_course_id: '$Canvas.course.id',
  section_ids: '$Canvas.course.sectionIds',
  course_start: '$Canvas.course.startAt',
  course_end: '$Canvas.course.endAt',
  term_name: '$Canvas.term.name',
  account_id: '$Canvas.account.id',
  account_name: '$Canvas.account.name',
  root_account_id: '$Canvas.rootAccount.id',
  api_domain: '$Canvas.api.domain',
  time_zone: '$Person.address.timezone',
  message_locale: '$Message.locale',
  context_history: '$Context.id.history',
  activity_history: '$Activity.id.history',
  brand_config_url: '$com.instructure.brandConfigJSON.url',
} as const;

/** A place in Canvas from which the tool is opened. */
export interface ToolPlacement {
  placement: string;
  message_type: 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest';
  labels: Record<Locale, string>;
  visibility: 'admins' | 'members';
  enabled: boolean;
  /** Size of a picker's window, in pixels. */
  size?: { width: number; height: number };
}

const name: Record<Locale, string> = { nb: 'Kursdag', nn: 'Kursdag', en: 'Kursdag' };
const place: Record<Locale, string> = {
  nb: 'Kursdag: velg hva som skal legges inn',
  nn: 'Kursdag: vel kva som skal leggjast inn',
  en: 'Kursdag: choose what to place',
};
const picker = {
  message_type: 'LtiDeepLinkingRequest',
  labels: place,
  visibility: 'admins',
  enabled: true,
  size: { width: 800, height: 600 },
} as const;

export const placements: readonly ToolPlacement[] = [
  {
    placement: 'course_navigation',
    message_type: 'LtiResourceLinkRequest',
    labels: name,
    visibility: 'members',
    enabled: true,
  },
  {
    placement: 'account_navigation',
    message_type: 'LtiResourceLinkRequest',
    labels: name,
    visibility: 'admins',
    enabled: true,
  },
  { placement: 'assignment_selection', ...picker },
  { placement: 'link_selection', ...picker },
  { placement: 'module_index_menu_modal', ...picker },
  { placement: 'editor_button', ...picker },
];

/**
 * The tool's configuration as a Canvas administrator pastes it under Developer Keys, or gives its
 * address there (Canvas: doc/api/lti_dev_key_config.md). The redirect URI is not part of it: Canvas
 * asks for it beside, and it is the launch address.
 */
export function toolConfig(toolUrl: string) {
  const addresses = ltiAddresses(toolUrl);
  return {
    title: toolName,
    description: toolDescription,
    target_link_uri: addresses.launch,
    oidc_initiation_url: addresses.login,
    public_jwk_url: addresses.keys,
    scopes: Object.values(scopes),
    custom_fields: customFields,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: new URL(toolUrl).host,
        tool_id: 'kursdag',
        privacy_level: 'public',
        settings: {
          text: toolName,
          labels: name,
          icon_url: addresses.icon,
          placements: placements.map((one) => placementConfig(one, addresses)),
        },
      },
    ],
  };
}

function placementConfig(one: ToolPlacement, addresses: ReturnType<typeof ltiAddresses>) {
  const { placement, message_type, labels, visibility, enabled, size } = one;
  return {
    ...{ placement, message_type, text: labels.en, labels, visibility },
    enabled: true,
    default: enabled ? 'enabled' : 'disabled',
    target_link_uri: addresses.launch,
    icon_url: addresses.icon,
    ...(size ? { selection_width: size.width, selection_height: size.height } : {}),
  };
}
