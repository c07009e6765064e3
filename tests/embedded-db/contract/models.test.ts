import { beforeAll, describe, expect, test } from '@jest/globals';
import { openModels, type Models } from '../../../server/models/open.ts';
import { contractDatabase } from './database.ts';

/**
 * The application's own queries: each store of server/models does here what it is used for, on the same
 * database as the rest of the contract. A new store, or a query with an operator that none had before,
 * gets its test here, next to its operator's in the other files.
 */
const database = contractDatabase();
let models: Models;

beforeAll(async () => {
  models = await openModels(database.uri(), database.db().databaseName);
  database.closeFirst(() => models.close());
});

const now = new Date('2026-01-05T09:00:00Z');
const later = new Date('2026-01-05T10:00:00Z');

describe('ledger', () => {
  const entry = (_id: string, more: object = {}) => ({
    ...{ _id, courseId: 'c1', dayId: 'd1', personId: 'p1', kind: 'presence' as const },
    ...{ from: 0, to: 3600, source: 'manual', batch: 'b1', by: 'leader', at: now, ...more },
  });
  type Entries = Parameters<Models['ledger']['append']>[0];

  test('appends once, whatever is retried, and refuses to void twice', async () => {
    const first = [entry('e1'), entry('e2', { personId: 'p2', dayId: 'd2' })] as Entries;
    expect(await models.ledger.append(first)).toEqual({ alreadyVoided: [] });
    expect(await models.ledger.append(first)).toEqual({ alreadyVoided: [] });
    expect(await models.ledger.count('c1')).toBe(2);
    const voids = (id: string) => [entry(id, { kind: 'void', voids: 'e1', at: later })] as Entries;
    expect(await models.ledger.append(voids('v1'))).toEqual({ alreadyVoided: [] });
    expect(await models.ledger.append(voids('v2'))).toEqual({ alreadyVoided: ['v2'] });
  });

  test('is read by course, person, day and batch, in order of time', async () => {
    const ids = (found: { _id: string }[]) => found.map(({ _id }) => _id);
    expect(ids(await models.ledger.ofCourse('c1'))).toEqual(['e1', 'e2', 'v1']);
    expect(ids(await models.ledger.ofPerson('c1', 'p1'))).toEqual(['e1', 'v1']);
    expect(ids(await models.ledger.ofDay('c1', 'd2'))).toEqual(['e2']);
    expect(ids(await models.ledger.ofBatch('c1', 'b1'))).toEqual(['e1', 'e2', 'v1']);
    const figures = await models.ledger.figures('c1', { personIds: ['p2'], dayId: 'd2' });
    expect(figures).toEqual([expect.objectContaining({ _id: 'e2', from: 0, to: 3600 })]);
    expect(figures[0]).not.toHaveProperty('batch');
    expect((await models.ledger.daysWithEntries('c1')).sort()).toEqual(['d1', 'd2']);
  });
});

describe('people', () => {
  const facts = {
    name: 'Åse Ødegård',
    givenName: 'Åse',
    familyName: 'Ødegård',
    email: 'ase@mail.example',
  };

  test('are one per platform and sub, however often they come', async () => {
    const all = await Promise.all(
      Array.from({ length: 5 }, () => models.people.putPerson('pl', 'sub', facts)),
    );
    expect(new Set(all.map(({ _id }) => _id)).size).toBe(1);
    const again = await models.people.putPerson('pl', 'sub', { ...facts, email: '' });
    expect(again).toMatchObject({ ...facts, locale: null });
    await models.people.erasePerson(again._id, now);
    expect(await models.people.findPerson('pl', 'sub')).toBeNull();
    expect(await models.people.getPerson(again._id)).toMatchObject({ name: '', erasedAt: now });
  });
});

