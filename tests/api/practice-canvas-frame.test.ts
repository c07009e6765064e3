import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { frameScript, storageScript } from '../canvas/pages/frame-script.ts';

/** The script of the page around the tool, in a page that consists of one frame. */

const tool = 'https://tool.example';
const frame = { contentWindow: {}, style: { height: '' } };
let answers: Record<string, unknown>[];
let scrolledTo: number[];
let send: (data: unknown) => Record<string, unknown> | undefined;

beforeEach(() => {
  answers = [];
  scrolledTo = [];
  const listeners: ((event: object) => void)[] = [];
  const stored = new Map<string, string>();
  const source = Object.assign(frame.contentWindow, {
    postMessage: (message: Record<string, unknown>) => answers.push(message),
  });
  const page = createContext({
    localStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    },
    document: {
      ...{ body: { dataset: { storage: 'on', tool: 'Kursdag' } }, addEventListener: () => null },
      querySelectorAll: (selector: string) => (selector === 'iframe.tool_launch' ? [frame] : []),
      querySelector: () => ({ getBoundingClientRect: () => ({ top: 120, left: 8 }) }),
    },
    ...{ innerHeight: 700, innerWidth: 1280, scrollX: 0, scrollY: 30 },
    location: { origin: 'https://canvas.example' },
    scrollTo: (_x: number, y: number) => scrolledTo.push(y),
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (type === 'message') listeners.push(listener);
    },
  });
  runInContext(storageScript + frameScript, page);
  send = (data) => {
    answers.length = 0;
    for (const listener of listeners) listener({ data, source, origin: tool });
    return answers[0];
  };
});

describe('the height of the frame', () => {
  test.each([
    ['a number', 1234, '1234px'],
    ['a small number, which becomes the smallest', 10, '450px'],
    ['a text, which counts for nothing', '1234', '450px'],
  ])('follows %s', (_what, height, expected) => {
    expect(send({ subject: 'lti.frameResize', height })).toEqual({
      subject: 'lti.frameResize.response',
    });
    expect(frame.style.height).toBe(expected);
  });
});

test('the window is described as it is, and scrolled to where the tool begins', () => {
  expect(send({ subject: 'lti.fetchWindowSize', message_id: 'a' })).toEqual({
    ...{ subject: 'lti.fetchWindowSize.response', message_id: 'a' },
    ...{ height: 700, width: 1280, footer: 0, scrollY: 30, offset: { top: 150, left: 8 } },
  });
  send({ subject: 'lti.scrollToTop' });
  expect(scrolledTo).toEqual([150]);
});

test('a notice without text, and one of a kind that is not there, are refused by name', () => {
  const refusal = (message: string) => ({
    ...{ subject: 'lti.showAlert.response', error: { code: 'bad_request', message } },
  });
  expect(send({ subject: 'lti.showAlert' })).toEqual(refusal("Missing required 'body' field"));
  expect(send({ subject: 'lti.showAlert', body: 'x', alertType: 'loud' })).toEqual(
    refusal("Unsupported value for 'alertType' field"),
  );
});

describe('platform storage', () => {
  const put = (key: string, value: string | null) =>
    send({ subject: 'lti.put_data', key, value, message_id: 'b' });
  const full = { error: { code: 'storage_exhaustion', message: 'Reached byte limit for tool' } };

  test('counts a key that is written again once more, until it is removed', () => {
    expect(put('state', 'x'.repeat(2000))).toMatchObject({ key: 'state' });
    expect(put('state', 'x'.repeat(2000))).toMatchObject({ key: 'state' });
    expect(put('state', 'x'.repeat(2000))).toMatchObject(full);
    expect(put('state', null)).toEqual({
      ...{ subject: 'lti.put_data.response', message_id: 'b', key: 'state' },
    });
    expect(put('state', 'x'.repeat(2000))).toMatchObject({ key: 'state' });
    expect(send({ subject: 'lti.get_data', key: 'state', message_id: 'c' })).toMatchObject({
      value: 'x'.repeat(2000),
    });
  });

  test('holds 500 keys, and wants a message id', () => {
    for (let index = 0; index < 500; index += 1) put(`k${index}`, '1');
    expect(put('one-more', '1')).toMatchObject({
      error: { message: 'Reached key limit for tool' },
    });
    expect(send({ subject: 'lti.put_data', key: 'k', value: '1' })).toMatchObject({
      error: { code: 'bad_request', message: "Missing required 'message_id' field" },
    });
  });
});

test('a subject that Canvas does not know is refused; an answer is not answered', () => {
  expect(send({ subject: 'lti.unknown' })).toEqual({
    ...{ subject: 'lti.unknown.response', error: { code: 'unsupported_subject' } },
  });
  expect(send({ subject: 'lti.put_data.response' })).toBeUndefined();
  expect(send('no JSON')).toBeUndefined();
});
