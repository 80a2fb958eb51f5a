/** One runner for the whole house: units and integration tests stand beside what they test, journeys and drills in tests/. */
import { fileURLToPath } from 'node:url';

/** A place in the repository. */
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const swc = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      target: 'es2024',
    },
    module: { type: 'es6' },
  },
];

const project = (displayName, folder, more = {}) => ({
  displayName,
  rootDir: at(folder),
  testMatch: ['<rootDir>/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc },
  ...more,
});

/** One PostgreSQL for all of them; each test file has a database of its own. */
const withPostgres = {
  globalSetup: at('server/src/testing/global-setup.mjs'),
  globalTeardown: at('server/src/testing/global-teardown.mjs'),
};

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  reporters: ['default', at('tests/closing-line.mjs')],
  projects: [
    project('packages', 'packages'),
    project('client', 'client/src'),
    project('server', 'server/src', withPostgres),
    project('tests', 'tests', { ...withPostgres, globalSetup: at('tests/harness/global-setup.mjs') }),
  ],
};
