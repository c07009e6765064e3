import { build } from 'vite';

/** Builds the embedded database's worker alone into dist/embedded-db (well under a second). */
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/embedded-db',
    emptyOutDir: false,
    rolldownOptions: { input: { worker: 'server/embedded-db/worker.ts' } },
  },
});
