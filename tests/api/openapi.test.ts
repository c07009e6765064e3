import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { paths } from '#contract/paths';
import { startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

interface Operation {
  operationId: string;
  responses: Record<string, { description: string }>;
}

test('the OpenAPI document names every endpoint with its refusals', async () => {
  const response = await fetch(`${harness.url}/api/openapi.json`);
  expect(response.status).toBe(200);
  const document = (await response.json()) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
  };
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths).flatMap((one) => Object.values(one));
  expect(operations.map((one) => one.operationId).sort()).toEqual(Object.keys(paths).sort());
  const grid = operations.find((one) => one.operationId === 'attendance.grid');
  expect(Object.keys(grid?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '401', '403', '409']),
  );
});
