import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs the operator's commands: as `npm run build` left them, unless the sources are newer. Then
 * they are built by themselves, once for each state of the sources.
 */
const root = join(import.meta.dirname, '..');
const sources = existsSync(join(root, 'server'))
  ? readdirSync(join(root, 'server'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, changed: statSync(path).mtimeMs }))
  : [];

const built = join(root, 'dist/server/cli.js');
await import(isFresh(built) ? built : await builtAlone());

function isFresh(path) {
  return existsSync(path) && sources.every(({ changed }) => changed <= statSync(path).mtimeMs);
}

async function builtAlone() {
  const state = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  const outDir = join(root, 'dist/cli', state);
  if (!existsSync(outDir)) await buildInto(outDir);
  return join(outDir, 'cli.js');
}

/** Builds aside and moves into place, so that two commands at once never run half a build. */
async function buildInto(outDir) {
  const { build } = await import('vite');
  const aside = `${outDir}.${process.pid}`;
  removeOlderThanADay(join(outDir, '..'));
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      target: 'node20',
      outDir: aside,
      rolldownOptions: {
        // Chunks lie beside the entries: the database worker is found relative to the running file.
        output: { chunkFileNames: '[name]-[hash].js' },
        input: {
          cli: join(root, 'server/cli.ts'),
          'embedded-db-worker': join(root, 'server/embedded-db/worker.ts'),
        },
      },
    },
  });
  try {
    renameSync(aside, outDir);
  } catch (error) {
    if (!existsSync(outDir)) throw error;
    rmSync(aside, { recursive: true });
  }
}

function removeOlderThanADay(folder) {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < Date.now() - 86_400_000) rmSync(path, { recursive: true });
  }
}
