import { randomUUID } from 'node:crypto';
import type { Launch } from './launch.ts';
import type { Platform } from './platform.ts';
import { deepLinkClaim } from './vocabulary.ts';

interface Details {
  acceptTypes?: readonly string[];
  documentTargets?: readonly string[];
  mediaTypes?: string;
  acceptMultiple: boolean;
  autoCreate: boolean;
}

/** Canvas: `DeepLinkingRequest::DEEP_LINKING_DETAILS`; those without types take resource links alone. */
const details: Record<string, Details> = {
  assignment_selection: { acceptMultiple: false, autoCreate: false },
  submission_type_selection: { acceptMultiple: false, autoCreate: false },
  link_selection: { acceptMultiple: true, autoCreate: false },
  editor_button: {
    acceptTypes: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
    documentTargets: ['embed', 'iframe', 'window'],
    mediaTypes: 'image/*,text/html,application/vnd.ims.lti.v1.ltilink,*/*',
    ...{ acceptMultiple: true, autoCreate: false },
  },
  course_assignments_menu: { acceptMultiple: true, autoCreate: false },
  module_index_menu_modal: { acceptMultiple: true, autoCreate: true },
  module_menu_modal: { acceptMultiple: true, autoCreate: true },
};

/** Canvas: `DeepLinkingData.from_jwt` minds no end of time, only whether it was used. */
const neverSeconds = 10 * 365 * 86_400;

/** What Canvas remembers of a deep linking launch, in the `data` parameter of its return address. */
export interface DeepLinkData {
  nonce: string;
  placement: string;
  courseId: number;
  clientId: string;
  deploymentId: string;
  person: string;
  moduleId: number | null;
}

/** The claim that asks a tool for content. The return address works once (`Lti::DeepLinkingData`). */
export async function deepLinkingSettings(
  platform: Platform,
  { course, placement, developerKey, deployment, person, origin }: Launch,
): Promise<Record<string, unknown>> {
  const detail = details[placement?.placement ?? ''];
  if (!course || !placement || !detail) throw new Error('no deep linking from this placement');
  const data: DeepLinkData = {
    nonce: randomUUID(),
    placement: placement.placement,
    courseId: course.id,
    clientId: developerKey.clientId,
    deploymentId: deployment.deploymentId,
    person: person.key,
    moduleId: null,
  };
  const sealed = await platform.signing.seal({ ...data }, neverSeconds);
  return {
    [deepLinkClaim('deep_linking_settings')]: {
      deep_link_return_url: `${origin}/courses/${course.id}/deep_linking_response?data=${sealed}`,
      accept_types: detail.acceptTypes ?? ['ltiResourceLink'],
      accept_presentation_document_targets: detail.documentTargets ?? ['iframe', 'window'],
      accept_media_types: detail.mediaTypes ?? 'application/vnd.ims.lti.v1.ltilink',
      auto_create: detail.autoCreate,
      accept_multiple: detail.acceptMultiple,
    },
  };
}
