import type { PrepContentShape, PrepTaskShape } from '#contract/prep';

/** A task as it stands in the form; minutes are '' while nothing is typed. */
export interface TaskForm extends Omit<PrepContentShape, 'minutes' | 'makeUpMinutes'> {
  minutes: number | '';
  makeUpMinutes: number | '';
}

export const emptyTask: TaskForm = {
  ...{ title: '', text: '', kind: 'read', link: '', minutes: '', required: true },
  ...{ answer: 'none', readers: 'leaders', opens: null, due: null, published: false },
  ...{ maxMegabytes: 10, maxPages: 0, together: false, makeUpMinutes: 0 },
};

export function formOf(task: PrepTaskShape): TaskForm {
  const { title, text, kind, link, minutes, required, answer, readers } = task;
  return {
    ...{ title, text, kind, link, minutes, required, answer, readers },
    ...{ opens: task.opens, due: task.due, published: task.published },
    ...{ maxMegabytes: task.maxMegabytes, maxPages: task.maxPages },
    ...{ together: task.together, makeUpMinutes: task.makeUpMinutes },
  };
}

export function contentOf(form: TaskForm): PrepContentShape {
  const { minutes, makeUpMinutes } = form;
  const none = { minutes: minutes === '' ? 0 : minutes };
  return { ...form, ...none, makeUpMinutes: makeUpMinutes === '' ? 0 : makeUpMinutes };
}

export type TaskField = keyof TaskForm;

const fields = Object.keys(emptyTask) as TaskField[];

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function sameForm(a: TaskForm, b: TaskForm): boolean {
  return fields.every((field) => same(a[field], b[field]));
}

/**
 * Two leaders' changes of one task, joined: what only one has changed is taken; where both have
 * changed the same field, mine stands and the field is named.
 */
export function joinForms(
  base: TaskForm,
  mine: TaskForm,
  theirs: TaskForm,
): { joined: TaskForm; both: TaskField[] } {
  const changed = (form: TaskForm, field: TaskField) => !same(form[field], base[field]);
  const own = fields.filter((field) => changed(mine, field));
  return {
    joined: { ...theirs, ...Object.fromEntries(own.map((field) => [field, mine[field]])) },
    both: own.filter((field) => changed(theirs, field) && !same(mine[field], theirs[field])),
  };
}
