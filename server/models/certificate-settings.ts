import { type Connection, Schema } from 'mongoose';
import type { PlanLanguage } from '../domain/plan.ts';

/** How a course's certificates are made. */
export interface CertificateSettings {
  /** The course's id. */
  _id: string;
  /** Who signs: a course leader or the organiser's head. */
  issuerName: string;
  issuerTitle: string;
  /** Null: the course's own language. */
  language: PlanLanguage | null;
  /** Learning goals and programme on pages of their own. */
  contents: boolean;
  /** Issue by itself when the course has ended (rule 20). */
  automatic: boolean;
  /** Pseudonym of the leader who switched that on; the mail about it goes there. */
  automaticBy: string;
}

export type CertificateImageKind = 'logo' | 'signature';

interface CertificateImage {
  /** Course and kind. */
  _id: string;
  courseId: string;
  type: 'image/png' | 'image/jpeg';
  bytes: Buffer;
}

const text = { type: String, default: '' };
const settingsSchema = new Schema<CertificateSettings>(
  {
    _id: String,
    ...{ issuerName: text, issuerTitle: text, automaticBy: text },
    language: { type: String, default: null },
    contents: { type: Boolean, default: true },
    automatic: { type: Boolean, default: false },
  },
  { versionKey: false },
).index({ automatic: 1 });

const imageSchema = new Schema<CertificateImage>(
  {
    _id: String,
    courseId: { type: String, required: true },
    type: { type: String, required: true },
    bytes: { type: Buffer, required: true },
  },
  { versionKey: false },
);

/** Settings of certificates by course, with the organiser's logo and the issuer's signature. */
export function certificateSettingsStore(connection: Connection) {
  const settings = connection.model<CertificateSettings>(
    'CertificateSettings',
    settingsSchema,
    'certificate_settings',
  );
  const images = connection.model<CertificateImage>(
    'CertificateImage',
    imageSchema,
    'certificate_images',
  );
  const key = (courseId: string, kind: CertificateImageKind) => `${courseId}|${kind}`;
  return {
    async get(courseId: string): Promise<CertificateSettings | null> {
      return settings.findById(courseId).lean();
    },
    async put({ _id, ...values }: CertificateSettings): Promise<void> {
      await settings.updateOne({ _id }, { $set: values }, { upsert: true });
    },
    /** Courses that issue by themselves. */
    async listAutomatic(): Promise<CertificateSettings[]> {
      return settings.find({ automatic: true }).lean();
    },
    async image(
      courseId: string,
      kind: CertificateImageKind,
    ): Promise<Pick<CertificateImage, 'type' | 'bytes'> | null> {
      const found = await images.findById(key(courseId, kind));
      return found === null ? null : { type: found.type, bytes: Buffer.from(found.bytes) };
    },
    async putImage(
      courseId: string,
      kind: CertificateImageKind,
      image: Pick<CertificateImage, 'type' | 'bytes'>,
    ): Promise<void> {
      await images.updateOne(
        { _id: key(courseId, kind) },
        { $set: { courseId, ...image } },
        { upsert: true },
      );
    },
    async removeImage(courseId: string, kind: CertificateImageKind): Promise<void> {
      await images.deleteOne({ _id: key(courseId, kind) });
    },
  };
}
