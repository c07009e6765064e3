import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Leaves out the tokens of InstUI's next generation of components (the `/latest` entries), which are
 * not used here: 30 kB gzipped in every page. Only `theme.newTheme` is empty thereby.
 */
function withoutNextThemes(): Plugin {
  const tokens = /@instructure\/ui-themes\/es\/themes\/newThemeTokens\/index\.js$/;
  return {
    name: 'without-next-themes',
    enforce: 'pre',
    load: {
      filter: { id: tokens },
      handler: () =>
        'export const legacyCanvas = {}, legacyCanvasHighContrast = {}, dark = {}, light = {};',
    },
  };
}

/**
 * Builds the client into dist/client, one chunk per page. `base` is where the server mounts it
 * (server/http/client-files.ts). The manifest is what tests/bench/bundle.bench.ts measures.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  plugins: [withoutNextThemes(), react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
});
