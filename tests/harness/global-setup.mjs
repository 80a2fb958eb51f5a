import setUpPostgres from '../../server/src/testing/global-setup.mjs';
import { unpackBrowser } from './packed-browser.mjs';

/** PostgreSQL for the run; and the browser out of its package before two workers do it at once and one runs half a file. */
export default async function setUp() {
  await Promise.all([setUpPostgres(), unpackBrowser()]);
}
