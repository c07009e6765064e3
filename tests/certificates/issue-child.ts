import { openModels } from '../../server/models/open.ts';
import { workOnRun } from '../../server/features/certificates/run.ts';
import { issueDeps, quickPrinter } from './issue-deps.ts';

/** Works on a run and sends its mail, and dies without a word before the step that it is told. */
const [uri = '', database = '', runId = '', sentFile = '', killAt = '0'] = process.argv.slice(2);

const models = await openModels(uri, database);
let steps = 0;
const deps = issueDeps(
  models,
  sentFile,
  () => new Date(),
  () => {
    steps += 1;
    if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  },
);
await workOnRun(deps, quickPrinter, runId);
await deps.mail.pump();
process.stdout.write('finished\n');
await models.close();
