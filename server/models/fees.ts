import { type Connection, Schema } from 'mongoose';
import type { FeeChoice, FeeTerms } from '../domain/fees.ts';

/** How one course is paid for, where a leader has said so. */
export interface CourseFees {
  /** The course's id. */
  _id: string;
  terms: FeeTerms;
  /** What was decided for single workplaces, by their keys. */
  choices: { workplace: string; choice: FeeChoice }[];
}

const feeSchema = new Schema<CourseFees>(
  {
    _id: String,
    terms: { type: Schema.Types.Mixed, required: true },
    choices: [{ _id: false, workplace: String, choice: String }],
  },
  { versionKey: false },
);

/** Fees of courses. */
export function feeStore(connection: Connection) {
  const fees = connection.model<CourseFees>('CourseFees', feeSchema, 'course_fees');
  return {
    async get(courseId: string): Promise<CourseFees | null> {
      return fees.findById(courseId).lean();
    },
    async put({ _id, ...values }: CourseFees): Promise<void> {
      await fees.updateOne({ _id }, { $set: values }, { upsert: true });
    },
  };
}
