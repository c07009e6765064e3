import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { BenchRow } from './bench-row.ts';

export const name = 'What a page loads before it can be used: code and styles, gzipped';

/** kB, by the role with the tightest budget among those that may open the page. */
const budgets: readonly (readonly [role: string, limit: number])[] = [
  ['participant', 240],
  ['leader', 340],
  ['administrator', 340],
];

const outDir = 'node_modules/.cache/bench-client';

interface Chunk {
  file: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
}
type Manifest = Record<string, Chunk>;

/** Builds the client and adds up, for each page, the entry, the page's chunk and all that either imports. */
export async function run(): Promise<BenchRow[]> {
  await build({
    configFile: 'client/vite.config.ts',
    logLevel: 'error',
    build: { outDir: join(process.cwd(), outDir), reportCompressedSize: false },
  });
  const manifest = JSON.parse(
    readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'),
  ) as Manifest;
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true) ?? '';
  const texts = kilobytes(largestLanguage(manifest));
  return [
    { name: 'entry', value: kilobytes(filesOf(manifest, [entry])), unit: 'kB' },
    ...rolesOfPages().map(({ parts, roles }): BenchRow => {
      const [role = '', limit = 0] = budgets.find(([one]) => roles.includes(one)) ?? [];
      return {
        name: `${role}: ${parts.join(' + ').replace(/features\/|\.tsx/g, '')}`,
        value: kilobytes(filesOf(manifest, [entry, ...parts])),
        unit: 'kB',
        limit,
      };
    }),
    {
      name: 'all texts of one language',
      value: texts,
      unit: 'kB',
      note: 'a page loads its own part',
    },
  ];
}

/** Every page with its roles, as client/app/pages.ts has them. */
function rolesOfPages(): { parts: string[]; roles: string[] }[] {
  const source = readFileSync('client/app/pages.ts', 'utf8');
  const rows = source.matchAll(/roles: \[([^\]]*)\][^}]*?import\('\.\.\/(features\/[^']+)'\)/g);
  const pages = [...rows].map(([, roles = '', page = '']) => ({
    parts: [page],
    roles: [...roles.matchAll(/'(\w+)'/g)].map(([, role = '']) => role),
  }));
  const loaded = [...source.matchAll(/import\('/g)].length;
  if (pages.length !== loaded) throw new Error('a row of pages.ts is written in another form');
  const day = readFileSync('client/app/leader-day-page.tsx', 'utf8');
  const parts = [...day.matchAll(/import\('\.\.\/(features\/[^']+)'\)/g)];
  return [...pages, { parts: parts.map(([, part = '']) => part), roles: ['leader'] }];
}

/** The files of some chunks and of everything that they import statically, each once. */
function filesOf(manifest: Manifest, keys: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the build has no ${key}`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}

function largestLanguage(manifest: Manifest): Set<string> {
  const languages = ['nb', 'nn', 'en'].map((language) => {
    const keys = Object.keys(manifest).filter((key) => key.startsWith(`i18n/${language}/`));
    return filesOf(manifest, keys);
  });
  return languages.reduce((a, b) => (kilobytes(a) >= kilobytes(b) ? a : b));
}

function kilobytes(files: Set<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(outDir, file))).length;
  return bytes / 1000;
}
