import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { endpoints } from '#contract/endpoints';
import type { Endpoint } from '#contract/endpoint';
import { paths, type EndpointName } from '#contract/paths';
import type { Role } from '#contract/roles';
import type { CoursePlan } from '#domain/plan';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { bodyOf } from './body-of.ts';

/**
 * Two institutions on one server: whoever is signed in at one meets nothing of the other, whichever
 * ids they put where. Walks every endpoint of the contract with the token of one school and the ids
 * of the other.
 */
const contract: Record<EndpointName, Endpoint> = endpoints;
const guarded = (Object.keys(endpoints) as EndpointName[]).filter(
  (name) => contract[name].who !== 'anyone',
);
const withIds = guarded.filter((name) => paths[name][1].includes(':'));

let harness: Harness;
const north: Partial<Record<Role, SignedIn>> = {};
/** Ids of the other school, under the names that paths give them. */
let foreign: Record<string, string>;
/** What must not be read here: names, addresses and ids of the other school. */
let secrets: string[];

beforeAll(async () => {
  harness = await startHarness();
  north.leader = await harness.launchAs('leader');
  north.participant = await harness.launchAs('participant1');
  north.administrator = await harness.launchAs('admin', { account: schools.north.account });
  const leader = await harness.launchAs('south-leader');
  const participant = await harness.launchAs('south-participant1');
  for (const one of [north.leader, leader]) await givePlan(one);
  foreign = {
    courseId: leader.me.course?.id ?? '',
    personId: participant.me.personId,
    ...{ dayId: 'day-of-sør', segmentId: 'segment-of-sør' },
  };
  secrets = [
    ...[leader.me.name, participant.me.name, 'south-', 'Sykehuset Sør', 'Kurs i sør'],
    ...[foreign['courseId'] ?? '', leader.me.personId, participant.me.personId],
  ];
});
afterAll(() => harness.stop());

/** A course of one day, whose ids are of this school alone. */
async function givePlan({ me }: SignedIn): Promise<void> {
  const courseId = me.course?.id ?? '';
  const south = me.name.endsWith('Sør');
  const plan: CoursePlan = {
    ...{ title: south ? 'Kurs i sør' : 'Kurs i nord', organiser: 'Sykehuset' },
    ...{ language: 'nb', timeZone: 'Europe/Oslo', percent: 80, description: '' },
    learningGoals: { knowledge: [], skills: [], attitudes: [] },
    days: [
      {
        ...{ id: south ? 'day-of-sør' : 'day-of-nord', title: 'Dag 1', date: '2026-10-05' },
        ...{ kind: 'session', state: 'planned', meetingUrl: '', place: '', changeReason: '' },
        segments: [
          {
            ...{ id: south ? 'segment-of-sør' : 'segment-of-nord', title: 'Velkommen' },
            ...{ start: '09:00', end: '10:00', counts: true, responsible: '', workForm: null },
          },
        ],
      },
    ],
    approvals: [],
  };
  const saved = await harness.tool.deps.models.courses.savePlan(
    ...[courseId, 0, plan, me.personId, new Date()],
  );
  expect(saved?._id).toBe(courseId);
}

/** A body that the endpoint accepts, full of the other school's ids. */
function foreignBody(name: EndpointName): unknown {
  const { courseId = '', personId = '' } = foreign;
  const templateId = `earlier-${courseId}`;
  return bodyOf(contract[name], { ...foreign, id: personId, personId, templateId });
}

/** All that is kept of the other school's course and of the people in it. */
async function keptThere(): Promise<unknown> {
  const { courses, people, ledger, details } = harness.tool.deps.models;
  const { courseId = '', personId = '' } = foreign;
  return {
    course: await courses.get(courseId),
    person: await people.getPerson(personId),
    part: await people.getEnrolment(courseId, personId),
    members: (await people.listMembers(courseId)).length,
    ledger: await ledger.figures(courseId),
    details: [...(await details.ofCourse(courseId))],
  };
}

async function ask(name: EndpointName, who: SignedIn, given: Record<string, string>) {
  const parameters = [...paths[name][1].matchAll(/:(\w+)/g)].map(([, one = '']) => one);
  const params = Object.fromEntries(parameters.map((one) => [one, given[one] ?? 'nothing-there']));
  const response = await harness.request(who, name, { params, body: foreignBody(name) });
  return { status: response.status, text: await response.text() };
}

function callers(name: EndpointName): SignedIn[] {
  const { who } = contract[name];
  return Object.values(north).filter((one) => typeof who === 'string' || who.includes(one.me.role));
}

function expectNothingForeign(text: string, asked: Record<string, string>): void {
  const echoed = Object.values(asked);
  const leaked = secrets.filter((one) => !echoed.includes(one) && text.includes(one));
  expect(leaked).toEqual([]);
}

test('people of both schools are really there to be met', async () => {
  const { courses, people } = harness.tool.deps.models;
  expect((await courses.get(foreign['courseId'] ?? ''))?.plan?.title).toBe('Kurs i sør');
  expect((await people.getPerson(foreign['personId'] ?? ''))?.email).toMatch(/^south-/);
});

let before: unknown;
test('what is kept there is noted', async () => {
  // The leader's first launch has Canvas' list read in the background.
  const { courses } = harness.tool.deps.models;
  for (let tries = 0; tries < 100; tries++) {
    if ((await courses.get(foreign['courseId'] ?? ''))?.rosterSyncedAt) break;
    await setTimeout(200);
  }
  before = await keptThere();
  expect(before).toMatchObject({ course: { revision: 1 } });
});

describe.each(withIds)('%s', (name) => {
  test('finds nothing under ids of the other school', async () => {
    for (const who of callers(name)) {
      const { status, text } = await ask(name, who, foreign);
      if (paths[name][1].includes(':courseId')) expect(status).toBe(404);
      expectNothingForeign(text, {});
    }
  });

  test('finds nothing of the other school in an own course', async () => {
    for (const who of callers(name)) {
      const courseId = north.leader?.me.course?.id ?? '';
      const asked = { ...foreign, courseId };
      const { status, text } = await ask(name, who, asked);
      const onlyCourse = !/:(?!courseId)/.test(paths[name][1]);
      if (!onlyCourse && paths[name][1].includes(':courseId')) {
        expect({ status, refused: status >= 400 && status < 500 }).toMatchObject({ refused: true });
      }
      expectNothingForeign(text, asked);
    }
  });
});

describe.each(guarded.filter((name) => !withIds.includes(name)))('%s', (name) => {
  test('tells nothing of the other school', async () => {
    for (const who of callers(name)) {
      const { status, text } = await ask(name, who, {});
      expect(status).toBeLessThan(500);
      expectNothingForeign(text, {});
    }
  });
});

test('all that was sent has changed nothing there', async () => {
  expect(await keptThere()).toEqual(before);
});
