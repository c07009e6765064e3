import compression from 'compression';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { AppError } from './app-error.ts';

/**
 * The built client under `/app`: assets, compressed, by their hashed names for a year, and the page itself for
 * every other path, so that deep links and reloads land in the client's router.
 */
export function clientFiles(): Router {
  const directory = clientDirectory();
  const router = Router();
  router.use(
    '/assets',
    compression(),
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  router.use('/assets', () => {
    throw new AppError('NOT_FOUND');
  });
  router.get('/{*path}', (_request, response) => {
    response.locals['endpoint'] = 'client';
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: directory });
  });
  return router;
}

/** dist/client, seen from dist/server when built and from server/http under test. */
function clientDirectory(): string {
  const candidates = ['../client', '../../dist/client'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return candidates.find((path) => existsSync(join(path, 'index.html'))) ?? candidates[0] ?? '';
}
