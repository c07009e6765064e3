import { z } from 'zod';
import type { Platform } from '../models/platforms.ts';
import { scopes } from './scopes.ts';
import { ServiceRefused, type serviceCalls } from './service-call.ts';

/** A column of a platform's gradebook (AGS 3.2, line item). */
export interface LineItem {
  /** Its address. */
  url: string;
  label: string;
  scoreMaximum: number;
  tag: string;
  resourceId: string;
}

export interface Score {
  /** The platform's `sub`. */
  sub: string;
  scoreGiven: number;
  scoreMaximum: number;
  /** Nothing more will come. */
  completed: boolean;
  /** Must be later than that of the person's last score in this column (AGS 3.4.8). */
  timestamp: Date;
}

const item = z.object({
  id: z.string().min(1).max(5000),
  label: z.string().catch(''),
  scoreMaximum: z.coerce.number().catch(0),
  tag: z.string().catch(''),
  resourceId: z.string().catch(''),
});

const itemType = 'application/vnd.ims.lis.v2.lineitem+json';
const listType = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const scoreType = 'application/vnd.ims.lis.v1.score+json';
const canvasKey = (name: string) => `https://canvas.instructure.com/lti/${name}`;

/**
 * Line items and scores (LTI AGS 2.0), as Canvas has them.
 * @throws ServiceRefused from each; with status 200 and UNREADABLE for an answer that is none
 */
export function grades(call: ReturnType<typeof serviceCalls>) {
  const itemScopes = [scopes.lineItem];
  return {
    /** The tool's own columns with a tag. */
    async find(platform: Platform, listUrl: string, tag: string): Promise<LineItem[]> {
      const url = new URL(listUrl);
      url.searchParams.set('tag', tag);
      url.searchParams.set('limit', '100');
      const response = await call(platform, {
        ...{ url: url.href, scopes: itemScopes, accept: listType },
      });
      const listed = readAs(z.array(item), await bodyOf(response));
      return listed.map((one) => lineItem(one, listUrl)).filter((one) => one.tag === tag);
    },
    async get(platform: Platform, url: string): Promise<LineItem> {
      const response = await call(platform, { url, scopes: itemScopes, accept: itemType });
      return lineItem(readAs(item, await bodyOf(response)), url);
    },
    /**
     * Makes a column that takes no submissions. Sent once: where the answer was lost, the column may
     * be there all the same, so whoever tries again looks first.
     */
    async create(
      platform: Platform,
      listUrl: string,
      { label, scoreMaximum, tag, resourceId }: Omit<LineItem, 'url'>,
    ): Promise<LineItem> {
      const json = {
        ...{ label, scoreMaximum, tag, resourceId },
        [canvasKey('submission_type')]: { type: 'none' },
      };
      const response = await call(platform, {
        ...{ url: listUrl, scopes: itemScopes, accept: itemType, method: 'POST', once: true },
        body: { type: itemType, json },
      });
      return lineItem(readAs(item, await bodyOf(response)), listUrl);
    },
    /** Replaces what a column says of itself; label and the like are sent as they were read. */
    async update(
      platform: Platform,
      { url, label, scoreMaximum, tag, resourceId }: LineItem,
    ): Promise<void> {
      await call(platform, {
        ...{ url, scopes: itemScopes, accept: itemType, method: 'PUT' },
        body: { type: itemType, json: { label, scoreMaximum, tag, resourceId } },
      });
    },
    /**
     * Writes one person's score. Always `FullyGraded` with a figure: every other combination clears
     * the grade in Canvas. Never an attempt: a figure about attendance is no submission.
     */
    async score(platform: Platform, columnUrl: string, score: Score): Promise<void> {
      const url = new URL(columnUrl);
      url.pathname = `${url.pathname}/scores`;
      const json = {
        userId: score.sub,
        scoreGiven: score.scoreGiven,
        scoreMaximum: score.scoreMaximum,
        activityProgress: score.completed ? 'Completed' : 'InProgress',
        gradingProgress: 'FullyGraded',
        timestamp: score.timestamp.toISOString(),
        [canvasKey('submission')]: { new_submission: false, submission_type: 'none' },
      };
      await call(platform, {
        ...{ url: url.href, scopes: [scopes.score], accept: scoreType, method: 'POST' },
        body: { type: scoreType, json },
      });
    },
  };
}

export type Grades = ReturnType<typeof grades>;

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => null);

function readAs<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ServiceRefused(200, 'UNREADABLE');
  return parsed.data;
}

/** The access token goes to the platform's own host alone, wherever an item's address points. */
function lineItem({ id, ...about }: z.infer<typeof item>, from: string): LineItem {
  if (!URL.canParse(id, from) || new URL(id, from).origin !== new URL(from).origin) {
    throw new ServiceRefused(200, 'FOREIGN_LINK');
  }
  return { url: new URL(id, from).href, ...about };
}
