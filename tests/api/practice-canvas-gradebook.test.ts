import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startPracticeCanvas } from '../canvas/practice-canvas.ts';
import type { PracticeCanvas } from '../canvas/practice-canvas.ts';
import { smallAccount, smallCourse, smallSchool } from '../canvas/small-school.ts';
import { canvasKey, scopes } from '../canvas/vocabulary.ts';
import { startFakeTool } from './fake-tool.ts';
import type { FakeTool } from './fake-tool.ts';

let canvas: PracticeCanvas;
let tool: FakeTool;
let token: string;

interface LineItem {
  id: string;
  label: string;
  scoreMaximum: number;
}

beforeAll(async () => {
  tool = await startFakeTool(() => canvas.platform);
  canvas = await startPracticeCanvas({
    data: smallSchool(),
    tools: ['10000000000001', '10000000000002'].map((clientId) => ({
      clientId,
      accounts: [smallAccount],
      setup: {
        launchUrl: `${tool.url}/launch`,
        loginUrl: `${tool.url}/login`,
        jwksUrl: `${tool.url}/keys`,
        redirectUris: [`${tool.url}/launch`],
      },
    })),
  });
  token = await tool.token(canvas.platform, scopes.lineItem, scopes.resultReadonly, scopes.score);
});

afterAll(async () => {
  await canvas.stop();
  await tool.stop();
});

const base = () => `${canvas.url}/api/lti/courses/${smallCourse}/line_items`;

