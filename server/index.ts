import { readEnv } from './env.ts';
import { startTool } from './start.ts';

try {
  const tool = await startTool(readEnv(process.env));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void tool.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
