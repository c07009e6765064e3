import { type Connection, Schema } from 'mongoose';
import type { CertificateSnapshot } from '../domain/certificate-snapshot.ts';
import { isDuplicateKey } from './duplicate-key.ts';

/**
 * What a certificate says, without whose it is: the name is identity and lies with the PDF, so that
 * it can be erased while the certificate stands (rules 22 and 26).
 */
export type CertificateContent = Omit<CertificateSnapshot, 'person'>;

/**
 * `pending`: made to take the place of another one, and not issued yet; nobody outside sees it.
 * `superseded`: another one has taken its place.
 */
export type CertificateStatus = 'pending' | 'valid' | 'revoked' | 'superseded';

/** A certificate or a confirmation of attendance as it was issued. Only its status ever changes. */
export interface Certificate {
  _id: string;
  courseId: string;
  personId: string;
  kind: CertificateSnapshot['kind'];
  /** For people to quote; tells nothing of the person. */
  number: string;
  /** Opens the verification page (rule 24); from a cryptographic random source. */
  code: string;
  status: CertificateStatus;
  content: CertificateContent;
  /** SHA-256 of the figures that it rests on: another one now means that the basis has changed. */
  basis: string;
  /** SHA-256 of the PDF in hex: whoever holds the file can prove it, also after an erasure. */
  sha256: string;
  /** Id of the one whose place this one takes, or null. */
  replaces: string | null;
  /** Id of the one that has taken its place, or null. */
  supersededBy: string | null;
  /** The run that issued it. */
  runId: string;
  /** Issued by the course's own rule, not by a leader's hand (rule 21). */
  automatic: boolean;
  /** Pseudonym of who issued it, or who switched the rule on. */
  issuedBy: string;
  issuedAt: Date;
  /** When and by whom it was revoked or superseded, and the id of the note that says why. */
  endedAt: Date | null;
  endedBy: string | null;
  endNote: string | null;
}

/** The name on a certificate and its PDF, by the PDF's SHA-256. Erased with the person. */
interface CertificateFile {
  _id: string;
  courseId: string;
  personId: string;
  name: string;
  pdf: Buffer;
}

const text = { type: String, required: true } as const;
const certificateSchema = new Schema<Certificate>(
  {
    _id: String,
    ...{ courseId: text, personId: text, kind: text, number: text, code: text, status: text },
    content: { type: Schema.Types.Mixed, required: true },
    ...{ basis: text, sha256: text, runId: text },
    replaces: { type: String, default: null },
    supersededBy: { type: String, default: null },
    automatic: { type: Boolean, default: false },
    issuedBy: text,
    issuedAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    endedBy: { type: String, default: null },
    endNote: { type: String, default: null },
  },
  { versionKey: false, minimize: false },
)
  .index({ code: 1 }, { unique: true })
  .index({ number: 1 }, { unique: true })
  .index({ sha256: 1 })
  .index({ personId: 1 })
  .index({ courseId: 1, issuedAt: -1 })
  .index(
    { courseId: 1, personId: 1, kind: 1 },
    { unique: true, partialFilterExpression: { status: 'valid' } },
  );

const fileSchema = new Schema<CertificateFile>(
  {
    _id: String,
    courseId: text,
    personId: text,
    name: text,
    pdf: { type: Buffer, required: true },
  },
  { versionKey: false },
)
  .index({ personId: 1 })
  .index({ courseId: 1 });

interface Counter {
  _id: string;
  value: number;
}
const counterSchema = new Schema<Counter>(
  { _id: String, value: { type: Number, default: 0 } },
  { versionKey: false },
);

