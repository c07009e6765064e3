import mongoose, { type Connection } from 'mongoose';
import { attemptStore } from './attempts.ts';
import { accountExportStore } from './account-exports.ts';
import { auditStore } from './audit.ts';
import { checkInStore } from './check-ins.ts';
import { certificateSettingsStore } from './certificate-settings.ts';
import { certificateStore } from './certificates.ts';
import { contextCopyStore } from './context-copies.ts';
import { courseStore } from './courses.ts';
import { detailsStore } from './details.ts';
import { draftStore } from './drafts.ts';
import { feeStore } from './fees.ts';
import { gradebookStore } from './gradebook.ts';
import { issueRunStore } from './issue-runs.ts';
import { launchStore } from './launches.ts';
import { ledgerStore } from './ledger.ts';
import { mailboxStore } from './mailbox.ts';
import { matterStore } from './matters.ts';
import { noteStore } from './notes.ts';
import { oneTimeStore } from './one-time.ts';
import { outboxStore } from './outbox.ts';
import { peopleStore } from './people.ts';
import { platformStore } from './platforms.ts';
import { prepFileStore } from './prep-files.ts';
import { prepMakeUpStore } from './prep-make-ups.ts';
import { prepTaskStore } from './prep-tasks.ts';
import { prepTextStore } from './prep-texts.ts';
import { prepTogetherStore } from './prep-together.ts';
import { prepWorkStore } from './prep-work.ts';
import { toolKeyStore } from './tool-keys.ts';
import { reminderSettingsStore } from './reminder-settings.ts';
import { reminderStopStore } from './reminder-stops.ts';
import { reportFileStore } from './report-files.ts';
import { reportImportStore } from './report-imports.ts';
import { reportLinkStore } from './report-links.ts';
import { reportSettingsStore } from './report-settings.ts';
import { registrationStore } from './registrations.ts';
import { rosterSyncStore } from './roster-syncs.ts';
import { sealedBlobStore } from './sealed-blobs.ts';

/**
 * Opens the database and builds its indexes.
 * @param uri a MongoDB address, of the embedded database or of a real one
 */
export async function openModels(uri: string, database: string) {
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    autoIndex: false,
    serverSelectionTimeoutMS: 10_000,
    // Opened at the start, and not while the first person waits.
    minPoolSize: 5,
  });
  await connection.asPromise();
  const models = { ...storesOn(connection), connection, close: () => connection.close() };
  await Promise.all(Object.values(connection.models).map((model) => model.createIndexes()));
  return models;
}

export type Models = Awaited<ReturnType<typeof openModels>>;

function storesOn(connection: Connection) {
  return {
    platforms: platformStore(connection),
    toolKeys: toolKeyStore(connection),
    courses: courseStore(connection),
    contextCopies: contextCopyStore(connection),
    people: peopleStore(connection),
    ledger: ledgerStore(connection),
    matters: matterStore(connection),
    checkIns: checkInStore(connection),
    attempts: attemptStore(connection),
    details: detailsStore(connection),
    registrations: registrationStore(connection),
    fees: feeStore(connection),
    accountExports: accountExportStore(connection),
    notes: noteStore(connection),
    prepTasks: prepTaskStore(connection),
    prepWork: prepWorkStore(connection),
    prepTexts: prepTextStore(connection),
    reminderSettings: reminderSettingsStore(connection),
    reminderStops: reminderStopStore(connection),
    prepFiles: prepFileStore(connection),
    prepTogether: prepTogetherStore(connection),
    prepMakeUps: prepMakeUpStore(connection),
    rosterSyncs: rosterSyncStore(connection),
    reportFiles: reportFileStore(connection),
    reportImports: reportImportStore(connection),
    reportLinks: reportLinkStore(connection),
    reportSettings: reportSettingsStore(connection),
    sealedBlobs: sealedBlobStore(connection),
    gradebook: gradebookStore(connection),
    certificates: certificateStore(connection),
    certificateSettings: certificateSettingsStore(connection),
    issueRuns: issueRunStore(connection),
    audit: auditStore(connection),
    drafts: draftStore(connection),
    launches: launchStore(connection),
    oneTime: oneTimeStore(connection),
    outbox: outboxStore(connection),
    mailbox: mailboxStore(connection),
    /** The driver's handle, for the job library's own collection. */
    database: () => connection.getClient().db(connection.name),
    /** Two processes that start at once must not both create a recurring job. */
    indexJobs: async () => {
      await connection
        .collection('jobs')
        .createIndex(
          { name: 1, type: 1 },
          { unique: true, partialFilterExpression: { type: 'single' } },
          {},
        );
    },
    /** Answers when the database is reached, throws otherwise. */
    ping: async () => {
      await connection.db?.command({ ping: 1 });
    },
  };
}
