import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  demoCourse,
  demoData,
  department,
  emptyCourse,
  finishedCourse,
  otherCourse,
  otherSchool,
  school,
} from '../canvas/demo-data.ts';
import { startPracticeCanvas } from '../canvas/practice-canvas.ts';
import type { PracticeCanvas } from '../canvas/practice-canvas.ts';
import type { Installation } from '../canvas/practice-data.ts';
import { ConfigurationRefused, developerKeyFromConfig, labelFor } from '../canvas/tool-config.ts';
import { claim, scopes } from '../canvas/vocabulary.ts';
import { startFakeTool } from './fake-tool.ts';
import type { FakeTool } from './fake-tool.ts';

describe('the demo’s people', () => {
  const inCourse = demoData.enrolments.filter((each) => each.courseId === demoCourse);
  const namesOf = (keys: string[]) =>
    keys.map((key) => demoData.people.find((each) => each.key === key)?.name ?? '');
  const students = inCourse.filter((each) => each.role === 'student').map((each) => each.person);

  test('are two course leaders, 24 participants, three of them user representatives', () => {
    const count = (role: string) => inCourse.filter((each) => each.role === role).length;
    expect([count('teacher'), count('ta'), count('observer'), count('studentView')]).toEqual([
      1, 1, 1, 1,
    ]);
    expect(students).toHaveLength(24);
    const representatives = inCourse.filter((each) => each.section === 'Brukerrepresentanter');
    expect(representatives).toHaveLength(3);
  });

  test('have names that need care, and addresses of nobody', () => {
    const names = namesOf(students);
    expect(names.some((name) => /[æøå]/i.test(name))).toBe(true);
    expect(names.some((name) => name.includes('-'))).toBe(true);
    expect(names.some((name) => name.includes(', '))).toBe(true);
    expect(new Set(names).size).toBe(names.length - 1);
    const addresses = demoData.people.flatMap((each) => each.email ?? []);
    expect(addresses.every((each) => each.endsWith('.example'))).toBe(true);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('are all told apart by their keys, in courses and accounts that exist', () => {
    const keys = demoData.people.map((each) => each.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(demoData.courses.map((each) => each.id)).toEqual([
      ...[demoCourse, finishedCourse, emptyCourse, otherCourse],
    ]);
    const accounts = demoData.accounts.map((each) => each.id);
    expect(accounts).toEqual([school, department, otherSchool]);
  });
});

describe('a practice Canvas with a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'practice-canvas-'));
  const stateFile = join(directory, 'canvas.json');
  const start = () =>
    startPracticeCanvas({ data: demoData, stateFile, issuer: 'https://c.example' });
  const installation: Installation = {
    clientId: '10000000000001',
    accounts: [school],
    setup: {
      launchUrl: 'http://127.0.0.1:9/launch',
      loginUrl: 'http://127.0.0.1:9/login',
      jwksUrl: 'http://127.0.0.1:9/keys',
      redirectUris: ['http://127.0.0.1:9/launch'],
    },
  };
  afterAll(() => rmSync(directory, { recursive: true }));

  test('is the same to a tool after a restart, changes and all', async () => {
    const before = await start();
    before.install(installation);
    before.people.rename('p08', 'Sindre Nytt-Navn');
    const { deploymentId, issuer } = before.platform;
    const kid = before.signing.presentKey().kid;
    const sub = before.world.ids.user('p08');
    await before.stop();

    const after = await start();
    after.install(installation);
    expect(after.platforms).toHaveLength(1);
    expect(after.platform).toMatchObject({ deploymentId, issuer });
    expect(after.signing.presentKey().kid).toBe(kid);
    expect(after.world.ids.user('p08')).toBe(sub);
    expect(after.world.person('p08').name).toBe('Sindre Nytt-Navn');
    await after.stop();
  });
});

describe('two institutions on one Canvas', () => {
  let canvas: PracticeCanvas;
  let tool: FakeTool;

  beforeAll(async () => {
    tool = await startFakeTool(() => canvas.platform);
    canvas = await startPracticeCanvas({
      data: demoData,
      issuer: 'https://canvas.practice.example',
      tools: [school, otherSchool].map((account) => ({
        clientId: `1000000000000${account}`,
        accounts: [account],
        setup: {
          launchUrl: `${tool.url}/launch`,
          loginUrl: `${tool.url}/login`,
          jwksUrl: `${tool.url}/keys`,
          redirectUris: [`${tool.url}/launch`],
        },
      })),
    });
  });

  afterAll(async () => {
    await canvas.stop();
    await tool.stop();
  });

  test('share an issuer, and differ in client and deployment', () => {
    const [one, other] = canvas.platforms;
    expect(one?.issuer).toBe(other?.issuer);
    expect(one?.clientId).not.toBe(other?.clientId);
    expect(one?.deploymentId).not.toBe(other?.deploymentId);
  });

  test('launch with the key of the institution that the course belongs to', async () => {
    const [one, other] = canvas.platforms;
    if (!one || !other) throw new Error('two deployments');
    const target = { person: 'otherLeader', courseId: otherCourse, placement: 'course_navigation' };
    await canvas.browser().launch(target);
    const claims = await tool.claims(other);
    expect(claims[claim('deployment_id')]).toBe(other.deploymentId);
    await expect(tool.claims(one)).rejects.toThrow();
  });

  test('do not show one another their people', async () => {
    const [one] = canvas.platforms;
    if (!one) throw new Error('a deployment');
    const token = await tool.token(one, scopes.memberships);
    const members = (course: number) =>
      fetch(`${canvas.url}/api/lti/courses/${course}/names_and_roles`, {
        headers: { Authorization: `Bearer ${token}` },
      });
    expect((await members(demoCourse)).status).toBe(200);
    expect((await members(otherCourse)).status).toBe(401);
  });

  test('a page of a course is shown to its people alone', async () => {
    const page = (path: string) => canvas.browser().request(canvas.url + path);
    expect((await page(`/courses/${otherCourse}?as=otherLeader`)).status).toBe(200);
    expect((await page(`/courses/${otherCourse}?as=leader`)).status).toBe(403);
    expect((await page(`/courses/${demoCourse}/users?as=p01`)).status).toBe(403);
    expect((await page(`/accounts/${otherSchool}?as=admin`)).status).toBe(403);
    expect((await page('/courses/1?as=leader')).status).toBe(404);
  });
});

describe('a pasted configuration', () => {
  const config = (changes: object = {}, settings: object = {}) => ({
    title: 'Kursdag',
    description: 'Course days',
    target_link_uri: 'https://tool.example/launch',
    oidc_initiation_url: 'https://tool.example/login',
    public_jwk_url: 'https://tool.example/keys',
    scopes: [scopes.memberships],
    extensions: [
      {
        platform: 'canvas.instructure.com',
        privacy_level: 'public',
        settings: {
          placements: [
            {
              placement: 'course_navigation',
              message_type: 'LtiResourceLinkRequest',
              text: 'Course days',
              labels: { nb: 'Kursdager', en: 'Course days' },
            },
          ],
          ...settings,
        },
      },
    ],
    ...changes,
  });
  const read = (value: unknown) =>
    developerKeyFromConfig(value, { clientId: '1', redirectUris: ['https://tool.example/launch'] });

  test('becomes a developer key, labelled in the person’s language', () => {
    const key = read(config());
    expect(key).toMatchObject({ domain: 'tool.example', privacyLevel: 'public', state: 'on' });
    const [placement] = key.placements;
    expect(['nb', 'nb-x-k12', 'fi'].map((locale) => labelFor(key, placement, locale))).toEqual([
      'Kursdager',
      'Kursdager',
      'Course days',
    ]);
  });

  test.each([
    ['no title', config({ title: undefined }), 'title is required'],
    ['no key set', config({ public_jwk_url: undefined }), 'public_jwk_url or public_jwk'],
    ['no extension for Canvas', config({ extensions: [] }), 'canvas.instructure.com'],
    ['an unknown scope', config({ scopes: ['everything'] }), 'unknown scope everything'],
    [
      'a placement with a message that it does not take',
      config(
        {},
        { placements: [{ placement: 'course_navigation', message_type: 'LtiDeepLinkingRequest' }] },
      ),
      'course_navigation does not take LtiDeepLinkingRequest',
    ],
  ])('is refused with %s', (_what, value, reason) => {
    expect(() => read(value)).toThrow(ConfigurationRefused);
    expect(() => read(value)).toThrow(reason);
  });
});
