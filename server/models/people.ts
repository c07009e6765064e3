import { type Connection, Schema } from 'mongoose';
import type { Group } from '../domain/plan.ts';
import { gatheredById, gatheredReads } from './gathered.ts';
import { newId } from './ids.ts';

/**
 * A person's identity. Everything else in the database knows only `_id`, a pseudonym, so that this
 * record can be erased and figures remain (rule 26).
 */
export interface Person {
  _id: string;
  platformId: string;
  /** The platform's `sub`. */
  sub: string;
  name: string;
  givenName: string;
  familyName: string;
  email: string;
  /** Locale chosen in the tool, else null: then the launch decides. */
  locale: 'nb' | 'nn' | 'en' | null;
  erasedAt: Date | null;
}

/** A person's part in one course. */
export interface Enrolment {
  _id: string;
  courseId: string;
  personId: string;
  role: 'leader' | 'participant' | 'observer' | 'none';
  /** `gone`: vanished from Canvas' list, or concluded there; the record stays (canvas.md, NRPS). */
  state: 'active' | 'gone';
  /** Set aside by a leader (rules.md "frafall"). */
  withdrawnAt: Date | null;
  group: Group | null;
  sections: string[];
  testUser: boolean;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

export type Member = Enrolment & { person: Person | null };

/** A participant of a course as lists show them; `name` is '' once the person was erased. */
export interface Participation {
  personId: string;
  name: string;
  sortName: string;
  group: Group | null;
  sections: string[];
  state: Enrolment['state'];
  withdrawn: boolean;
}

const text = { type: String, default: '' };
const personSchema = new Schema<Person>(
  {
    _id: String,
    platformId: { type: String, required: true },
    sub: { type: String, required: true },
    name: text,
    givenName: text,
    familyName: text,
    email: text,
    locale: { type: String, default: null },
    erasedAt: { type: Date, default: null },
  },
  { versionKey: false },
).index({ platformId: 1, sub: 1 }, { unique: true });

const enrolmentSchema = new Schema<Enrolment>(
  {
    _id: String,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    role: { type: String, required: true },
    state: { type: String, required: true },
    withdrawnAt: { type: Date, default: null },
    group: { type: String, default: null },
    sections: [String],
    testUser: { type: Boolean, default: false },
    firstSeenAt: { type: Date, required: true },
    lastSeenAt: { type: Date, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1, personId: 1 }, { unique: true })
  .index({ personId: 1 });

/** What Canvas says of a person. */
export type PersonFacts = Pick<Person, 'name' | 'givenName' | 'familyName' | 'email'>;
/** What Canvas says of a person's part in a course; sections stay as they are where it does not say. */
export type EnrolmentFacts = Pick<Enrolment, 'role' | 'testUser'> &
  Partial<Pick<Enrolment, 'sections'>>;

/** Identities and enrolments. */
export function peopleStore(connection: Connection) {
  const people = connection.model<Person>('Person', personSchema, 'people');
  const enrolments = connection.model<Enrolment>('Enrolment', enrolmentSchema, 'enrolments');
  const enrolmentsOf = gatheredReads<'courseId' | 'personId', Enrolment>(
    ['courseId', 'personId'],
    (filter) => enrolments.find(filter).lean(),
  );
  const byId = async (ids: string[]) =>
    new Map((await people.find({ _id: { $in: ids } }).lean()).map((one) => [one._id, one]));
  return {
    getPerson: gatheredById<Person>((filter) => people.find(filter).lean()),
    async findPerson(platformId: string, sub: string): Promise<Person | null> {
      return people.findOne({ platformId, sub }).lean();
    },
    async getPeople(ids: string[]): Promise<Map<string, Person>> {
      return byId(ids);
    },
    /** Adds or updates an identity from what Canvas says; empty facts do not erase known ones. */
    async putPerson(platformId: string, sub: string, facts: PersonFacts): Promise<Person> {
      const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
      return people
        .findOneAndUpdate(
          { platformId, sub },
          { $set: known, $setOnInsert: { _id: newId() } },
          { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
        )
        .lean()
        .orFail();
    },
    async setLocale(id: string, locale: Person['locale']): Promise<void> {
      await people.updateOne({ _id: id }, { $set: { locale } });
    },
    /**
     * Removes name, address and platform id for good; the pseudonym stays (rule 26). Sessions end with
     * it; done again, it keeps its first time.
     */
    async erasePerson(id: string, now: Date): Promise<void> {
      await people.updateOne(
        { _id: id, erasedAt: null },
        {
          $set: {
            ...{ name: '', givenName: '', familyName: '', email: '', sub: `erased:${id}` },
            locale: null,
            erasedAt: now,
          },
        },
      );
    },
    /** Identities with an address, whatever its case: one on each platform that knows it, or more. */
    async findByEmail(email: string): Promise<Person[]> {
      const known = await people.find({ email: { $ne: '' } }, { email: 1 }).lean();
      const same = known.filter((one) => one.email.toLowerCase() === email.toLowerCase());
      return people.find({ _id: { $in: same.map((one) => one._id) } }).lean();
    },
    /** Identities with a platform's own id of a person, on any platform. */
    async findBySub(sub: string): Promise<Person[]> {
      return people.find({ sub }).lean();
    },
    /** Who was erased, or is being erased. */
    async listErased(): Promise<Person[]> {
      return people
        .find({ erasedAt: { $ne: null } })
        .sort({ erasedAt: 1 })
        .lean();
    },
    async getEnrolment(courseId: string, personId: string): Promise<Enrolment | null> {
      return (await enrolmentsOf({ courseId, personId }))[0] ?? null;
    },
    async putEnrolment(
      courseId: string,
      personId: string,
      facts: EnrolmentFacts,
      now: Date,
    ): Promise<Enrolment> {
      return enrolments
        .findOneAndUpdate(
          { courseId, personId },
          {
            $set: { ...facts, state: 'active', lastSeenAt: now },
            $setOnInsert: { _id: newId(), withdrawnAt: null, group: null, firstSeenAt: now },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
    },
    async markGone(courseId: string, personIds: string[]): Promise<void> {
      await enrolments.updateMany(
        { courseId, personId: { $in: personIds } },
        { $set: { state: 'gone' } },
      );
    },
    async updateEnrolment(
      courseId: string,
      personId: string,
      change: Partial<Pick<Enrolment, 'group' | 'withdrawnAt'>>,
    ): Promise<Enrolment | null> {
      return enrolments
        .findOneAndUpdate({ courseId, personId }, { $set: change }, { returnDocument: 'after' })
        .lean();
    },
    /** Everyone who has or had a part in the course, with identities, in order of family name. */
    async listMembers(courseId: string): Promise<Member[]> {
      const parts = await enrolments.find({ courseId }).lean();
      const known = await byId(parts.map((part) => part.personId));
      const collator = new Intl.Collator('nb');
      return parts
        .map((part) => ({ ...part, person: known.get(part.personId) ?? null }))
        .sort((a, b) => collator.compare(sortName(a.person), sortName(b.person)));
    },
    /**
     * The participants of a course with their names alone: Test Student and staff never count, who
     * vanished from Canvas' list or was set aside is there. In order of family name.
     */
    async listParticipants(
      courseId: string,
      personIds?: readonly string[],
    ): Promise<Participation[]> {
      const parts = await enrolments
        .find(
          {
            ...{ courseId, role: 'participant', testUser: false },
            ...(personIds === undefined ? {} : { personId: { $in: personIds } }),
          },
          { personId: 1, state: 1, withdrawnAt: 1, group: 1, sections: 1 },
        )
        .lean();
      const known = await people
        .find(
          { _id: { $in: parts.map((part) => part.personId) } },
          { name: 1, familyName: 1, givenName: 1 },
        )
        .lean();
      const byPerson = new Map(known.map((one) => [one._id, one]));
      const collator = new Intl.Collator('nb');
      return parts
        .map(({ personId, state, withdrawnAt, group, sections }) => {
          const person = byPerson.get(personId) ?? null;
          return {
            ...{ personId, state, group, sections },
            withdrawn: withdrawnAt !== null,
            name: person?.name ?? '',
            sortName: sortName(person),
          };
        })
        .sort((a, b) => collator.compare(a.sortName, b.sortName));
    },
    /** In no course any more, as Canvas' lists will say too. */
    async markGoneEverywhere(personId: string): Promise<void> {
      await enrolments.updateMany({ personId }, { $set: { state: 'gone' } });
    },
    async listEnrolmentsOf(personId: string): Promise<Enrolment[]> {
      return enrolments.find({ personId }).lean();
    },
    async listEnrolments(courseIds: string[]): Promise<Enrolment[]> {
      return enrolments.find({ courseId: { $in: courseIds } }).lean();
    },
  };
}

function sortName(person: Pick<Person, 'name' | 'familyName' | 'givenName'> | null): string {
  return person === null ? '' : `${person.familyName || person.name} ${person.givenName}`;
}
