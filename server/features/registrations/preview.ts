import type { Body, Reply } from '#contract/endpoints';
import type { ListField, ListRow, ListValues } from '#contract/registrations';
import { isNationalId } from '#domain/national-id';
import { knownDetails } from '#domain/known-details';
import { AppError } from '../../http/app-error.ts';
import type { Models } from '../../models/open.ts';
import type { Member } from '../../models/people.ts';
import { kindOf } from './columns.ts';
import type { Matcher } from './matcher.ts';

type Note = ListRow['notes'][number];

/** One row of the list as it was read. */
interface Read {
  row: number;
  name: string;
  email: string;
  values: ListValues;
  notes: Note[];
}

/**
 * Whom each row is and what it would change. Nothing is kept.
 * @throws AppError LIST_WITHOUT_NAMES when no column holds names or addresses
 */
export async function previewList(
  models: Models,
  match: Matcher,
  courseId: string,
  { fields, rows }: Body<'registrations.preview'>,
): Promise<Reply<'registrations.preview'>> {
  const has = (field: ListField) => fields.includes(field);
  if (!has('name') && !has('email') && !(has('givenName') && has('familyName'))) {
    throw new AppError('LIST_WITHOUT_NAMES');
  }
  const read = rows
    .map((cells, i) => readRow(cells, fields, i + 1))
    .filter(({ name, email }) => name !== '' || email !== '');
  const [members, own, lists] = await Promise.all([
    models.people.listMembers(courseId),
    models.details.ofCourse(courseId),
    models.registrations.ofCourse(courseId),
  ]);
  const real = members.filter((one) => !one.testUser && one.person !== null);
  const matches = match(
    read.map(({ name, email }) => ({ name, email, upn: '' })),
    real.map(({ personId, role, person }) => ({
      ...{ id: personId, name: person?.name ?? '', upns: [] },
      emails: person?.email ? [person.email] : [],
      kind: role === 'participant' ? ('participant' as const) : ('staff' as const),
    })),
    { links: [], setAsides: [] },
  );
  const participants = real.filter((one) => one.role === 'participant');
  const known = new Map(participants.map((one) => [one.personId, one]));
  const seen = new Map<string, number>();
  for (const one of matches) {
    const id = one.kind === 'matched' ? one.ids[0] : undefined;
    if (id !== undefined) seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  return {
    rows: read.map((one, i): ListRow => {
      const found = matches[i];
      const personId = found?.kind === 'matched' ? (found.ids[0] ?? null) : null;
      const suggestions =
        found?.kind === 'open'
          ? found.suggestions.map(({ id }) => id).filter((id) => known.has(id))
          : [];
      const notes: Note[] = [...one.notes];
      if (found?.kind === 'staff') notes.push('staff');
      if (personId !== null) {
        if ((seen.get(personId) ?? 0) > 1) notes.push('double');
        const told = own.get(personId) ?? null;
        const listed = lists.get(personId) ?? null;
        if (listed?.erasedAt) notes.push('erased');
        else if (told !== null && keepsOwn(one.values, told)) notes.push('ownKept');
        const group = known.get(personId)?.group ?? null;
        const before = knownDetails(null, listed);
        if (!listed?.erasedAt) notes.push(changes(one.values, before, group) ? 'changed' : 'same');
      }
      const { row, name, email, values } = one;
      return { row, name, email, values, personId, suggestions, notes };
    }),
    people: participants.map(({ personId, person }) => ({
      id: personId,
      name: toldApart(person, participants),
    })),
  };
}

/** A name, with the address where others have the same name. */
function toldApart(person: Member['person'], all: readonly Member[]): string {
  const { name = '', email = '' } = person ?? {};
  const namesakes = all.filter((one) => one.person?.name === name).length;
  return namesakes > 1 && email !== '' ? `${name} (${email})` : name;
}

function readRow(
  cells: readonly string[],
  fields: readonly (ListField | null)[],
  row: number,
): Read {
  const notes: Note[] = [];
  const cell = (field: ListField, most: number) => {
    const at = fields.indexOf(field);
    const text = (at < 0 ? '' : (cells[at] ?? '')).trim();
    if (!isNationalId(text)) return text.slice(0, most);
    if (!notes.includes('nationalId')) notes.push('nationalId');
    return '';
  };
  const whole = cell('name', 200);
  const parts = `${cell('givenName', 100)} ${cell('familyName', 100)}`.trim();
  const kind = cell('group', 200);
  const group = kindOf(kind);
  if (kind !== '' && group === null) notes.push('unknownKind');
  const values = {
    profession: cell('profession', 200),
    workplace: cell('workplace', 200),
    body: cell('body', 200),
    memberNumber: cell('memberNumber', 40),
    group,
  };
  return { row, name: whole === '' ? parts : whole, email: cell('email', 200), values, notes };
}

type Facts = Parameters<typeof knownDetails>[0];

/** Whether the participant has told something themselves that the list says otherwise. */
function keepsOwn(values: ListValues, told: NonNullable<Facts>): boolean {
  const differs = (own: string, listed: string) => own !== '' && listed !== '' && own !== listed;
  return (
    differs(told.profession, values.profession) ||
    differs(told.workplace, values.workplace) ||
    (told.memberships.length > 0 && values.body !== '')
  );
}

function changes(values: ListValues, before: NonNullable<Facts>, group: string | null): boolean {
  const { profession, workplace, body, memberNumber } = values;
  const isNew = (value: string, old: string) => value !== '' && value !== old;
  return (
    isNew(profession, before.profession) ||
    isNew(workplace, before.workplace) ||
    (values.group !== null && values.group !== group) ||
    (body !== '' &&
      !before.memberships.some((one) => one.body === body && one.memberNumber === memberNumber))
  );
}