/** Certificates, the files that go with them, and their running numbers. */
export function certificateStore(connection: Connection) {
  const certificates = connection.model<Certificate>(
    'Certificate',
    certificateSchema,
    'certificates',
  );
  const files = connection.model<CertificateFile>(
    'CertificateFile',
    fileSchema,
    'certificate_files',
  );
  const counters = connection.model<Counter>('Counter', counterSchema, 'counters');
  const issued = { status: { $ne: 'pending' } } as const;
  return {
    /** The next running number of a year; one that is not used leaves a gap. */
    async nextNumber(year: number): Promise<number> {
      const { value } = await counters
        .findOneAndUpdate(
          { _id: `certificates-${year}` },
          { $inc: { value: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
      return value;
    },
    /**
     * Stores a certificate with its file. The file goes first: a certificate without one never stands.
     * @returns false when this person has a valid one of this kind already, or this very one stands
     */
    async add(certificate: Certificate, file: { name: string; pdf: Buffer }): Promise<boolean> {
      const { sha256, courseId, personId } = certificate;
      await files.updateOne(
        { _id: sha256 },
        { $setOnInsert: { courseId, personId, ...file } },
        { upsert: true },
      );
      try {
        await certificates.create(certificate);
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await files.deleteOne({ _id: sha256 });
        return false;
      }
    },
    async get(courseId: string, id: string): Promise<Certificate | null> {
      return certificates.findOne({ _id: id, courseId }).lean();
    },
    /** One by its id, whatever its status. */
    async find(id: string): Promise<Certificate | null> {
      return certificates.findById(id).lean();
    },
    /** All that were issued in a course, newest first. */
    async ofCourse(courseId: string): Promise<Certificate[]> {
      return certificates
        .find({ courseId, ...issued })
        .sort({ issuedAt: -1, _id: 1 })
        .lean();
    },
    /** What is valid of some people in a course. */
    async validOf(courseId: string, personIds: string[]): Promise<Certificate[]> {
      return certificates.find({ courseId, personId: { $in: personIds }, status: 'valid' }).lean();
    },
    async ofCourses(courseIds: string[]): Promise<Certificate[]> {
      return certificates.find({ courseId: { $in: courseIds }, ...issued }).lean();
    },
    /** A person's certificates everywhere, or in one course, newest first. */
    async ofPerson(personId: string, courseId?: string): Promise<Certificate[]> {
      return certificates
        .find({ personId, ...issued, ...(courseId === undefined ? {} : { courseId }) })
        .sort({ issuedAt: -1 })
        .lean();
    },
    /** By the code of the verification page, in the stored form (domain/certificate-number). */
    async findByCode(code: string): Promise<Certificate | null> {
      return certificates.findOne({ code, ...issued }).lean();
    },
    async findByNumber(number: string): Promise<Certificate | null> {
      return certificates.findOne({ number, ...issued }).lean();
    },
    async findByFile(sha256: string): Promise<Certificate | null> {
      return certificates.findOne({ sha256, ...issued }).lean();
    },
    /** Names on certificates by the certificates' `sha256`; those of erased people are missing. */
    async names(sha256s: string[]): Promise<Map<string, string>> {
      const found = await files.find({ _id: { $in: sha256s } }, { name: 1 }).lean();
      return new Map(found.map((one) => [one._id, one.name]));
    },
    /** The PDF with the name on it; null once the person was erased. */
    async file(sha256: string): Promise<{ name: string; pdf: Buffer } | null> {
      const found = await files.findById(sha256);
      return found === null ? null : { name: found.name, pdf: Buffer.from(found.pdf) };
    },
    /** Ends a valid certificate; false when it was not valid any more. */
    async end(
      id: string,
      how: { status: 'revoked' } | { status: 'superseded'; supersededBy: string },
      by: { personId: string; note: string | null },
      now: Date,
    ): Promise<boolean> {
      const ended = { endedAt: now, endedBy: by.personId, endNote: by.note };
      const result = await certificates.updateOne(
        { _id: id, status: 'valid' },
        { $set: { ...how, ...ended } },
      );
      return result.modifiedCount === 1;
    },
    /**
     * Makes a pending certificate valid; true also when it is so already.
     * @returns false when the person has got another valid one of this kind meanwhile
     */
    async confirm(id: string): Promise<boolean> {
      try {
        const result = await certificates.updateOne(
          { _id: id, status: { $in: ['pending', 'valid'] } },
          { $set: { status: 'valid' } },
        );
        return result.matchedCount === 1;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return false;
      }
    },
    /** Takes back one that never was issued. */
    async dropPending(id: string): Promise<void> {
      const dropped = await certificates.findOneAndDelete({ _id: id, status: 'pending' }).lean();
      if (dropped !== null) await files.deleteOne({ _id: dropped.sha256 });
    },
    /** How many PDFs with a person's name on them are kept. */
    async countFiles(personId: string): Promise<number> {
      return files.countDocuments({ personId });
    },
    /** Forgets names and PDFs of a person; numbers, codes, hashes and figures stay (rule 26). */
    async eraseOfPerson(personId: string): Promise<void> {
      await files.deleteMany({ personId });
    },
  };
}
