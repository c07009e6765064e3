import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SavedSigning } from './signing.ts';
import type { WorldData } from './types.ts';

interface SavedState {
  world: WorldData;
  signing: SavedSigning;
}

export interface StateFile {
  read(): SavedState | null;
  write(state: SavedState): void;
}

/** Keeps the practice world in a file, replaced as a whole; null keeps nothing. */
export function createStateFile(path: string | null): StateFile {
  if (path === null) return { read: () => null, write: () => undefined };
  return {
    read: () => {
      if (!existsSync(path)) return null;
      const state: SavedState = JSON.parse(readFileSync(path, 'utf8')) as SavedState;
      return state;
    },
    write: (state) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(state));
      renameSync(`${path}.new`, path);
    },
  };
}
