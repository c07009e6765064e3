import { queueReminders } from '../../server/features/reminders/queue.ts';
import { openModels } from '../../server/models/open.ts';
import { monday, reminderDeps } from './course.ts';

/** Queues and sends what is due, and dies without a word before the step that it is told. */
const [uri = '', database = '', sentFile = '', killAt = '0'] = process.argv.slice(2);

const models = await openModels(uri, database);
let steps = 0;
const deps = reminderDeps(models, sentFile, {
  now: () => monday,
  step: () => {
    steps += 1;
    if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  },
});
await queueReminders(deps);
await deps.mail.pump();
process.stdout.write('finished\n');
process.exit(0);
