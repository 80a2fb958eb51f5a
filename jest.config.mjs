/** One runner for the whole house: each project's tests stand beside what they test. */
import { fileURLToPath } from 'node:url';
const swc = ['@swc/jest', {
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    target: 'es2024',
  },
  module: { type: 'es6' },
  swcrc: false,
}];
const project = (name, folder, extra = {}) => ({
  displayName: name,
  rootDir: fileURLToPath(new URL(folder, import.meta.url)),
  testMatch: ['<rootDir>/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc },
  ...extra,
});
const server = {
  globalSetup: fileURLToPath(new URL('server/src/testing/global-setup.mjs', import.meta.url)),
  globalTeardown: fileURLToPath(new URL('server/src/testing/global-teardown.mjs', import.meta.url)),
};
export default {
  projects: [
    project('packages', 'packages'),
    project('server', 'server/src', server),
  ],
};
