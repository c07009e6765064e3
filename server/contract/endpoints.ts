import type { z } from 'zod';
import { accountEndpoints } from './account.ts';
import { adminEndpoints } from './admin.ts';
import { attendanceLedgerEndpoints } from './attendance-ledger.ts';
import { attendanceEndpoints } from './attendance.ts';
import { certificateSettingsEndpoints } from './certificate-settings.ts';
import { certificatesEndpoints } from './certificates.ts';
import { checkInEndpoints } from './check-in.ts';
import { courseSetupEndpoints } from './course-setup.ts';
import { deepLinkingEndpoints } from './deep-linking.ts';
import type { Endpoint, FileReply } from './endpoint.ts';
import { exportEndpoints } from './exports.ts';
import { feeEndpoints } from './fees.ts';
import { gradebookEndpoints } from './gradebook.ts';
import { meetingReportsEndpoints } from './meeting-reports.ts';
import { myCourseEndpoints } from './my-course.ts';
import { objectionEndpoints } from './objections.ts';
import type { EndpointName } from './paths.ts';
import { prepBoardEndpoints } from './prep-board.ts';
import { prepMineEndpoints } from './prep-mine.ts';
import { prepPlanEndpoints } from './prep-plan.ts';
import { privacyEndpoints } from './privacy.ts';
import { registrationEndpoints } from './registrations.ts';
import { reminderEndpoints } from './reminders.ts';
import { rosterEndpoints } from './roster.ts';
import { sessionEndpoints } from './session.ts';

/** Every endpoint under its name; paths.ts holds the same names. */
export const endpoints = {
  ...sessionEndpoints,
  ...attendanceEndpoints,
  ...attendanceLedgerEndpoints,
  ...checkInEndpoints,
  ...objectionEndpoints,
  ...courseSetupEndpoints,
  ...meetingReportsEndpoints,
  ...myCourseEndpoints,
  ...prepPlanEndpoints,
  ...prepBoardEndpoints,
  ...prepMineEndpoints,
  ...reminderEndpoints,
  ...privacyEndpoints,
  ...rosterEndpoints,
  ...registrationEndpoints,
  ...exportEndpoints,
  ...accountEndpoints,
  ...feeEndpoints,
  ...gradebookEndpoints,
  ...certificatesEndpoints,
  ...certificateSettingsEndpoints,
  ...deepLinkingEndpoints,
  ...adminEndpoints,
} as const satisfies Record<EndpointName, Endpoint>;

type Table = typeof endpoints;
type Of<N extends EndpointName, Part extends string> =
  Table[N] extends Record<Part, infer S> ? (S extends z.ZodType ? S : never) : never;
type Accepted<N extends EndpointName, Part extends string> = [Of<N, Part>] extends [never]
  ? undefined
  : z.output<Of<N, Part>>;
type Sent<N extends EndpointName, Part extends 'params' | 'query' | 'body'> = [
  Of<N, Part>,
] extends [never]
  ? unknown
  : Record<Part, z.input<Of<N, Part>>>;

/** What a handler receives after validation. */
export type Params<N extends EndpointName> = Accepted<N, 'params'>;
export type Query<N extends EndpointName> = Accepted<N, 'query'>;
export type Body<N extends EndpointName> = Table[N] extends { bodyBytes: object }
  ? Uint8Array
  : Accepted<N, 'body'>;

/** What a caller sends: `{params, query, body}`, each only where the endpoint has it. */
export type Input<N extends EndpointName> = Sent<N, 'params'> &
  Sent<N, 'query'> &
  (Table[N] extends { bodyBytes: object } ? { body: Blob | Uint8Array } : Sent<N, 'body'>);

/** What an endpoint gives back. */
export type Reply<N extends EndpointName> = Table[N]['reply'] extends z.ZodType
  ? z.output<Table[N]['reply']>
  : Table[N]['reply'] extends 'file'
    ? FileReply
    : undefined;
