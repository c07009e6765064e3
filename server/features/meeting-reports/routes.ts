import type { Router } from 'express';
import type { Authenticate, Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { commitReport, undoReport } from './commit.ts';
import { contextOf, type Tools } from './context.ts';
import { decideRows } from './decide.ts';
import { listReports } from './list.ts';
import { showReport } from './open-report.ts';
import { reportReadings } from './reading/readings.ts';
import { removeFiles } from './remove.ts';
import { keepRetention } from './retention.ts';
import { reportSeal } from './storage/seal.ts';
import { sealedVault } from '../../models/vault.ts';
import { againReport, beginReport, chooseReading, discardReport, uploadFile } from './upload.ts';

/** Meeting reports become attendance: upload, preview, matching, recording, undoing, retention. */
export function mountMeetingReports(api: Router, deps: Deps, authenticate: Authenticate): void {
  const { models, log, jobs, now } = deps;
  const seal = reportSeal(deps.env.KURSDAG_SECRET);
  const vault = sealedVault(models, seal);
  const tools: Tools = { models, seal, vault, readings: reportReadings(models, vault, log, now) };
  const on = (call: Caller) => contextOf(deps, tools, call);

  jobs.define('reports.retention', () => keepRetention(deps, tools));
  jobs.every('reports.retention', 3600);

  mount<'meeting-reports'>(api, authenticate, {
    'meeting-reports.list': (call) => listReports(on(call), call.params.dayId),
    'meeting-reports.upload': (call) => uploadFile(on(call), call.params.dayId, call.body),
    'meeting-reports.begin': (call) => beginReport(on(call), call.params.dayId, call.body),
    'meeting-reports.report': (call) => showReport(on(call), call.params.reportId),
    'meeting-reports.choose': (call) => chooseReading(on(call), call.params.reportId, call.body),
    'meeting-reports.decide': (call) =>
      decideRows(on(call), call.params.reportId, call.body.decisions),
    'meeting-reports.commit': (call) =>
      commitReport(on(call), call.params.reportId, call.body.fingerprint),
    'meeting-reports.undo': (call) => undoReport(on(call), call.params.reportId),
    'meeting-reports.again': (call) => againReport(on(call), call.params.reportId),
    'meeting-reports.discard': (call) => discardReport(on(call), call.params.reportId),
    'meeting-reports.removeFiles': (call) => removeFiles(on(call), call.params.reportId),
    'meeting-reports.setRetention': async (call) => {
      const { course, audit } = on(call);
      const { keepDays } = call.body;
      await models.reportSettings.setKeepDays(course._id, keepDays);
      await audit({ kind: 'reportRetentionSet', days: keepDays });
      return { keepDays };
    },
  });
}
