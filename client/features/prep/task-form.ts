import type { PrepContentShape, PrepTaskShape } from '#contract/prep';

/** A task as it stands in the form; minutes are '' while nothing is typed. */
export interface TaskForm extends Omit<PrepContentShape, 'minutes'> {
  minutes: number | '';
}

export const emptyTask: TaskForm = {
  ...{ title: '', text: '', kind: 'read', link: '', minutes: '', required: true },
  ...{ answer: 'none', readers: 'leaders', opens: null, due: null, published: false },
};

export function formOf(task: PrepTaskShape): TaskForm {
  const { title, text, kind, link, minutes, required, answer, readers } = task;
  return {
    ...{ title, text, kind, link, minutes, required, answer, readers },
    ...{ opens: task.opens, due: task.due, published: task.published },
  };
}

export function contentOf(form: TaskForm): PrepContentShape {
  return { ...form, minutes: form.minutes === '' ? 0 : form.minutes };
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
