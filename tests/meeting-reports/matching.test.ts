import { describe, expect, test } from '@jest/globals';
import { matchPersons } from '../../server/features/meeting-reports/matching/match-persons.ts';
import { rememberBy } from '../../server/features/meeting-reports/matching/remember.ts';
import type {
  Memory,
  RosterPerson,
} from '../../server/features/meeting-reports/matching/roster.ts';
import { shareDevice } from '../../server/features/meeting-reports/matching/shared-device.ts';
import { at, combine, expectedIn, read, sampleBytes } from './reading.ts';

const participants = (
  expectedIn('given', 'roster.json') as { id: number; name: string; emails: string[] }[]
).map(({ id, name, emails }): RosterPerson => {
  return { id: String(id), name, emails, upns: [], kind: 'participant' };
});
const kari: RosterPerson = {
  id: 'kari',
  name: 'Kari Instruktør Vangsnes',
  emails: ['kari.vangsnes@kurs.example'],
  upns: [],
  kind: 'staff',
};
const roster = [...participants, kari];
const nothing: Memory = { links: [], setAsides: [] };
const person = (name: string, email = '', upn = '') => ({ name, email, upn });
const people = (...names: string[]) =>
  names.map((name, i): RosterPerson => {
    return { id: String(i), name, emails: [], upns: [], kind: 'participant' };
  });

function matchOne(asked: ReturnType<typeof person>, among = roster, memory = nothing) {
  return matchPersons([asked], among, memory)[0];
}

describe('the order of the rules', () => {
  test('any address of the roster, in any case', () => {
    const asked = person('TL', 'T.Lokkeberg@Privat.example');
    expect(matchOne(asked)).toEqual({ kind: 'matched', ids: ['1'], by: 'email' });
  });

  test('a UPN that the roster knows', () => {
    const [first, ...others] = participants;
    const known = [...(first ? [{ ...first, upns: ['N40118@nordvik.example'] }] : []), ...others];
    const asked = person('TL', '', 'n40118@NORDVIK.example');
    expect(matchOne(asked, known)).toEqual({ kind: 'matched', ids: ['1'], by: 'upn' });
  });

  test.each([
    ['Øygard, Åse-Marie (Fjordby kommune)', '2', 'name'],
    ['Dr. Oddvar  Myrstrand (Gjest)', '7', 'name'],
    ['Aase-Marie Oeygard', '2', 'secondName'],
    ['Synnoeve Aekre (Unverified)', '4', 'secondName'],
  ])('the exact normalised name: %s', (name, id, by) => {
    expect(matchOne(person(name))).toEqual({ kind: 'matched', ids: [id], by });
  });

  test('a leader of the course is staff, and nothing is recorded', () => {
    const asked = person('Kari', 'kari.vangsnes@kurs.example');
    expect(matchOne(asked)).toEqual({ kind: 'staff', id: 'kari', by: 'email' });
  });
});

describe('a name decides only where it is unique on both sides', () => {
  test('two of that name in the roster', () => {
    const match = matchOne(person('Anne Dahl'), people('Anne Dahl', 'Dahl, Anne'));
    expect(match).toEqual({
      kind: 'open',
      suggestions: [
        { id: '0', reason: 'sameName' },
        { id: '1', reason: 'sameName' },
      ],
    });
  });

  test('Haakon and Håkon in one roster are two', () => {
    expect(matchOne(person('Håkon Moe'), people('Haakon Moe', 'Håkon Moe'))?.kind).toBe('open');
  });

  test('two of that name in the report, even if an address settles one', () => {
    const asked = [
      person('Oddvar Myrstrand', 'oddvar.m@privat.example'),
      person('Oddvar Myrstrand (Guest)'),
    ];
    expect(matchPersons(asked, roster, nothing)).toEqual([
      { kind: 'matched', ids: ['7'], by: 'email' },
      { kind: 'open', suggestions: [{ id: '7', reason: 'sameName' }] },
    ]);
  });
});

