import { defineConfig } from 'vite';

/** Builds what Node runs: the server, the operator's commands, the database worker and the demo. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      // Chunks lie beside the entries: the worker and the client are found relative to the running file.
      output: { chunkFileNames: '[name]-[hash].js' },
      input: {
        index: 'server/index.ts',
        cli: 'server/cli.ts',
        demo: 'tests/canvas/demo.ts',
        'embedded-db-worker': 'server/embedded-db/worker.ts',
        'certificate-worker': 'server/features/certificates/pdf/worker.ts',
        'report-worker': 'server/features/meeting-reports/reading/worker.ts',
      },
    },
  },
});
