/**
 * Who may import whom, as a table: for each part of the house, what of ours it may import, and
 * which packages. What is not listed is refused. docs/development.md says it in words.
 */
const parts = [
  // [name, files, ours it may import, packages (null: not restricted)]
  ['domain', '^server/domain/', ['^server/domain/'], ['temporal-polyfill']],
  ['contract', '^server/contract/', ['^server/contract/', '^server/domain/'], ['zod']],
  ['models', '^server/models/', ['^server/models/', '^server/domain/'], ['mongoose']],
  [
    'lti',
    '^server/lti/',
    [
      '^server/lti/',
      '^server/(domain|contract|models)/',
      '^server/http/(deps|app-error|request-locale)\\.ts',
    ],
    ['ltijs', 'jose', 'express', 'zod', 'pino'],
  ],
  [
    'http',
    '^server/http/',
    ['^server/http/', '^server/(contract|models|lti|i18n|domain|jobs|mail)/', '^server/env\\.ts'],
    [
      ...['compression', 'express', 'express-rate-limit', 'helmet', 'jose', 'pino'],
      ...['prom-client', 'zod'],
    ],
  ],
  [
    'jobs-mail-i18n',
    '^server/(jobs|mail|i18n)/',
    [
      '^server/(jobs|mail|i18n|domain|contract|models)/',
      '^server/env\\.ts',
      '^server/http/deps\\.ts',
    ],
    ['agenda', '@agendajs/mongo-backend', 'nodemailer', 'i18next', 'pino'],
  ],
  ['embedded-db', '^server/embedded-db/', ['^server/embedded-db/'], ['bson', 'lmdb']],
  [
    'client-api',
    '^client/api/',
    ['^client/api/', '^server/contract/'],
    ['@tanstack/react-query', 'react'],
  ],
  ['client-i18n', '^client/i18n/', ['^client/i18n/'], ['i18next', 'react-i18next', 'react']],
];

const escape = (text) => text.replaceAll('/', '\\/').replaceAll('.', '\\.');
const packages = (names) =>
  names.map((name) => `node_modules/(@types/)?${escape(name)}(/|$)`).concat('^node:', '^[a-z_/]+$');

const rules = parts.map(([name, from, ours, npm]) => ({
  name: `${name}-imports`,
  comment: `${name} may import only ${ours.join(', ')}${npm ? ` and ${npm.join(', ')}` : ''}`,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [...ours, ...(npm ? packages(npm) : ['node_modules/'])] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'domain-does-no-io',
      comment: 'The rules have no input or output of their own',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'mongoose-only-in-models',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/models/' },
      to: { path: 'node_modules/mongoose/' },
    },
    {
      name: 'ltijs-only-in-lti',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/lti/' },
      to: { path: 'node_modules/ltijs/' },
    },
    {
      name: 'features-know-no-other-feature',
      severity: 'error',
      from: { path: '^(server|client)/features/([^/]+)/' },
      to: { path: '^(server|client)/features/', pathNot: '^$1/features/$2/' },
    },
    {
      name: 'client-takes-types-and-paths-of-the-contract',
      comment: 'zod stays on the server: only paths.ts is loaded in the browser',
      severity: 'error',
      from: { path: '^client/' },
      to: {
        path: '^server/',
        pathNot: '^server/contract/paths\\.ts',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client|tests)/' },
    },
    {
      name: 'practice-canvas-knows-nothing-of-the-server',
      comment: 'Only its demo starts the tool beside it',
      severity: 'error',
      from: { path: '^tests/canvas/', pathNot: '^tests/canvas/demo[^/]*\\.ts' },
      to: { path: '^(server|client)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