describe('what is fuzzier is a suggestion', () => {
  test.each([
    ['Ingvild S. Hauglum (Unverified)', '', ['5'], 'likeName'],
    ['Ingvild Hauglum', '', ['5'], 'likeName'],
    ['Ragnhild Fjelldallen', '', ['8'], 'spelledAlike'],
    ['iPhone (Liv Ånestad)', '', ['6'], 'nameInBrackets'],
    ['Jan-Erik Tveiterås og Synnøve Ækre (Guest)', '', ['4', '9'], 'oneOfSeveralNames'],
    ['BS', 'bjornar.skogtun@annet.example', ['3'], 'nameInAddress'],
  ])('%s %s', (name, email, ids, reason) => {
    const match = matchOne(person(name, email));
    expect(match).toEqual({ kind: 'open', suggestions: ids.map((id) => ({ id, reason })) });
  });

  test.each(['Møterom Fjellstua 2. etg', '4790000123', '\u200b', ''])('nobody for %s', (name) => {
    expect(matchOne(person(name))).toEqual({ kind: 'open', suggestions: [] });
  });
});

describe('what a leader decided is remembered', () => {
  const guest = person('Liv på mobil (Guest)');

  test('by address, else UPN, else normalised name', () => {
    expect(rememberBy(person('Liv', 'L@b.example', 'u@b.example'))).toEqual({
      by: 'email',
      value: 'l@b.example',
    });
    expect(rememberBy(person('Liv', '', 'U@b.example'))).toEqual({
      by: 'upn',
      value: 'u@b.example',
    });
    expect(rememberBy(guest)).toEqual({ by: 'name', value: 'liv mobil på' });
  });

  test('a link goes before everything else, and may lead to several', () => {
    const room = person('Møterom', 'rom.fjellstua2@fjordby.example');
    const links = [{ ...rememberBy(room), ids: ['5', '6', '7'] }];
    expect(matchOne(room, roster, { links, setAsides: [] })).toEqual({
      kind: 'matched',
      ids: ['5', '6', '7'],
      by: 'link',
    });
  });

  test('a bot once told stays a bot', () => {
    const bot = person('Otter.ai Notetaker');
    const setAsides = [{ ...rememberBy(bot), reason: 'bot' as const }];
    expect(matchOne(bot, roster, { links: [], setAsides })).toEqual({
      kind: 'setAside',
      reason: 'bot',
    });
  });

  test('a decision about a name does not reach a namesake with an address', () => {
    const links = [{ ...rememberBy(person('Anne Dahl')), ids: ['6'] }];
    const match = matchOne(person('Anne Dahl', 'anne@annet.example'), roster, {
      links,
      setAsides: [],
    });
    expect(match?.kind).toBe('open');
  });

  test('a link to somebody who has left the roster is open again', () => {
    const links = [{ ...rememberBy(guest), ids: ['99'] }];
    expect(matchOne(guest, roster, { links, setAsides: [] })?.kind).toBe('open');
  });
});

test('of a whole report, only what nobody can know is left to settle', () => {
  const report = read(sampleBytes('given/01_new_en_us-dates_4-sections_engagement.csv'));
  const { persons } = combine([report]);
  const matches = matchPersons(persons, roster, nothing);
  const open = persons.filter((_, i) => matches[i]?.kind === 'open').map(({ name }) => name);
  expect(open).toEqual(['4790000123 (Unverified)']);
});

describe('several people behind one device', () => {
  const device = [
    { start: at('9:00'), end: at('11:30') },
    { start: at('12:00'), end: at('14:30') },
  ];
  const share = (id: string, from: string | null, to = '', reason = 'Satt i rommet') => ({
    id,
    reason,
    interval: from === null ? null : { start: at(from), end: at(to) },
  });

  test('each gets their part, and nobody time that the device was not there for', () => {
    const shared = shareDevice(device, [share('a', null), share('b', '10:00', '13:00')]);
    expect(shared.ok && [...shared.presence]).toEqual([
      ['a', device],
      [
        'b',
        [
          { start: at('10:00'), end: at('11:30') },
          { start: at('12:00'), end: at('13:00') },
        ],
      ],
    ]);
  });

  test.each([
    ['REASON_MISSING', [share('a', null, '', ' ')]],
    ['END_NOT_AFTER_START', [share('a', '10:00', '10:00')]],
    ['OUTSIDE_DEVICE', [share('a', '11:30', '12:00')]],
    ['TWICE', [share('a', '09:00', '10:00'), share('a', '10:00', '11:00')]],
  ])('%s', (code, shares) => {
    expect(shareDevice(device, shares)).toEqual({ ok: false, faults: [{ id: 'a', code }] });
  });
});
