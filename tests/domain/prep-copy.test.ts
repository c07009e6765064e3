import { describe, expect, test } from '@jest/globals';
import { copiedLink, type CopiedBetween } from '#domain/prep-copy';

const between: CopiedBetween = { from: '17', to: '23', isCopy: true };
const copied = (link: string, values: Partial<CopiedBetween> = {}) =>
  copiedLink(link, { ...between, ...values }, ['canvas.example']);

describe('a link that is copied with its task', () => {
  test.each([
    ['outside Canvas stays', 'https://nrk.example/courses/17/pages/a', undefined],
    ['of this course stays', 'https://canvas.example/courses/23/pages/a', undefined],
    ['of Canvas itself stays', 'https://canvas.example/calendar', undefined],
    [
      'to a page of the course that this is a copy of finds the page of the same name',
      'https://canvas.example/courses/17/pages/brukermedvirkning?x=1',
      'https://canvas.example/courses/23/pages/brukermedvirkning?x=1',
    ],
    [
      'to a file of it, which has another number here, is left out',
      'https://canvas.example/courses/17/files/5',
      '',
    ],
    ['to the front of it is left out', 'https://canvas.example/courses/17', ''],
    ['to a third course is left out', 'https://canvas.example/courses/99/pages/a', ''],
    ['that is none is left out', 'not a link', ''],
    ['that is empty is empty', '', undefined],
  ])('%s', (_what, link, result) => {
    expect(copied(link)).toBe(result ?? link);
  });

  test('to a page of a course that this is no copy of is left out', () => {
    expect(copied('https://canvas.example/courses/17/pages/a', { isCopy: false })).toBe('');
    expect(copied('https://canvas.example/courses/17/pages/a', { to: '' })).toBe('');
  });
});