async function call(method: string, url: string, body?: object, as = token) {
  const answer = await fetch(url, {
    method,
    headers: {
      Authorization: `Bearer ${as}`,
      'Content-Type': 'application/vnd.ims.lis.v2.lineitem+json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, body: isJson ? (JSON.parse(text) as unknown) : text };
}

async function newColumn(body: object = {}): Promise<LineItem> {
  const { body: item } = await call('POST', base(), {
    label: 'Oppmøte',
    scoreMaximum: 1500,
    ...body,
  });
  return item as LineItem;
}

const idOf = (item: LineItem) => Number(item.id.split('/').at(-1));
const columnOf = (item: LineItem) => {
  const found = canvas.gradebook
    .columns(smallCourse)
    .find(({ lineItem }) => lineItem?.id === idOf(item));
  if (!found) throw new Error('no such column');
  return found;
};
const assignmentOf = (item: LineItem) => columnOf(item).assignment.id;
const gradeOf = (item: LineItem, person = 'student1') =>
  canvas.gradebook.cell(assignmentOf(item), person).score;

describe('columns', () => {
  test('are made, listed by tag, changed and deleted', async () => {
    const item = await newColumn({ tag: 'attendance', resourceId: 'course-101' });
    expect(item).toEqual({
      id: expect.stringContaining(`${base()}/`),
      label: 'Oppmøte',
      scoreMaximum: 1500,
      tag: 'attendance',
      resourceId: 'course-101',
    });
    await newColumn({ tag: 'other' });
    expect((await call('GET', `${base()}?tag=attendance`)).body).toEqual([item]);
    const changed = await call('PUT', item.id, { label: 'Oppmøte 2025', scoreMaximum: 1200 });
    expect(changed.body).toMatchObject({ label: 'Oppmøte 2025', scoreMaximum: 1200 });
    expect((await call('DELETE', item.id)).status).toBe(204);
    expect((await call('GET', item.id)).status).toBe(404);
  });

  test('keep the submission type of Canvas, and refuse one that it does not know', async () => {
    const type = canvasKey('submission_type');
    const item = await newColumn({ [type]: { type: 'none' } });
    expect(item).toMatchObject({ [type]: { type: 'none' } });
    const wrong = { label: 'x', scoreMaximum: 1, [type]: { type: 'online_quiz' } };
    expect((await call('POST', base(), wrong)).status).toBe(400);
  });

  test('need a label and a maximum', async () => {
    expect((await call('POST', base(), { scoreMaximum: 10 })).status).toBe(422);
    expect((await call('POST', base(), { label: 'x' })).status).toBe(422);
  });

  test('of another tool are neither listed nor shown', async () => {
    const item = await newColumn({ tag: 'mine' });
    const [, second] = canvas.platforms;
    if (!second) throw new Error('two tools are installed');
    const stranger = await tool.token(second, scopes.lineItem);
    expect((await call('GET', `${base()}?tag=mine`, undefined, stranger)).body).toEqual([]);
    expect((await call('GET', item.id, undefined, stranger)).status).toBe(412);
  });
});

describe('a column of a placed assignment', () => {
  const resourceLinkId = 'b2a3f2f0-0000-4000-8000-000000000001';
  let own: LineItem;

  beforeAll(async () => {
    const { data } = canvas.world;
    const toolId = data.deployments[0]?.id ?? 0;
    data.resourceLinks.push({
      ...{ uuid: resourceLinkId, courseId: smallCourse, toolId, url: `${tool.url}/launch` },
      ...{ title: 'Forarbeid', custom: {} },
    });
    own = await newColumn({ label: 'Forarbeid' });
    const { id } = columnOf(own).assignment;
    canvas.world.assignment(id).resourceLink = resourceLinkId;
  });

  test('is the only one that renames it, and the only one that takes it away', async () => {
    const second = await newColumn({ label: 'Ekstra', resourceLinkId });
    await call('PUT', second.id, { label: 'Noe annet' });
    expect(columnOf(own).assignment.title).toBe('Forarbeid');
    expect((await call('DELETE', second.id)).status).toBe(204);
    await call('PUT', own.id, { label: 'Forarbeid 2', endDateTime: '2026-02-06T10:00:00Z' });
    expect(columnOf(own).assignment).toMatchObject({
      ...{ title: 'Forarbeid 2', dueAt: '2026-02-06T10:00:00Z' },
    });
  });

  test('is refused for a link of another tool, of another course, and of nothing', async () => {
    const [, second] = canvas.platforms;
    if (!second) throw new Error('two tools are installed');
    const stranger = await tool.token(second, scopes.lineItem);
    const body = { label: 'x', scoreMaximum: 1, resourceLinkId };
    expect(await call('POST', base(), body, stranger)).toMatchObject({
      status: 422,
      body: { errors: { message: expect.stringContaining('points to Tool not associated') } },
    });
    const unknown = { ...body, resourceLinkId: 'b2a3f2f0-0000-4000-8000-000000000002' };
    expect(await call('POST', base(), unknown)).toEqual({
      status: 404,
      body: { errors: [{ message: 'The specified resource does not exist.' }] },
    });
  });
});

describe('what is refused, word for word', () => {
  const type = canvasKey('submission_type');
  const record = (field: string, code: string) => ({
    errors: [{ field, message: code, error_code: code }],
  });

  test.each([
    ['no label', { scoreMaximum: 1 }, 422, record('label', 'blank')],
    ['no maximum', { label: 'x' }, 422, record('score_maximum', 'not_a_number')],
    [
      'a submission type that Canvas does not take here',
      { label: 'x', scoreMaximum: 1, [type]: { type: 'on_paper' } },
      400,
      { error: 'Invalid submission_type for new assignment: on_paper' },
    ],
  ])('a column with %s', async (_what, body, status, answer) => {
    expect(await call('POST', base(), body)).toEqual({ status, body: answer });
  });

  test('an empty name for a column, which keeps its own', async () => {
    const item = await newColumn();
    expect(await call('PUT', item.id, { label: '' })).toEqual({
      status: 422,
      body: record('label', 'blank'),
    });
    expect((await call('GET', item.id)).body).toMatchObject({ label: 'Oppmøte' });
  });

  test('a token that has run out, that somebody else signed, and that is none', async () => {
    canvas.settings.accessTokenSeconds = -1;
    const late = await tool.token(canvas.platform, scopes.lineItem);
    canvas.settings.accessTokenSeconds = 3600;
    const [head = '', claims = ''] = token.split('.');
    const refusal = (message: string) => ({
      status: 401,
      body: { errors: { type: 'unauthorized', message } },
    });
    expect(await call('GET', base(), undefined, late)).toEqual(refusal('Access token expired'));
    expect(await call('GET', base(), undefined, `${head}.${claims}.AAAA`)).toEqual(
      refusal('Invalid access token signature'),
    );
    expect(await call('GET', base(), undefined, 'x')).toEqual(
      refusal('Invalid access token format'),
    );
  });

  test('a key that is switched off: it gets a token, which no service takes', async () => {
    const { clientId } = canvas;
    canvas.setKeyState(clientId, 'off');
    const given = await tool.token(canvas.platform, scopes.lineItem);
    const answer = await call('GET', base(), undefined, given);
    canvas.setKeyState(clientId, 'on');
    expect(answer).toMatchObject({
      status: 401,
      body: { errors: { message: 'Unknown or inactive Developer Key' } },
    });
  });
});

describe('a score', () => {
  let item: LineItem;
  let clock = Date.now();
  const score = (changes: object = {}) => ({
    userId: canvas.world.ids.user('student1'),
    scoreGiven: 750,
    scoreMaximum: 1500,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    timestamp: new Date((clock += 1000)).toISOString(),
    ...changes,
  });
  const send = (changes: object = {}) => call('POST', `${item.id}/scores`, score(changes));

  beforeEach(async () => {
    item = await newColumn();
  });

  test('is written, scaled to the column, and read back', async () => {
    expect((await send({ scoreGiven: 50, scoreMaximum: 100 })).status).toBe(200);
    expect(gradeOf(item)).toBe(750);
    const userId = canvas.world.ids.user('student1');
    const { body } = await call('GET', `${item.id}/results?user_id=${userId}`);
    expect(body).toMatchObject([{ userId, resultScore: 50, resultMaximum: 100, scoreOf: item.id }]);
  });

  test.each([
    ['pending', { gradingProgress: 'Pending' }],
    ['without a number', { scoreGiven: undefined }],
  ])('%s clears the grade, unless told to preserve it', async (_what, changes) => {
    await send();
    await send({ ...changes, [canvasKey('submission')]: { preserve_score: true } });
    expect(gradeOf(item)).toBe(750);
    await send(changes);
    expect(gradeOf(item)).toBeNull();
  });

  test('is an attempt each time, unless it says that it is none', async () => {
    const attempts = () => canvas.gradebook.cell(assignmentOf(item), 'student1').attempts;
    await send();
    await send();
    expect(attempts()).toBe(2);
    await send({ [canvasKey('submission')]: { new_submission: false } });
    await send({ [canvasKey('submission')]: { submission_type: 'none' } });
    expect(attempts()).toBe(2);
  });

  test('leaves a teacher’s grade alone when told to', async () => {
    await send();
    canvas.gradebook.setGrade(assignmentOf(item), 'student1', 1500);
    await send({ [canvasKey('submission')]: { prioritize_non_tool_grade: true } });
    expect(gradeOf(item)).toBe(1500);
  });

  test('may not go back in time', async () => {
    const timestamp = '2026-02-06T10:00:00.000Z';
    await send({ timestamp });
    const earlier = await send({ timestamp: '2026-02-06T09:59:59.999Z', scoreGiven: 1 });
    expect(earlier).toMatchObject({
      status: 400,
      body: { errors: { type: 'bad_request', message: expect.stringContaining('before last') } },
    });
    expect(gradeOf(item)).toBe(750);
    expect((await send({ timestamp })).status).toBe(200);
  });

  test.each([
    ['a timestamp without a zone', { timestamp: '2026-02-06T10:00:00' }, 400],
    ['no timestamp', { timestamp: undefined }, 400],
    ['no progress', { activityProgress: undefined }, 400],
    ['an unknown progress', { gradingProgress: 'Done' }, 422],
    ['no maximum', { scoreMaximum: undefined }, 422],
    ['a maximum of zero', { scoreMaximum: 0 }, 422],
    ['a number below zero', { scoreGiven: -1 }, 422],
  ])('is refused with %s', async (_what, changes, status) => {
    expect((await send(changes)).status).toBe(status);
    expect(gradeOf(item)).toBeNull();
  });

  test('is refused by the name of what is missing', async () => {
    expect((await send({ timestamp: undefined })).body).toEqual({
      errors: [{ message: 'timestamp is missing' }],
    });
    expect((await send({ activityProgress: 'Ended' })).body).toEqual({
      errors: [{ field: 'activity_progress', message: 'inclusion', error_code: 'inclusion' }],
    });
    expect((await send({ submission: { submittedAt: '2999-01-01T00:00:00Z' } })).body).toEqual({
      errors: {
        type: 'bad_request',
        message: 'Provided submitted_at timestamp of 2999-01-01T00:00:00Z in the future',
      },
    });
  });

  test('is read back on its own scale when a teacher has graded since', async () => {
    await send({ scoreGiven: 50, scoreMaximum: 100 });
    canvas.gradebook.setGrade(assignmentOf(item), 'student1', 1500);
    expect((await call('GET', `${item.id}/results`)).body).toMatchObject([
      { resultScore: 100, resultMaximum: 100 },
    ]);
  });

  test('is refused for who is not a student, or no longer one', async () => {
    const userId = canvas.world.ids.user('leader');
    expect((await send({ userId })).status).toBe(422);
    canvas.people.setState('student1', smallCourse, 'completed');
    const gone = await send();
    canvas.people.setState('student1', smallCourse, 'active');
    expect(gone).toMatchObject({
      status: 422,
      body: { errors: { message: 'User not found in course or is not a student' } },
    });
  });

  test('is refused while the assignment is unpublished, and when the course has ended', async () => {
    canvas.gradebook.publish(assignmentOf(item), false);
    const message = 'cannot be changed at this time: This assignment is still unpublished';
    expect(await send()).toEqual({
      status: 422,
      body: { errors: [{ field: 'grade', message, error_code: null }] },
    });
    const kept = { [canvasKey('submission')]: { preserve_score: true } };
    expect((await send(kept)).status).toBe(200);
    canvas.gradebook.publish(assignmentOf(item), true);
    canvas.world.course(smallCourse).state = 'completed';
    expect((await send()).status).toBe(422);
    canvas.world.course(smallCourse).state = 'available';
    expect((await send()).status).toBe(200);
  });

  test('is refused for a column that a teacher has deleted', async () => {
    canvas.gradebook.remove(assignmentOf(item));
    expect((await send()).status).toBe(404);
  });
});
