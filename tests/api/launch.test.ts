import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startHarness, type Harness } from '../harness.ts';

describe('a launch', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.stop());

  test('signs a course leader in, in the course that they came from', async () => {
    const leader = await harness.launchAs('leader');
    expect(leader.me).toMatchObject({ name: 'Ragnhild Åsen', role: 'leader', account: null });
    expect(leader.me.course).toMatchObject({ title: 'Helsepedagogikk høst', setUp: false });
    const { status, body } = await harness.call(leader, 'session.me');
    expect(status).toBe(200);
    expect(body).toEqual(leader.me);
  });
});
