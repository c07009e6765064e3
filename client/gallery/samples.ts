import type { TimelineRow, TimelineSegment } from '../ui/day-timeline.tsx';

const nine = Date.UTC(2025, 1, 6, 8) / 1000;
const at = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split('.').map(Number);
  return nine + (hours - 9) * 3600 + minutes * 60;
};

export const daySegments: TimelineSegment[] = [
  ['Velkommen og presentasjon', '9.00', '10.00', true],
  ['Hva er helsepedagogikk?', '10.00', '11.30', true],
  ['Lunsj', '11.30', '12.00', false],
  ['Gruppearbeid', '12.00', '13.15', true],
  ['Pause', '13.15', '13.30', true],
  ['Oppsummering', '13.30', '14.30', true],
].map(([title, start, end, counts], index) => ({
  id: String(index),
  title: String(title),
  start: at(String(start)),
  end: at(String(end)),
  counts: counts === true,
}));

export const dayRows: TimelineRow[] = [
  {
    id: '1',
    name: 'Kari Nordmann',
    presence: [{ from: at('8.41'), to: at('15.02'), source: 'møterapport' }],
    sum: '5 t 00 min',
  },
  {
    id: '2',
    name: 'Bjørn-Åge Ødegård Sæther',
    presence: [
      { from: at('9.00'), to: at('12.10'), source: 'møterapport' },
      { from: at('12.50'), to: at('13.15'), source: 'møterapport' },
      { from: at('13.15'), to: at('13.30'), source: 'kreditert', credited: true },
      { from: at('13.30'), to: at('14.30'), source: 'innsjekking' },
    ],
    sum: '4 t 20 min',
  },
  { id: '3', name: 'Aud Haugen', presence: [], sum: 'ikke registrert' },
];

export interface SampleRow {
  id: string;
  name: string;
  cells: readonly { mark: 'whole' | 'part' | 'absent' | 'none'; minutes: number }[];
  standing: 'met' | 'open' | 'outOfReach';
}

const givenNames = ['Kari', 'Ola', 'Bjørn-Åge', 'Aud', 'Łukasz', 'Ingeborg', 'Siri', 'Mohammed'];
const familyNames = ['Nordmann', 'Ødegård Sæther', 'Haugen', 'Kowalski', 'Bø', 'van den Berg'];
const marks = ['whole', 'whole', 'part', 'whole', 'absent', 'none'] as const;
const standings = ['met', 'open', 'met', 'outOfReach', 'open'] as const;

/** Invented participants, the same ones each time. */
export function sampleRows(count: number, days: number): SampleRow[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: String(index),
    name: `${givenNames[index % 8] ?? ''} ${familyNames[index % 6] ?? ''}${index >= 24 ? ` ${index}` : ''}`,
    standing: standings[index % 5] ?? 'open',
    cells: Array.from({ length: days }, (_cell, day) => {
      const mark = marks[(index * 7 + day * 5) % 6] ?? 'none';
      return { mark, minutes: mark === 'whole' ? 300 : mark === 'part' ? 185 : 0 };
    }),
  }));
}