describe('courses', () => {
  test('two leaders at once: the later is told', async () => {
    const key = { platformId: 'pl', deploymentId: 'dep', contextId: 'ctx' };
    const canvas = { accountId: '7' } as Parameters<
      Models['courses']['putFromLaunch']
    >[1]['canvas'];
    const course = await models.courses.putFromLaunch(key, { title: 'Kurs', canvas }, now);
    expect(
      (await models.courses.putFromLaunch(key, { title: 'Nytt navn', canvas }, later))._id,
    ).toBe(course._id);
    const plan = { days: [] } as unknown as Parameters<Models['courses']['savePlan']>[2];
    const saved = await Promise.all(
      ['anna', 'berit'].map((who) => models.courses.savePlan(course._id, 0, plan, who, now)),
    );
    expect(saved.filter((one) => one !== null)).toHaveLength(1);
    const scope = { platformId: 'pl', deploymentId: 'dep' };
    expect(await models.courses.listOfAccount(scope, '7')).toHaveLength(1);
    expect(await models.courses.listOfAccount(scope, '8')).toHaveLength(0);
    expect(await models.courses.findByContext(scope, ['ctx', 'other'])).toHaveLength(1);
  });
});

describe('one-time values, outbox, matters, notes, drafts', () => {
  test('a value is taken once, a key claimed once', async () => {
    // Behind the real clock's time too, by which the database removes what has expired.
    const future = new Date('2100-01-01');
    await models.oneTime.put('k', { a: [1] }, future);
    const taken = await Promise.all([1, 2, 3].map(() => models.oneTime.take('k', now)));
    expect(taken.filter((value) => value !== null)).toEqual([{ a: [1] }]);
    const claims = await Promise.all([1, 2, 3].map(() => models.oneTime.claim('c', future)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('a mail is queued once, and one sender claims it', async () => {
    const mail = {
      _id: 'm1',
      courseId: 'c1',
      personId: 'p1',
      kind: 'reminder',
      data: {},
    };
    expect([await models.outbox.queue(mail, now), await models.outbox.queue(mail, now)]).toEqual([
      true,
      false,
    ]);
    const claimed = await Promise.all([1, 2].map(() => models.outbox.claim(later)));
    expect(claimed.filter((one) => one !== null)).toMatchObject([
      { _id: 'm1', attempts: 1, state: 'sending' },
    ]);
    expect(await models.outbox.sent('m1', later)).toBe(true);
    expect(await models.outbox.sent('m1', later)).toBe(false);
  });

  test('matters are opened once, settled once and opened again', async () => {
    const matter = {
      _id: 't1',
      courseId: 'c1',
      dayId: 'd1',
      kind: 'objection' as const,
      personId: null,
      data: {},
    };
    await models.matters.open([matter], now);
    await models.matters.open([matter], later);
    expect(await models.matters.settle('c1', 't1', 'anna', later)).toBe(true);
    expect(await models.matters.settle('c1', 't1', 'berit', later)).toBe(false);
    await models.matters.reopen('c1', ['t1']);
    expect(await models.matters.openOfDay('c1', 'd1')).toMatchObject([
      { _id: 't1', openedAt: now, settledBy: null },
    ]);
  });

  test('notes can be erased of a person', async () => {
    await models.notes.add([{ _id: 'n1', courseId: 'c1', personId: 'p1', text: 'Syk' }]);
    expect(await models.notes.ofEntries(['n1', 'n2'])).toEqual(new Map([['n1', 'Syk']]));
    await models.notes.eraseOfPerson('p1');
    expect(await models.notes.ofPerson('p1')).toEqual([]);
  });

  test('a draft is replaced, and found again with empty parts in it', async () => {
    await models.drafts.put('plan', 'p1', 'k', { a: 1 }, now);
    await models.drafts.put('plan', 'p1', 'k', { b: {}, c: [] }, later);
    expect(await models.drafts.get('plan', 'p1', 'k')).toEqual({
      value: { b: {}, c: [] },
      savedAt: later,
    });
  });

  test('audit events are found by subject, newest first', async () => {
    const who = { platformId: 'pl', courseId: 'c1', by: 'anna' };
    await models.audit.record(who, { kind: 'storedDataRead', subject: 'p9' }, now);
    await models.audit.record(
      who,
      { kind: 'exported', what: 'x', why: 'y', subjects: ['p8', 'p9'] },
      later,
    );
    expect((await models.audit.about('p9')).map(({ at }) => at)).toEqual([later, now]);
    expect(await models.audit.ofCourse('c1', 1)).toHaveLength(1);
  });
});
