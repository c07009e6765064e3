import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { issueAutomatically } from './automatic.ts';
import { planned } from './context.ts';
import { readDryRun } from './dry-run.ts';
import { reissue, revoke } from './end.ts';
import { readFile, readMine, readMyFile, readZip } from './files.ts';
import { putImage, readImage, removeImage } from './images.ts';
import { issueJob, orderIssue } from './issue.ts';
import { readList } from './list.ts';
import { resend, settleMail } from './mail-acts.ts';
import { defineMails } from './mail.ts';
import { createPrinter } from './pdf/printer.ts';
import { resumeRuns, workOnRun } from './run.ts';
import { previewCertificate } from './sample.ts';
import { readSettings, saveSettings } from './settings.ts';

/** How often it is looked for courses to issue in and for runs to go on with, in seconds. */
const lookEvery = 60;

/** Certificates: dry run, issue, mail, revoking, settings, and the participant's own. */
export function mountCertificates(api: Router, deps: Deps, authenticate: Authenticate): void {
  const { jobs, models } = deps;
  const printer = createPrinter();
  defineMails(deps);
  jobs.define(issueJob, ({ key }) => workOnRun(deps, printer, key));
  jobs.define('certificates.look', async () => {
    await issueAutomatically(deps);
    await resumeRuns(deps, printer);
  });
  jobs.every('certificates.look', lookEvery);

  mount<'certificates'>(api, authenticate, {
    'certificates.dryRun': ({ course }) => readDryRun(models, planned(course)),
    'certificates.issue': (call) => orderIssue(deps, call, call.body),
    'certificates.list': ({ course }) => readList(deps, planned(course)),
    'certificates.file': (call) => readFile(deps, call, call.params.certificateId),
    'certificates.zip': (call) => readZip(deps, call),
    'certificates.revoke': (call) =>
      revoke(deps, call, call.params.certificateId, call.body.reason),
    'certificates.reissue': (call) =>
      reissue(deps, call, call.params.certificateId, call.body.reason),
    'certificates.resend': (call) => resend(deps, call, call.params.certificateId, call.body.after),
    'certificates.settleMail': (call) => settleMail(deps, call, call.params.certificateId),
    'certificates.settings': (call) => readSettings(deps, call),
    'certificates.saveSettings': (call) => saveSettings(deps, call, call.body),
    'certificates.image': (call) => readImage(deps, call, call.params.kind),
    'certificates.putImage': (call) => putImage(deps, printer, call, call.params.kind, call.body),
    'certificates.removeImage': (call) => removeImage(deps, call, call.params.kind),
    'certificates.preview': (call) => previewCertificate(deps, printer, call),
    'certificates.mine': (call) => readMine(deps, call),
    'certificates.mineFile': (call) => readMyFile(deps, call, call.params.certificateId),
  });
}
