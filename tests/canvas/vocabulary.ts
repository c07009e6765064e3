/** Names that LTI 1.3 and Canvas use on the wire, written out once. */

export const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
export const deepLinkClaim = (name: string) =>
  `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
export const canvasKey = (name: string) => `https://canvas.instructure.com/lti/${name}`;

export const agsClaim = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
export const nrpsClaim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
export const placementClaim = 'https://www.instructure.com/placement';
export const toolConfigurationKey = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

export const scopes = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  resultReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  progress: 'https://canvas.instructure.com/lti-ags/progress/scope/show',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  notices: 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers',
  publicJwk: 'https://canvas.instructure.com/lti/public_jwk/scope/update',
} as const;

/** Canvas: `TokenScopes::LTI_AGS_SCOPES`; only these are repeated in the claim of a launch. */
export const agsScopes: readonly string[] = [
  scopes.lineItem,
  scopes.lineItemReadonly,
  scopes.resultReadonly,
  scopes.score,
  scopes.progress,
];

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person';

export const roles = {
  learner: `${membership}#Learner`,
  instructor: `${membership}#Instructor`,
  teachingAssistant: `${membership}/Instructor#TeachingAssistant`,
  contentDeveloper: `${membership}#ContentDeveloper`,
  mentor: `${membership}#Mentor`,
  testUser: 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
  institutionInstructor: `${institution}#Instructor`,
  institutionStudent: `${institution}#Student`,
  institutionAdministrator: `${institution}#Administrator`,
  systemUser: 'http://purl.imsglobal.org/vocab/lis/v2/system/person#User',
} as const;

export const courseContextType = 'http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering';

/** Canvas: `Lti::Pns::NoticeTypes`, as documented in doc/api/pns.md. */
export const noticeTypes = [
  'LtiHelloWorldNotice',
  'LtiAssetProcessorSubmissionNotice',
  'LtiContextCopyNotice',
] as const;

/** Canvas: `Lti::PlatformStorage::FORWARDING_TARGET`. */
export const storageTarget = 'post_message_forwarding';
