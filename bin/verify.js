/**
 * All checks and tests, in the order of the cheapest first, every one of them run even when one
 * has failed; ends with a table. `npm run verify -- lint unit` runs the named steps alone.
 */
import { spawnSync } from 'node:child_process';
import { chromiumPath } from './chromium.js';

const node = process.execPath;
const bin = (name) => [node, `node_modules/${name}`];
const jest = (project, ...more) => [
  node,
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  '--selectProjects',
  project,
  ...more,
];

const steps = [
  ['format', [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['types', bin('typescript/bin/tsc')],
  ['lint', [...bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  [
    'imports',
    [...bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'server', 'client', 'tests'],
  ],
  ['unused', bin('knip/bin/knip.js')],
  ['build', ['npm', 'run', '--silent', 'build']],
  ['fast tests', jest('fast')],
  ['slow tests', jest('slow', '--runInBand')],
  ['browser tests', jest('e2e', '--runInBand')],
];

const wanted = process.argv.slice(2);
const chosen = steps.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const environment = { ...process.env };
if (chosen.some(([name]) => name === 'browser tests')) {
  try {
    environment.CHROME_PATH = chromiumPath();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

const results = chosen.map(([name, [command, ...args]]) => {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: environment, shell });
  return { name, passed: status === 0, seconds: Math.round((Date.now() - started) / 1000) };
});

console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
}
const failed = results.filter((one) => !one.passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
