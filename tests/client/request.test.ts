import { describe, expect, test } from '@jest/globals';
import { requestOf } from '../../client/api/request.ts';
import { fileNameOf } from '../../client/api/session.ts';
import { firstLocale } from '../../client/api/first-locale.ts';
import { worthRetrying } from '../../client/api/query-client.ts';
import { ApiError } from '../../client/api/api-error.ts';
import { addressAfter, codeIn } from '../../client/app/entry.ts';

describe('the request of an endpoint', () => {
  test('has its parameters in the path, encoded, and its body as JSON', () => {
    const request = requestOf('session.putDraft', {
      params: { key: 'plan/1 å' },
      body: { value: { a: 1 } },
    });
    expect(request).toEqual({
      method: 'PUT',
      url: '/api/drafts/plan%2F1%20%C3%A5',
      headers: { 'Content-Type': 'application/json' },
      body: '{"value":{"a":1}}',
    });
  });

  test('leaves out what the query does not say', () => {
    const params = { courseId: 'c1', personId: 'p1' };
    expect(requestOf('attendance.ledger', { params, query: {} }).url).not.toContain('?');
    expect(requestOf('attendance.ledger', { params, query: { day: 'd 1' } }).url).toMatch(
      /\?day=d\+1$/,
    );
  });

  test('is refused when a parameter is missing, before anything is sent', () => {
    expect(() => requestOf('session.getDraft', { params: { key: '' } })).toThrow(/"key"/);
  });
});

describe('the address after signing in', () => {
  const url = new URL('https://kursdag.example/app/?s=tab1#code=abc');

  test('holds the code until then', () => {
    expect(codeIn(url)).toBe('abc');
    expect(codeIn(new URL('https://kursdag.example/app/?s=tab1'))).toBeNull();
  });

  test('loses the code and keeps the tab', () => {
    expect(addressAfter(url, '/app', '')).toBe('/app/?s=tab1');
  });

  test('is the place that the launch asked for', () => {
    expect(addressAfter(url, '/app', '/days/abc?view=list')).toBe('/app/days/abc?s=tab1&view=list');
  });

  test.each(['//evil.example/x', 'https://evil.example/', '/\\evil.example', '/../lti/launch'])(
    'stays inside the client for %s',
    (goTo) => expect(addressAfter(url, '/app', goTo)).toBe('/app/?s=tab1'),
  );
});

test('a download keeps its Norwegian letters', () => {
  expect(
    fileNameOf(`attachment; filename="kursbevis-se.pdf"; filename*=UTF-8''kursbevis-s%C3%A6.pdf`),
  ).toBe('kursbevis-sæ.pdf');
  expect(fileNameOf('attachment; filename="liste.csv"')).toBe('liste.csv');
});

test('before the launch has said which, the language is the first of the browser that we speak', () => {
  expect(firstLocale(['sv-SE', 'nn-NO', 'nb'])).toBe('nn');
  expect(firstLocale(['no'])).toBe('nb');
  expect(firstLocale(['fi'])).toBe('nb');
});

test('reads are tried again only where that may help', () => {
  expect(worthRetrying(0, new ApiError('OFFLINE', 0))).toBe(true);
  expect(worthRetrying(0, new ApiError('DATABASE_UNAVAILABLE', 503))).toBe(true);
  expect(worthRetrying(0, new ApiError('NOT_FOUND', 404))).toBe(false);
  expect(worthRetrying(2, new ApiError('OFFLINE', 0))).toBe(false);
});
