import { ltiAddresses } from './addresses.ts';
import { scopes } from './scopes.ts';
import { customFields, placements, toolDescription, toolName } from './tool-config.ts';

const canvas = (name: string) => `https://canvas.instructure.com/lti/${name}`;

/** Where the tool's part of a registration stands in it. */
export const toolConfigurationKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/**
 * What the tool asks a platform to register (LTI Dynamic Registration 1.0), with Canvas' own keys.
 * Canvas takes no labels in other languages here; the English one stands for all.
 */
export function registrationRequest(toolUrl: string) {
  const addresses = ltiAddresses(toolUrl);
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: addresses.login,
    redirect_uris: [addresses.launch],
    client_name: toolName,
    jwks_uri: addresses.keys,
    logo_uri: addresses.icon,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: ['openid', ...Object.values(scopes)].join(' '),
    [toolConfigurationKey]: {
      domain: new URL(toolUrl).host,
      description: toolDescription,
      target_link_uri: addresses.launch,
      custom_parameters: customFields,
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email', 'locale'],
      messages: placements.map(({ placement, message_type, labels, visibility, size }) => ({
        type: message_type,
        target_link_uri: addresses.launch,
        label: labels.en,
        icon_uri: addresses.icon,
        placements: [canvas(placement)],
        [canvas('visibility')]: visibility,
        ...(placement === 'course_navigation'
          ? { [canvas('course_navigation/default_enabled')]: true }
          : {}),
        ...(size
          ? { [canvas('launch_width')]: size.width, [canvas('launch_height')]: size.height }
          : {}),
      })),
      [canvas('privacy_level')]: 'public',
      [canvas('tool_id')]: 'kursdag',
      [canvas('vendor')]: toolName,
    },
  };
}
