/**
 * All checks and tests, every one of them run even when one has failed; ends with a table. The
 * checks run side by side, since each keeps one core busy; the tests share the cores themselves.
 * `npm run verify -- lint 'fast tests'` runs the named steps alone.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { chromiumPath } from './chromium.js';

const node = process.execPath;
const bin = (name) => [node, `node_modules/${name}`];
const jest = (project) => [
  node,
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  '--selectProjects',
  project,
];

const checks = [
  ['lint', [...bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  ['types', bin('typescript/bin/tsc')],
  ['format', [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  [
    'imports',
    [...bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'server', 'client', 'tests'],
  ],
  ['unused', bin('knip/bin/knip.js')],
];
const tests = [
  ['build', ['npm', 'run', '--silent', 'build']],
  ['fast tests', jest('fast')],
  ['slow tests', jest('slow')],
  ['browser tests', jest('e2e')],
];

const wanted = process.argv.slice(2);
const chosen = (steps) => steps.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const environment = { ...process.env };
if (chosen(tests).some(([name]) => name === 'browser tests')) {
  try {
    environment.CHROME_PATH = chromiumPath();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

/** Runs one step; what it prints comes at once, or all together at its end. */
function run([name, [command, ...args]], together) {
  const started = Date.now();
  const child = spawn(command, args, {
    stdio: together ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: environment,
    shell: process.platform === 'win32',
  });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (one) => printed.push(one));
  return new Promise((resolve) => {
    const end = (passed) => {
      const seconds = Math.round((Date.now() - started) / 1000);
      if (together) console.log(`\n── ${name}\n${Buffer.concat(printed).toString()}`.trimEnd());
      resolve({ name, passed, seconds });
    };
    child.once('error', () => end(false));
    child.once('close', (status) => end(status === 0));
  });
}

/**
 * A browser that shares the cores now and then misses a moment, and its story cannot go on: those that
 * failed are told anew from their beginning, by themselves. What fails then has failed.
 */
async function onceMore([name, command], first) {
  console.log(`\n── ${name}: those that failed, once more by themselves`);
  const second = await run([name, [...command, '--onlyFailures', '--runInBand']], false);
  return { ...second, seconds: first.seconds + second.seconds };
}

const results = [];
const waiting = chosen(checks);
const lanes = Array.from({ length: availableParallelism() }, async () => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    results.push(await run(step, true));
  }
});
await Promise.all(lanes);
for (const step of chosen(tests)) {
  console.log(`\n── ${step[0]}`);
  const first = await run(step, false);
  results.push(first.passed || step[0] !== 'browser tests' ? first : await onceMore(step, first));
}

console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
}
const failed = results.filter((one) => !one.passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
