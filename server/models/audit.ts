import { type Connection, Schema } from 'mongoose';
import { newId } from './ids.ts';

/**
 * What is remembered of who did what. Pseudonyms, ids and figures only: no names, no free text.
 * `subject` is the participant that it concerns, where it concerns one.
 */
export type AuditEvent =
  | { kind: 'courseOpened' }
  | { kind: 'planSaved'; revision: number; moved: number }
  /** `note`: id of the note that says why, where a reason was asked for. */
  | { kind: 'dayStateChanged'; dayId: string; state: string; note?: string }
  | { kind: 'attendanceRecorded'; dayId: string; batch: string; entries: number }
  | { kind: 'entryVoided'; dayId: string; entryId: string; subject: string }
  /** `dayId` is null when all days were read. */
  | { kind: 'ledgerRead'; dayId: string | null; subject: string }
  | { kind: 'checkInStarted'; dayId: string }
  | { kind: 'checkInTimesSet'; dayId: string }
  | { kind: 'objectionRaised'; dayId: string; subject: string }
  | { kind: 'objectionSettled'; dayId: string; subject: string; outcome: string }
  | { kind: 'prepTaskSaved'; dayId: string; task: string; revision: number }
  | { kind: 'prepTaskRemoved'; dayId: string; task: string }
  | { kind: 'prepPublished'; dayId: string }
  | { kind: 'prepHandedIn' | 'prepTakenBack'; dayId: string; task: string; subject: string }
  | { kind: 'remindersSwitched'; on: boolean; daysBefore: number }
  | { kind: 'remindersStopped' | 'remindersResumed'; subject: string }
  /** A mail of which nobody knew whether it left; `sent`: what the leader said. */
  | { kind: 'reminderSettled'; dayId: string; subject: string; sent: boolean }
  | { kind: 'prepFileRead'; dayId: string; task: string; subject: string }
  | {
      kind:
        'prepColleagueAdded' | 'prepColleagueRemoved' | 'prepMakeUpApproved' | 'prepMakeUpDeclined';
      dayId: string;
      task: string;
      subject: string;
    }
  | { kind: 'participantSetAside'; subject: string; withdrawn: boolean }
  | { kind: 'rosterSynced'; joined: number; left: number; changed: number }
  | { kind: 'gradebookSwitched'; on: boolean }
  /** `report`: the import; `open`: rows that nobody is matched to. */
  | { kind: 'reportImported'; dayId: string; report: string; entries: number; open: number }
  | { kind: 'reportUndone'; dayId: string; report: string; entries: number }
  /** The raw files and the names in them, before their time or at its end. */
  | { kind: 'reportsRemoved'; files: number; why: 'leader' | 'retention' | 'erasure' }
  | { kind: 'reportRetentionSet'; days: number }
  | { kind: 'participantChanged'; subject: string; fields: string[] }
  | { kind: 'detailsChanged'; subject: string; fields: string[] }
  | { kind: 'consentGiven'; subject: string; version: string }
  | { kind: 'consentWithdrawn'; subject: string }
  | { kind: 'registrationsImported'; subjects: string[] }
  | { kind: 'certificatesLookedUp'; subjects: string[] }
  | { kind: 'registrationRemoved'; subject: string }
  | { kind: 'registrationErased'; subject: string }
  | { kind: 'storedDataRead'; subject: string }
  | { kind: 'personErased'; subject: string }
  | {
      kind:
        | 'certificateIssued'
        | 'certificateRevoked'
        | 'certificateReplaced'
        | 'certificateMailed'
        | 'certificateMailSettled';
      subject: string;
      certificate: string;
    }
  | { kind: 'certificateSettingsChanged'; automatic: boolean }
  | { kind: 'exported'; what: string; why: string; subjects: string[] }
  | { kind: 'coursesListed'; courses: number };

export interface AuditRecord {
  _id: string;
  courseId: string | null;
  platformId: string;
  by: string;
  at: Date;
  event: AuditEvent;
}

const auditSchema = new Schema<AuditRecord>(
  {
    _id: String,
    courseId: { type: String, default: null },
    platformId: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    event: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1, at: -1 })
  .index({ 'event.subject': 1, at: -1 })
  .index({ 'event.subjects': 1, at: -1 });

export function auditStore(connection: Connection) {
  const events = connection.model<AuditRecord>('AuditEvent', auditSchema, 'audit');
  return {
    async record(
      who: { platformId: string; courseId: string | null; by: string },
      event: AuditEvent,
      now: Date,
    ): Promise<void> {
      await events.create({ _id: newId(), ...who, at: now, event });
    },
    async ofCourse(courseId: string, limit: number): Promise<AuditRecord[]> {
      return events.find({ courseId }).sort({ at: -1 }).limit(limit).lean();
    },
    /** The last time a day was closed, opened again or cancelled. */
    async lastDayState(courseId: string, dayId: string): Promise<AuditRecord | null> {
      return events
        .findOne({ courseId, 'event.kind': 'dayStateChanged', 'event.dayId': dayId })
        .sort({ at: -1 })
        .lean();
    },
    /** Whether a person's erasure was brought to its end. */
    async isErased(personId: string): Promise<boolean> {
      const done = await events.exists({
        ...{ 'event.subject': personId, 'event.kind': 'personErased' },
      });
      return done !== null;
    },
    /** What concerns one participant, newest first (rule 28). */
    async about(personId: string): Promise<AuditRecord[]> {
      return events
        .find({ $or: [{ 'event.subject': personId }, { 'event.subjects': personId }] })
        .sort({ at: -1 })
        .lean();
    },
  };
}
