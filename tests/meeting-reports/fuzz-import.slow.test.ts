import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ReportShown } from '#contract/meeting-report';
import type { ReportDecision } from '#contract/meeting-reports';
import { startClassroom, type Classroom } from '../api/attendance-course.ts';
import { reportDesk, type ReportDesk } from '../api/report-course.ts';
import { startHarness, type Harness } from '../harness.ts';
import { sampleBytes, samples } from './reading.ts';

/**
 * Mutated samples, random choices of a leader, committed and sometimes undone: no entry is ever
 * recorded that the preview did not show, and none is left out.
 */
const seconds = 60;
const seed = 20_260_101;

/** A small generator of numbers that are the same in every run (mulberry32). */
function generator(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const next = generator(seed);
let harness: Harness;
let room: Classroom;
let desk: ReportDesk;
let people: string[];

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-06T20:00:00Z' });
  room = await startClassroom(harness);
  desk = reportDesk(room);
  people = [];
  for (const name of ['Kari Øvrebø', 'Torbjørn Løkkeberg', 'Anne Dahl', 'Ola Nordmann']) {
    people.push(await room.join(name));
  }
});
afterAll(() => harness.stop());

function mutated(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = next(6); i > 0; i--) copy[next(copy.length)] = next(256);
  if (next(4) > 0) return copy;
  const at = next(copy.length);
  const part = copy.subarray(at, at + next(300));
  return Buffer.concat([copy.subarray(0, at), part, part, copy.subarray(at)]);
}

function someDecisions({ rows }: ReportShown): ReportDecision[] {
  const person = () => ({ personId: people[next(people.length)] ?? '', from: null, to: null });
  return rows.slice(0, 30).flatMap(({ key }): ReportDecision[] => {
    const choices: ReportDecision[][] = [
      [],
      [{ kind: 'link', row: key, shares: [person()], reason: '' }],
      [{ kind: 'link', row: key, shares: [person(), person()], reason: 'Samme rom' }],
      [{ kind: 'notParticipant', row: key }],
      [{ kind: 'end', row: key, to: '12:00' }],
    ];
    return choices[next(choices.length)] ?? [];
  });
}

/** What a preview shows, and what the ledger has of an import, in the same words. */
function shown(report: ReportShown): string[] {
  return report.participants
    .flatMap(({ id, entries }) =>
      entries.map(({ kind, from, to, seconds: sum, source }) =>
        [id, kind, from, to, sum, source].join(' '),
      ),
    )
    .sort();
}

async function recorded(reportId: string): Promise<string[]> {
  const lines = await harness.tool.deps.models.ledger.ofBatch(room.courseId, reportId);
  return lines
    .map(({ personId, kind, from, to, seconds: sum, source }) =>
      [personId, kind, from, to, sum, source].join(' '),
    )
    .sort();
}

test(
  'what is recorded is what the preview showed, for every mutation and every choice',
  async () => {
    const files = ['given', 'own'].flatMap((folder) =>
      readdirSync(join(samples, folder))
        .filter((name) => !name.includes('expected') && /\.(csv|json|txt)$/.test(name))
        .filter((name) => !/^(unit-cases|roster)/.test(name))
        .map((name) => sampleBytes(`${folder}/${name}`)),
    );
    const end = Date.now() + seconds * 1000;
    let entries = 0;
    let tried = 0;
    while (Date.now() < end && tried < 300) {
      tried++;
      const chosen = Array.from({ length: next(2) + 1 }, () =>
        mutated(files[next(files.length)] ?? Buffer.from('x')),
      );
      let report = await desk.read('day-1', ...chosen);
      expect(await recorded(report.id)).toEqual([]);
      if (report.state !== 'draft') continue;
      const decisions = someDecisions(report);
      if (decisions.length > 0) {
        const answer = await harness.call(room.leader, 'meeting-reports.decide', {
          params: { courseId: room.courseId, reportId: report.id },
          body: { decisions },
        });
        expect(answer.status).toBe(200);
        report = answer.body ?? report;
      }
      const before = shown(report);
      const done = await desk.commit(report);
      expect(done.status).toBe(200);
      expect(await recorded(report.id)).toEqual(before);
      entries += before.length;
      if (next(2) === 0) expect((await desk.undo(report.id)).body?.recorded).toBe(0);
    }
    expect(tried).toBeGreaterThan(10);
    expect(entries).toBeGreaterThan(10);
  },
  (seconds + 60) * 1000,
);
