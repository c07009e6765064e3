import { describe, expect, test } from '@jest/globals';
import { creditSegment } from '../../server/domain/credit.ts';
import type { LedgerEntry } from '../../server/domain/ledger.ts';
import { resolveProgramme, type Segment, type SessionDay } from '../../server/domain/programme.ts';
import { instantOf } from '../../server/domain/time.ts';
import { refusal } from './refusal.ts';

const segments: Segment[] = [
  { id: 'first', start: '09:00', end: '10:00', counts: true },
  { id: 'break', start: '10:00', end: '10:15', counts: true },
  { id: 'second', start: '10:15', end: '11:30', counts: true },
  { id: 'lunch', start: '11:30', end: '12:00', counts: false },
  { id: 'last', start: '12:00', end: '14:30', counts: true },
];

function aDay(change: Partial<SessionDay> = {}) {
  const [day] = resolveProgramme({
    timeZone: 'Europe/Oslo',
    percent: 80,
    days: [
      { id: 'day', kind: 'session', date: '2025-02-06', state: 'planned', segments, ...change },
    ],
  }).days;
  if (!day) throw new Error('the programme has a day');
  return day;
}

function at(time: string): number {
  return instantOf('2025-02-06', time, 'Europe/Oslo', 'start');
}

let made = 0;

/** Presences of one person: 'HH:MM-HH:MM'. */
function presences(participant: string, times: string[], day = 'day'): LedgerEntry[] {
  return times.map((time) => {
    const [from = '', to = ''] = time.split('-');
    const id = `presence ${(made += 1)}`;
    const common = { id, participant, day, kind: 'presence', source: 'report' } as const;
    return { ...common, from: at(from), to: at(to) };
  });
}

function credited(
  times: Record<string, string[]>,
  options: { day?: Partial<SessionDay>; group?: string; segment?: string } = {},
) {
  const people = Object.entries(times);
  return creditSegment(
    aDay(options.day),
    options.segment ?? 'break',
    people.map(([id]) => ({ id, group: options.group })),
    new Map(people.map(([id, list]) => [id, presences(id, list)])),
  );
}

describe('a credited segment', () => {
  test('goes to all who were present, however short, both before and after it', () => {
    expect(
      credited({
        both: ['09:00-10:01', '10:14-11:30'],
        shortly: ['09:59-10:00', '11:29-11:40'],
        before: ['09:00-10:15'],
        after: ['10:10-11:30'],
        nobody: [],
      }),
    ).toEqual({
      credit: [
        { participant: 'both', from: at('10:00'), to: at('10:15') },
        { participant: 'shortly', from: at('10:00'), to: at('10:15') },
      ],
      already: ['before'],
      notPresent: ['after', 'nobody'],
    });
  });

  test('is not given again to who has all of it, from several presences or a credit', () => {
    expect(credited({ anna: ['09:30-10:08', '10:08-10:40'] })).toEqual({
      credit: [],
      already: ['anna'],
      notPresent: [],
    });
  });

  test('asks for valid presences of that day alone', () => {
    const [before, after] = [
      presences('anna', ['09:00-10:00']),
      presences('anna', ['10:15-11:00']),
    ];
    const [voided] = after;
    const ofAnotherDay = presences('anna', ['10:15-11:00'], 'another day');
    const entries = [...before, ...after, ...ofAnotherDay];
    const isVoid: LedgerEntry = {
      id: 'void',
      kind: 'void',
      participant: 'anna',
      day: 'day',
      entry: voided?.id ?? '',
    };
    const anna = [{ id: 'anna' }];
    const credits = (ledger: LedgerEntry[]) =>
      creditSegment(aDay(), 'break', anna, new Map([['anna', ledger]])).credit.length;
    expect(credits(entries)).toBe(1);
    expect(credits([...entries, isVoid])).toBe(0);
    const absence: LedgerEntry = {
      id: 'absence',
      kind: 'absence',
      participant: 'anna',
      day: 'day',
    };
    expect(credits([...before, absence])).toBe(0);
  });

  test('has as neighbours the segments that are meant for the participant', () => {
    const forOthers = segments.map((segment) =>
      segment.id === 'second' ? { ...segment, audience: ['professional'] } : segment,
    );
    const times = { anna: ['09:00-10:00', '11:30-12:00'] };
    const day = { segments: forOthers };
    expect(credited(times, { day, group: 'userRepresentative' }).credit).toHaveLength(1);
    expect(credited(times, { day, group: 'professional' }).credit).toHaveLength(0);
  });

  test('passes over whom the day, the segment or its neighbours are not meant for', () => {
    const both = { anna: ['09:00-10:00', '10:15-11:00'] };
    const nothing = { credit: [], already: [], notPresent: [] };
    const only = (id: string) =>
      segments.map((one) => (one.id === id ? { ...one, audience: ['professional'] } : one));
    const group = 'userRepresentative';
    expect(credited(both, { day: { audience: ['professional'] }, group })).toEqual(nothing);
    expect(credited(both, { day: { segments: only('break') }, group })).toEqual(nothing);
    expect(credited(both, { day: { segments: only('first') }, group })).toEqual({
      ...nothing,
      notPresent: ['anna'],
    });
  });

  test('is as long as the day really had it', () => {
    const day = { actual: { end: '10:40' } };
    expect(credited({ anna: ['09:00-10:00', '10:15-10:40'] }, { day }).credit).toHaveLength(1);
  });

  test.each<[string, string, Partial<SessionDay>]>([
    ['DAY_CANCELLED', 'break', { state: 'cancelled' }],
    ['UNKNOWN_SEGMENT', 'dinner', {}],
    ['UNKNOWN_SEGMENT', 'break', { actual: { end: '09:30' } }],
    ['SEGMENT_NOT_COUNTED', 'lunch', {}],
    ['SEGMENT_NOT_BETWEEN', 'first', {}],
    ['SEGMENT_NOT_BETWEEN', 'last', {}],
  ])('is refused: %s, %s', (code, segment, day) => {
    expect(refusal(() => credited({}, { day, segment }))?.code).toBe(code);
  });
});
