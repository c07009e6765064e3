import { describe, expect, test } from '@jest/globals';
import type { PrepContentShape } from '#contract/prep';
import type { Harness, SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { aRequestId, dates, dayOn, planOf } from './attendance-course.ts';
import { aTask, inPrepClassroom, type PrepClassroom } from './prep-classroom.ts';

let harness: Harness;
let room: PrepClassroom;
let kari: SignedIn;
let anne: SignedIn;

inPrepClassroom((opened) => {
  room = opened;
  ({ harness, kari, anne } = opened);
});

const reading = { title: 'Les om brukermedvirkning', kind: 'read', answer: 'none' } as const;
const add = (values: Partial<PrepContentShape> = {}, dayId?: string) =>
  room.add({ ...reading, ...values }, dayId);
const planned = async (dayId?: string) =>
  (await harness.ok(room.leader, 'prep.day', { params: room.ofDay(dayId) })).tasks;
const handIn = (
  who: SignedIn,
  taskId: string,
  text: string,
  readers: 'leaders' | 'group' = 'leaders',
  baseRevision = 0,
) => room.handIn(who, taskId, { baseRevision, text, readers });
const ask = (who: SignedIn, taskId: string, text: string) =>
  harness.call(who, 'prep.ask', { params: room.ofTask(taskId), body: { text } });

describe('planning', () => {
  test('a task is due when its day begins, unless the leader says otherwise', async () => {
    const usual = await add();
    expect(usual.dueAt).toBe('2025-02-13T08:00:00.000Z');
    const own = await add({ due: { date: '2025-02-12', time: '20:00' } });
    expect(own.dueAt).toBe('2025-02-12T19:00:00.000Z');
  });

  test('what is written becomes paragraphs, lists and links, and never a script', async () => {
    const { html } = await add({
      text: 'Les <script>alert(1)</script> & se\nnøye.\n\n- https://canvas.example/a?b=1&c=2.\n- <img src=x onerror=alert(1)>\n\n1. først\n2. så\n\njavascript:alert(1)',
    });
    expect(html).toBe(
      '<p>Les &lt;script&gt;alert(1)&lt;/script&gt; &amp; se<br />nøye.</p>' +
        '<ul><li><a href="https://canvas.example/a?b=1&amp;c=2" target="_blank" rel="noreferrer noopener">https://canvas.example/a?b=1&amp;c=2</a>.</li>' +
        '<li>&lt;img src=x onerror=alert(1)&gt;</li></ul>' +
        '<ol><li>først</li><li>så</li></ol><p>javascript:alert(1)</p>',
    );
  });

  test.each([
    ['a javascript: link', { link: 'javascript:alert(1)' }, 'PREP_LINK_NOT_WEB'],
    ['a data: link', { link: 'data:text/html,x' }, 'PREP_LINK_NOT_WEB'],
    ['no title', { title: '  ' }, 'PREP_NO_TITLE'],
    ['100 000 characters', { text: 'x'.repeat(100_000) }, 'PREP_TEXT_TOO_LONG'],
    ['a year of minutes', { minutes: 525_600 }, 'PREP_MINUTES_OUT_OF_RANGE'],
    ['a date that is none', { due: { date: '2025-02-30', time: '09:00' } }, 'PREP_TIME_NOT_VALID'],
    ['half a time', { opens: { date: '2025-02-10', time: '' } }, 'PREP_TIME_NOT_VALID'],
    [
      'a due time before it opens',
      { opens: { date: '2025-02-12', time: '12:00' }, due: { date: '2025-02-12', time: '11:00' } },
      'PREP_DUE_BEFORE_OPENS',
    ],
    [
      'an opening after the day has begun',
      { opens: { date: '2025-02-13', time: '10:00' } },
      'PREP_DUE_BEFORE_OPENS',
    ],
  ] as const)('%s is refused with a sentence', async (_what, values, code) => {
    const { error } = await room.tryAdd({ ...reading, ...values });
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(/^[^{}]+[.:/]/);
    expect(await planned()).toEqual([]);
  });

  test('more tasks than a day can have are refused, one by one and copied', async () => {
    await add();
    const [first] = await harness.tool.deps.models.prepTasks.ofDay(room.courseId, 'day-2');
    if (!first) throw new Error('the task was not stored');
    await harness.tool.deps.models.prepTasks.add(
      Array.from({ length: 99 }, (_one, index) => ({
        ...{ ...first, _id: `many-${index}`, position: index + 1 },
      })),
    );
    expect((await room.tryAdd(reading)).error).toMatchObject({
      ...{ code: 'PREP_TOO_MANY_TASKS', details: { max: 100 } },
    });
    await add({}, 'day-3');
    const copied = await harness.call(room.leader, 'prep.copy', {
      ...{ params: room.ofDay('day-3'), body: { requestId: aRequestId(), from: 'day-2' } },
    });
    expect(copied.error?.code).toBe('PREP_TOO_MANY_TASKS');
    expect(await planned('day-3')).toHaveLength(1);
  });

  test('a retried adding adds one task, a retried copy copies once, as drafts', async () => {
    const input = { params: room.ofDay(), body: { requestId: aRequestId(), task: aTask(reading) } };
    await harness.ok(room.leader, 'prep.add', input);
    expect((await harness.ok(room.leader, 'prep.add', input)).tasks).toHaveLength(1);
    const copy = { params: room.ofDay('day-3'), body: { requestId: aRequestId(), from: 'day-2' } };
    await harness.ok(room.leader, 'prep.copy', copy);
    const { tasks } = await harness.ok(room.leader, 'prep.copy', copy);
    expect(tasks).toMatchObject([{ title: 'Les om brukermedvirkning', published: false }]);
    expect(tasks).toHaveLength(1);
  });

  test('of two leaders editing one task the second is told, and nothing is overwritten', async () => {
    const task = await add();
    const other = await harness.launchAs('coLeader');
    const save = (who: SignedIn, title: string) =>
      harness.call(who, 'prep.save', {
        params: room.ofTask(task.id),
        body: { baseRevision: task.revision, task: aTask({ ...reading, title }) },
      });
    expect((await save(room.leader, 'Den første')).status).toBe(200);
    expect((await save(other, 'Den andre')).error?.code).toBe('PREP_TASK_CHANGED');
    expect((await save(room.leader, 'Den første')).status).toBe(200);
    expect(await planned()).toMatchObject([{ title: 'Den første', revision: 2 }]);
  });

  test('tasks are put into an order; one that another leader added meanwhile comes last', async () => {
    const [a, b] = [await add({ title: 'a' }), await add({ title: 'b' })];
    await add({ title: 'c' });
    const order = (ids: string[]) =>
      harness.call(room.leader, 'prep.order', { params: room.ofDay(), body: { ids } });
    expect((await order([b.id, a.id])).body?.tasks.map(({ title }) => title)).toEqual([
      ...['b', 'a', 'c'],
    ]);
    expect((await order(['of another day'])).error?.code).toBe('PREP_TASK_NOT_FOUND');
  });

  test('a task that somebody has done can be changed and hidden, but not deleted', async () => {
    const task = await add();
    await room.setDone(kari, task.id);
    const remove = () => harness.call(room.leader, 'prep.remove', { params: room.ofTask(task.id) });
    expect((await remove()).error?.code).toBe('PREP_TASK_IN_USE');
    const body = {
      baseRevision: task.revision,
      task: aTask({ ...reading, title: 'Les litt mer' }),
    };
    await harness.ok(room.leader, 'prep.save', { params: room.ofTask(task.id), body });
    expect(await room.mine(kari, task.id)).toMatchObject({ title: 'Les litt mer', inTime: true });
    await room.setDone(kari, task.id, false);
    expect((await remove()).body?.tasks).toEqual([]);
  });

  test('a template brings its preparation as drafts, the readiness task first, and only once', async () => {
    const { courses } = harness.tool.deps.models;
    const leader = await harness.launchAs('coLeader', { course: schools.north.otherCourse });
    const params = { courseId: leader.me.course?.id ?? '' };
    const { plan } = await harness.ok(leader, 'course-setup.compose', {
      params,
      body: {
        ...{ templateId: 'digital-2025', language: 'nb', firstDate: '2025-09-04' },
        ...{ spacing: 'template', lunchCounts: false },
      },
    });
    const save = { params, body: { baseRevision: 0, plan, templateId: 'digital-2025' } };
    await harness.ok(leader, 'course-setup.save', save);
    await harness.ok(leader, 'course-setup.save', save);
    const { days } = await harness.ok(leader, 'prep.overview', { params });
    expect(days.map(({ tasks, drafts }) => [tasks, drafts])).toEqual([
      ...[
        [2, 2],
        [2, 2],
        [2, 2],
        [2, 2],
        [1, 1],
      ],
    ]);
    const dayId = days[0]?.id ?? '';
    const day = await harness.ok(leader, 'prep.day', { params: { ...params, dayId } });
    expect(day.tasks[0]?.title).toBe('Gjør deg klar: Canvas, Teams, kamera og mikrofon');
    const published = await harness.ok(leader, 'prep.publish', { params: { ...params, dayId } });
    expect(published.tasks.every((task) => task.published)).toBe(true);
    expect((await courses.get(params.courseId))?.revision).toBe(1);
  });
});

describe('a participant', () => {
  test('sees published tasks of days meant for them, and what is left of the next day', async () => {
    await room.plan(
      planOf(dates.map((date, i) => dayOn(date, i === 2 ? { audience: ['professional'] } : {}))),
    );
    const [first] = [await add({ minutes: 30 }), await add({ minutes: 45 })];
    await add({ published: false, title: 'En kladd' });
    await add({ title: 'Ikke for Kari' }, 'day-3');
    await room.setDone(kari, first.id);
    const prep = await harness.ok(kari, 'prep.mine', { params: { courseId: room.courseId } });
    expect(prep.nextDayId).toBe('day-2');
    expect(prep.days.map(({ id }) => id)).not.toContain('day-3');
    expect(prep.days.find(({ id }) => id === 'day-2')).toMatchObject({
      ...{ minutes: 75, minutesLeft: 45, preparedness: 'partly', tasks: [{}, {}] },
    });
  });

  test('marks as done and undone, in time or late by the course’s clock', async () => {
    const task = await add();
    harness.clock.now = new Date('2025-02-13T08:00:00Z');
    expect((await room.setDone(kari, task.id)).body).toMatchObject({ inTime: true });
    expect((await room.setDone(kari, task.id, false)).body).toMatchObject({
      doneAt: null,
      inTime: null,
    });
    harness.clock.now = new Date('2025-02-13T08:00:01Z');
    expect((await room.setDone(kari, task.id)).body).toMatchObject({ inTime: false });
  });

  test('cannot read or do a task before it opens', async () => {
    const opens = { date: '2025-02-13', time: '08:58' };
    const task = await add({ opens, text: 'Hemmelig', link: 'https://canvas.example/a' });
    expect(await room.mine(kari, task.id)).toMatchObject({ open: false, html: '', link: '' });
    expect((await room.setDone(kari, task.id)).error?.code).toBe('PREP_NOT_OPEN');
    harness.clock.now = new Date('2025-02-13T07:58:00Z');
    expect((await room.setDone(kari, task.id)).status).toBe(200);
  });

  test('cannot hand in to a day that was cancelled', async () => {
    const task = await add({ answer: 'text' });
    await room.plan(
      planOf(dates.map((date, i) => dayOn(date, i === 1 ? { state: 'cancelled' } : {}))),
    );
    expect((await handIn(kari, task.id, 'Svar')).error?.code).toBe('PREP_DAY_CANCELLED');
  });

  test('writes an answer that nobody sees before it is handed in; two tabs do not overwrite', async () => {
    const task = await add({ answer: 'text' });
    expect((await room.keep(kari, task.id, 0, 'Første')).body).toMatchObject({ revision: 1 });
    expect((await room.keep(kari, task.id, 0, 'Fra en annen fane')).error?.code).toBe(
      'PREP_ANSWER_CHANGED',
    );
    expect((await room.keep(kari, task.id, 0, 'Første')).body).toMatchObject({ revision: 1 });
    expect((await room.setDone(kari, task.id)).error?.code).toBe('PREP_ANSWER_MISSING');
    expect((await room.board()).tasks[0]?.answers).toEqual([]);
    expect((await handIn(kari, task.id, ' Ferdig ', 'leaders', 1)).body).toMatchObject({
      ...{ inTime: true, changedSince: false, revision: 2 },
    });
    expect((await room.keep(kari, task.id, 2, 'Mer')).body).toMatchObject({ changedSince: true });
    expect((await room.board()).tasks[0]?.answers).toMatchObject([
      { person: { name: 'Kari Øvrebø' }, text: 'Ferdig', inTime: true, changedAt: null },
    ]);
    harness.clock.now = new Date('2025-02-13T08:04:00Z');
    await handIn(kari, task.id, 'Mer', 'leaders', 3);
    expect((await room.board()).tasks[0]?.answers).toMatchObject([
      { text: 'Mer', inTime: true, changedAt: '2025-02-13T08:04:00.000Z' },
    ]);
    await room.setDone(kari, task.id, false);
    expect((await room.board()).tasks[0]?.answers).toEqual([]);
    expect(await room.mine(kari, task.id)).toMatchObject({ text: 'Mer', doneAt: null });
  });

  test.each([
    ['an empty answer', 'text', '  ', 'PREP_ANSWER_MISSING'],
    ['an answer of a megabyte', 'text', 'x'.repeat(1_000_000), 'PREP_ANSWER_TOO_LONG'],
    ['a javascript: link', 'link', 'javascript:alert(1)', 'PREP_LINK_NOT_WEB'],
    ['an answer where none is asked', 'none', 'Hei', 'PREP_NO_ANSWER_ASKED'],
  ] as const)('%s is not handed in', async (_what, answer, text, code) => {
    const task = await add({ answer });
    expect((await handIn(kari, task.id, text)).error?.code).toBe(code);
    expect(await room.mine(kari, task.id)).toMatchObject({ doneAt: null, handedInAt: null });
  });

  test('reads others’ answers only where both were told that the group reads them', async () => {
    const task = await add({ answer: 'text' });
    await handIn(kari, task.id, 'Bare for lederne');
    const change = (readers: 'leaders' | 'group', baseRevision: number) =>
      harness.ok(room.leader, 'prep.save', {
        ...{ params: room.ofTask(task.id) },
        body: { baseRevision, task: aTask({ ...reading, answer: 'text', readers }) },
      });
    const group = async (who: SignedIn) =>
      (await harness.ok(who, 'prep.groupAnswers', { params: room.ofTask(task.id) })).answers;
    await change('group', 1);
    expect(await group(anne)).toEqual([]);
    expect((await handIn(anne, task.id, 'Til alle', 'leaders')).error?.code).toBe(
      'PREP_READERS_CHANGED',
    );
    await handIn(anne, task.id, 'Til alle', 'group', 1);
    expect(await group(kari)).toMatchObject([{ text: 'Til alle' }]);
    expect(await group(anne)).toEqual([]);
    await change('leaders', 2);
    expect(await group(kari)).toEqual([]);
  });
});

describe('the board', () => {
  test('tells who is prepared, partly or not, and gathers the questions', async () => {
    const tasks = [await add(), await add({ required: false }), await add()];
    const [one = { id: '' }, , three = { id: '' }] = tasks;
    for (const { id } of [one, three]) await room.setDone(kari, id);
    await room.setDone(anne, one.id);
    await ask(anne, one.id, ' Hva betyr standard metode? ');
    const seen = await room.board();
    expect(seen.counts).toMatchObject({ prepared: 1, partly: 1 });
    expect(seen.people.find(({ id }) => id === kari.me.personId)).toMatchObject({
      ...{ preparedness: 'prepared', done: 2, tasks: 3 },
    });
    expect(seen.tasks[0]?.questions).toMatchObject([{ text: 'Hva betyr standard metode?' }]);
    const { days } = await harness.ok(room.leader, 'prep.overview', {
      params: { courseId: room.courseId },
    });
    expect(days[1]).toMatchObject({ tasks: 3, questions: 1, minutes: 60, counts: seen.counts });
    await ask(anne, one.id, '');
    expect((await room.board()).tasks[0]?.questions).toEqual([]);
    expect((await ask(anne, one.id, 'x'.repeat(2_001))).error?.code).toBe('PREP_QUESTION_TOO_LONG');
  });
});

describe('what is stored', () => {
  test('is in everything stored about the participant, and the texts can be erased', async () => {
    const task = await add({ answer: 'text' });
    await handIn(kari, task.id, 'Mitt svar');
    await ask(kari, task.id, 'Mitt spørsmål');
    const { sections } = await harness.ok(kari, 'privacy.stored', {
      params: { courseId: room.courseId },
    });
    const records = (kind: string) => sections.find((one) => one.kind === kind)?.records;
    expect(records('prep')).toMatchObject([
      { task: 'Les om brukermedvirkning', handedIn: 'Mitt svar', question: 'Mitt spørsmål' },
    ]);
    expect(records('events')?.map(({ what }) => what)).toContain('prepHandedIn');
    await harness.tool.deps.models.prepTexts.eraseOfPerson(kari.me.personId);
    expect((await room.board()).tasks[0]).toMatchObject({ done: 1, answers: [], questions: [] });
    const log = JSON.stringify(harness.log);
    expect(log).not.toContain('Mitt svar');
  });
});
