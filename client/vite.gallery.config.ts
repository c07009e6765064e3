import { mergeConfig } from 'vite';
import client from './vite.config.ts';

/** Builds the page of all shared parts, for looking at it and for tests; never part of the product. */
export default mergeConfig(client, {
  build: {
    outDir: '../node_modules/.cache/gallery',
    rolldownOptions: { input: `${import.meta.dirname}/ui-gallery.html` },
  },
});
