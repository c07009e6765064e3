const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
const common = {
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/global-setup.js',
};

/** `fast`: npm test. `slow` (fuzz, kill loops, *.slow.test.ts) and `e2e` (browsers) belong to npm run verify. */
/** @type {import('jest').Config} */
export default {
  forceExit: true,
  testTimeout: 60_000,
  maxWorkers: '100%',
  projects: [
    {
      ...common,
      displayName: 'fast',
      testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.slow\\.test\\.ts$', '/tests/e2e/'],
    },
    { ...common, displayName: 'slow', testMatch: ['<rootDir>/tests/**/*.slow.test.ts'] },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/e2e/setup.js'],
    },
  ],
};
