import { expect, test } from '@jest/globals';
import { mayCopyFrom } from '../../server/features/course-setup/policy.ts';
import type { Course } from '../../server/models/courses.ts';

function aCourse(platformId: string, deploymentId: string, rootAccountId: string): Course {
  return {
    ...{ _id: 'course', platformId, deploymentId, contextId: 'context', title: 'Kurs' },
    canvas: {
      ...{ courseId: '1', accountId: '1', accountName: '', rootAccountId, contextHistory: [] },
      ...{ membershipsUrl: '', lineItemsUrl: '', returnUrl: '' },
    },
    ...{ plan: null, revision: 0, planChangedAt: null, planChangedBy: null },
    ...{ rosterSyncedAt: null, createdAt: new Date(0) },
  };
}

const copy = aCourse('canvas', 'north', '1');

test.each([
  ['of the same deployment', aCourse('canvas', 'north', ''), true],
  ['of another deployment of the same institution', aCourse('canvas', 'sub', '1'), true],
  ['of another institution under the same client id', aCourse('canvas', 'south', '2'), false],
  ['of an institution that Canvas did not name', aCourse('canvas', 'south', ''), false],
  ['of another platform', aCourse('other', 'north', '1'), false],
])('the plan of a course %s: %#', (_which, earlier, allowed) => {
  expect(mayCopyFrom(copy, earlier)).toBe(allowed);
});

test('two institutions that Canvas did not name are not taken for one', () => {
  const [one, other] = [aCourse('canvas', 'north', ''), aCourse('canvas', 'south', '')];
  expect(mayCopyFrom(one, other)).toBe(false);
});
