/** What a practice Canvas knows: plain data, so that it can be saved and read again. */

export type EnrolmentRole = 'student' | 'teacher' | 'ta' | 'designer' | 'observer' | 'studentView';
/** As Canvas' `enrollments.workflow_state`; `completed` is what Canvas' pages call concluded. */
export type EnrolmentState = 'active' | 'invited' | 'inactive' | 'completed';
export type CourseState = 'available' | 'unpublished' | 'completed';
export type Locale = 'nb' | 'nn' | 'en';

export interface Account {
  id: number;
  name: string;
  /** The account above; null for a root account, which is an institution. */
  parentId: number | null;
}

export interface Person {
  id: number;
  /** How tests and pages name the person, for instance `leader`. Never sent to a tool. */
  key: string;
  name: string;
  /** `Last, First`, as Canvas sorts by; family and given name are taken from it. */
  sortableName: string;
  email: string | null;
  locale: Locale;
  timeZone: string;
  loginId: string;
  sisId: string | null;
  prefersHighContrast: boolean;
  rootAccountId: number;
  /** Shown beside the name on the front page; never sent to a tool. */
  note: string | null;
  /** Accounts that the person administers. */
  adminOf: number[];
}

interface Section {
  id: number;
  name: string;
}

export interface Course {
  id: number;
  accountId: number;
  code: string;
  name: string;
  state: CourseState;
  /** ISO 8601 with an offset, or null where the course has no dates of its own. */
  startAt: string | null;
  endAt: string | null;
  termName: string | null;
  sisId: string | null;
  sections: Section[];
}

export interface Enrolment {
  person: string;
  courseId: number;
  role: EnrolmentRole;
  sectionId: number;
  state: EnrolmentState;
  /** Key of the person an observer observes. */
  observes: string | null;
}

export type MessageType = 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest';

export interface Placement {
  placement: string;
  messageType: MessageType;
  targetLinkUri: string | null;
  text: string | null;
  labels: Record<string, string>;
  visibility: 'admins' | 'members' | 'public' | null;
  default: 'enabled' | 'disabled' | null;
  windowTarget: string | null;
  selectionWidth: number | null;
  selectionHeight: number | null;
  customFields: Record<string, string>;
}

/** What an administrator sees under Developer Keys: one client id of one tool. */
export interface DeveloperKey {
  clientId: string;
  name: string;
  state: 'on' | 'off';
  targetLinkUri: string;
  oidcInitiationUrl: string;
  redirectUris: string[];
  publicJwkUrl: string;
  domain: string;
  scopes: string[];
  privacyLevel: 'public' | 'name_only' | 'email_only' | 'anonymous';
  customFields: Record<string, string>;
  placements: Placement[];
}

/** A developer key installed in an account or a course: Canvas' external tool, LTI's deployment. */
export interface Deployment {
  id: number;
  clientId: string;
  accountId: number | null;
  courseId: number | null;
  deploymentId: string;
}

export interface ResourceLink {
  /** The `resource_link.id` of launches. */
  uuid: string;
  courseId: number;
  toolId: number;
  url: string;
  title: string;
  custom: Record<string, string>;
  /** Placed in a text by the editor: shown on the course's front page. */
  inText?: boolean;
}

export interface Assignment {
  id: number;
  courseId: number;
  /** LTI id of the assignment itself, what `$Activity.id.history` lists. */
  ltiId: string;
  title: string;
  description: string | null;
  published: boolean;
  pointsPossible: number;
  unlockAt: string | null;
  lockAt: string | null;
  dueAt: string | null;
  /** Null for a column that a tool made by the line item service with type `none`. */
  resourceLink: string | null;
  externalToolUrl: string | null;
}

interface ModuleItem {
  id: number;
  title: string;
  published: boolean;
  resourceLink: string | null;
  assignmentId: number | null;
}

export interface CourseModule {
  id: number;
  courseId: number;
  name: string;
  published: boolean;
  items: ModuleItem[];
}

export interface LineItem {
  id: number;
  courseId: number;
  assignmentId: number;
  clientId: string;
  label: string;
  scoreMaximum: number;
  resourceId: string | null;
  tag: string | null;
  resourceLink: string | null;
  startDateTime: string | null;
  endDateTime: string | null;
  /** True when Canvas made it together with an assignment of the tool (deep linking). */
  coupled: boolean;
  extensions: Record<string, unknown>;
}

export interface Result {
  id: number;
  lineItemId: number;
  person: string;
  resultScore: number | null;
  resultMaximum: number | null;
  comment: string | null;
  activityProgress: string;
  gradingProgress: string;
  /** The timestamp that the tool sent, ISO 8601 in UTC. */
  updatedAt: string;
  extensions: Record<string, unknown>;
}

/** What the gradebook shows for one person under one assignment. */
export interface Submission {
  assignmentId: number;
  person: string;
  score: number | null;
  attempts: number;
  submittedAt: string | null;
  comments: string[];
}

export interface NoticeHandler {
  toolId: number;
  noticeType: string;
  url: string;
  maxBatchSize: number | null;
}

interface CourseCopy {
  fromCourseId: number;
  toCourseId: number;
  at: string;
}

interface LinkCopy {
  from: string;
  to: string;
}

export interface WorldData {
  /** Opaque ids are derived from this: the same seed gives the same people to a tool. */
  seed: string;
  accounts: Account[];
  people: Person[];
  courses: Course[];
  enrolments: Enrolment[];
  developerKeys: DeveloperKey[];
  deployments: Deployment[];
  resourceLinks: ResourceLink[];
  assignments: Assignment[];
  modules: CourseModule[];
  lineItems: LineItem[];
  results: Result[];
  submissions: Submission[];
  noticeHandlers: NoticeHandler[];
  courseCopies: CourseCopy[];
  activityCopies: LinkCopy[];
  nextId: number;
}
