import { build } from 'vite';

/** The worker threads, each built alone (well under a second): Node 20 loads no TypeScript in them. */
const workers = [
  ['dist/embedded-db', { worker: 'server/embedded-db/worker.ts' }],
  ['dist/certificates', { worker: 'server/features/certificates/pdf/worker.ts' }],
  [
    'dist/meeting-reports',
    { 'report-worker': 'server/features/meeting-reports/reading/worker.ts' },
  ],
];

for (const [outDir, input] of workers) {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: { ssr: true, target: 'node20', outDir, emptyOutDir: false, rolldownOptions: { input } },
  });
}
