import { z } from 'zod';
import type { Course } from '../models/courses.ts';
import type { Platform } from '../models/platforms.ts';
import { nextLink } from './link-header.ts';
import { isTestUser, roleInCourse } from './roles.ts';
import { scopes } from './scopes.ts';
import { ServiceRefused, type serviceCalls } from './service-call.ts';

/** A member of a course as the platform lists them. */
export interface ListedMember {
  sub: string;
  name: string;
  givenName: string;
  familyName: string;
  email: string;
  role: 'leader' | 'participant' | 'observer' | 'none';
  testUser: boolean;
  /** Null where Canvas does not say. */
  sections: string[] | null;
}

export interface MemberPage {
  members: ListedMember[];
  /** Address of the next page; null after the last. */
  next: string | null;
}

const text = z.string().max(500).catch('');
const container = z.object({
  members: z.array(
    z.object({
      user_id: z.string().min(1).max(500),
      status: text,
      name: text,
      given_name: text,
      family_name: text,
      email: text,
      roles: z.array(z.string()).catch([]),
      message: z
        .array(
          z.object({
            'https://purl.imsglobal.org/spec/lti/claim/custom': z
              .record(z.string(), z.unknown())
              .optional(),
          }),
        )
        .catch([]),
    }),
  ),
});

const mediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/**
 * Reads names and roles page by page (LTI NRPS 2.0). `rlid` with the context's id makes Canvas add
 * the course-level custom fields, which carry the sections.
 * @throws ServiceRefused
 */
export function namesAndRoles(call: ReturnType<typeof serviceCalls>) {
  return {
    firstPage(course: Course): string | null {
      const { membershipsUrl } = course.canvas;
      if (!URL.canParse(membershipsUrl)) return null;
      const url = new URL(membershipsUrl);
      url.searchParams.set('rlid', course.contextId);
      url.searchParams.set('limit', '50');
      return url.href;
    },
    async page(platform: Platform, url: string): Promise<MemberPage> {
      const response = await call(platform, {
        ...{ url, scopes: [scopes.memberships], accept: mediaType },
      });
      const parsed = container.safeParse(await response.json().catch(() => null));
      if (!parsed.success) throw new ServiceRefused(response.status, 'UNREADABLE');
      return {
        members: parsed.data.members.filter(isActive).map(asMember),
        next: sameHost(url, nextLink(response.headers.get('link'))),
      };
    },
  };
}

export type NamesAndRoles = ReturnType<typeof namesAndRoles>;

type Listed = z.infer<typeof container>['members'][number];

const isActive = ({ status }: Listed) => status === '' || status === 'Active';

function asMember(member: Listed): ListedMember {
  const custom = member.message[0]?.['https://purl.imsglobal.org/spec/lti/claim/custom'];
  return {
    sub: member.user_id,
    name: member.name,
    givenName: member.given_name,
    familyName: member.family_name,
    email: member.email,
    role: roleInCourse(member.roles),
    testUser: isTestUser(member.roles),
    sections: sectionsOf(custom?.['section_names']),
  };
}

/** Section names are a JSON list in Canvas; a variable that it did not expand is no list. */
function sectionsOf(value: unknown): string[] | null {
  try {
    const listed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return Array.isArray(listed)
      ? listed.filter((one): one is string => typeof one === 'string').slice(0, 100)
      : null;
  } catch {
    return null;
  }
}

/** The access token goes to the platform's own host alone, wherever a link points. */
function sameHost(from: string, to: string | null): string | null {
  if (to === null) return null;
  if (!URL.canParse(to, from) || new URL(to, from).origin !== new URL(from).origin) {
    throw new ServiceRefused(200, 'FOREIGN_LINK');
  }
  return new URL(to, from).href;
}
