import type { FileReply } from '#contract/endpoint';
import type { Body } from '#contract/endpoints';
import { isMeantFor } from '#domain/course-days';
import { familyAndGiven } from '#domain/name-parts';
import { preparedness, type PrepTimes } from '#domain/prep';
import { wallTimeOf } from '#domain/time';
import { csvType, tableCsv } from '../../documents/tables/csv.ts';
import { fileNameOf } from '../../documents/tables/file-name.ts';
import type { Cell, Table } from '../../documents/tables/table.ts';
import { tableXlsx, xlsxType } from '../../documents/tables/xlsx.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { fill } from '../../i18n/certificate-texts.ts';
import { prepStatusTexts } from '../../i18n/prep-status-texts.ts';
import type { Member } from '../../models/people.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import { planOf, prepDay, timesOf, wasInTime } from './context.ts';
import { currentWork } from './current.ts';
import { record } from './plan.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/**
 * Who is prepared for a day, task by task, as a file. Noted under those whom it tells of (rule 28).
 * @throws AppError COURSE_NOT_SET_UP, DAY_NOT_FOUND
 */
export async function statusFile(
  deps: Deps,
  who: Who,
  dayId: string,
  { format, why }: Body<'prep.statusFile'>,
): Promise<FileReply> {
  const { table, subjects } = await statusTable(deps, who, dayId);
  await record(deps, who, { kind: 'exported', what: 'prepStatus', why, subjects });
  const fileName = fileNameOf(table.title, format);
  return format === 'csv'
    ? { fileName, contentType: csvType, content: tableCsv(table) }
    : { fileName, contentType: xlsxType, content: await tableXlsx(table) };
}

/** The participants whom the day is meant for, with a pair of columns for each published task. */
async function statusTable(
  { models }: Deps,
  { course }: Who,
  dayId: string,
): Promise<{ table: Table; subjects: string[] }> {
  const { language: locale, title, timeZone } = planOf(course);
  const day = prepDay(course, dayId);
  const tasks = (await models.prepTasks.ofDay(course._id, dayId)).filter((one) => one.published);
  const ids = tasks.map(({ _id }) => _id);
  const [members, all] = await Promise.all([
    models.people.listMembers(course._id),
    models.prepWork.doneOfTasks(course._id, ids),
  ]);
  const doneAt = new Map(all.map((one) => [`${one.personId} ${one.taskId}`, one.doneAt]));
  const lookAgain = new Set(
    currentWork(all, tasks).again.map(({ personId, taskId }) => `${personId} ${taskId}`),
  );
  const times = new Map(tasks.map((task) => [task._id, timesOf(task, day, timeZone)]));
  const texts = prepStatusTexts[locale];
  const { columns } = texts;
  const listed = members.filter((one) => isListed(one) && isMeantFor(day, one.group));
  const asked = tasks.map(({ _id: id, required }) => ({ id, required }));

  const statusOf = (task: PrepTask, at: Date | null, isAgain: boolean): Cell[] => {
    if (at === null) return [texts.notDone, ''];
    const how = howDone(at, times.get(task._id) ?? { opensAt: null, dueAt: null });
    const words = task.answer === 'none' ? texts.done : texts.handedIn;
    const { date, time } = wallTimeOf(Math.floor(at.getTime() / 1000), timeZone);
    return [isAgain ? `${words[how]}, ${texts.again}` : words[how], `${date} ${time.slice(0, 5)}`];
  };
  const rows = listed.map(({ personId, person, group, sections }): Cell[] => {
    const of = (id: string) => doneAt.get(`${personId} ${id}`) ?? null;
    const again = new Set(ids.filter((id) => lookAgain.has(`${personId} ${id}`)));
    const done = new Set(ids.filter((id) => of(id) !== null && !again.has(id)));
    const { familyName, givenName } = familyAndGiven(
      ...([person?.name ?? '', person?.givenName ?? '', person?.familyName ?? ''] as const),
    );
    return [
      ...[familyName, givenName, group === null ? '' : texts.groups[group], sections.join(', ')],
      ...[
        texts.states[preparedness(asked, done, again)],
        { count: done.size },
        { count: tasks.length },
      ],
      ...tasks.flatMap((task) => statusOf(task, of(task._id), again.has(task._id))),
    ];
  });
  const table = {
    ...{ title: `${fill(texts.title, { number: day.number })}: ${title}`, notes: [], rows, locale },
    headings: [
      ...[columns.familyName, columns.givenName, columns.group, columns.section],
      ...[columns.state, columns.done, columns.tasks],
      ...tasks.flatMap((task, index) => [
        `${index + 1}. ${task.title}`,
        `${index + 1}. ${columns.when}`,
      ]),
    ],
  };
  return { table, subjects: listed.map(({ personId }) => personId) };
}

/** Without test users, and without those who have left or were set aside. */
function isListed({ role, testUser, state, withdrawnAt }: Member): boolean {
  return role === 'participant' && !testUser && state === 'active' && withdrawnAt === null;
}

function howDone(at: Date, times: PrepTimes): 'inTime' | 'late' | 'noDue' {
  const inTime = wasInTime(at, times);
  return inTime === null ? 'noDue' : inTime ? 'inTime' : 'late';
}
