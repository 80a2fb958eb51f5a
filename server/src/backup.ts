import 'reflect-metadata';
import { linkSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { backUp } from './platform/backup/back-up.ts';
import { restore } from './platform/backup/restore.ts';
import { type Config, readConfig } from './platform/config/config.ts';
import { openDataFolder } from './platform/data-folder.ts';
import { databaseInUse } from './platform/database/database-in-use.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { StartupFault, tellWhy } from './platform/startup-fault.ts';

const HELP = `npm run backup -- <file>    writes all that the database holds into a new file, also while the academy runs
npm run restore -- <file>   brings it into an empty database
`;

const deeds: Readonly<Record<string, (url: string, file: string) => Promise<string>>> = { backup, restore: bringBack };

/** `npm run backup` and `npm run restore`: on the database of DATABASE_URL, or the embedded one. */
async function main([deed = '', file, ...more]: readonly string[]): Promise<string> {
  const run = deeds[deed];
  if (!run || file === undefined || more.length > 0) return HELP;
  const config: Config = readConfig(process.env);
  const dataDir = path.resolve(config.dataDir);
  if (!config.databaseUrl) openDataFolder(dataDir);
  const { url, close } = await databaseInUse(config, dataDir);
  try {
    // a database that does not let us in is told in a sentence
    await (await openDatabase(url, 2)).destroy();
    return await run(url, file);
  } finally {
    await close();
  }
}

/** Under its name only when it is whole, and never over another file. For nobody else on this machine to read. */
async function backup(url: string, file: string): Promise<string> {
  const part = `${file}.${process.pid}.part`;
  try {
    const { tables, rows } = await backUp(url, (await open(part, 'wx', 0o600)).createWriteStream({ flush: true }));
    linkSync(part, file);
    return `${file}: ${rows} rows of ${tables} tables. Keep WRITING_KEYS, AUTH_SECRET and BADGE_KEY apart from it: they are not in it.\n`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new StartupFault(`${file} is there already. Nothing was changed. Choose another name.`);
    if (code === 'ENOENT') throw new StartupFault(`There is no folder ${path.dirname(file)}. Nothing was changed.`);
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

async function bringBack(url: string, file: string): Promise<string> {
  const opened = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new StartupFault(`There is no file ${file}. Nothing was changed.`) : error;
  });
  const { tables, rows } = await restore(url, opened.createReadStream());
  return `${rows} rows of ${tables} tables are back. Start the academy on this database, and look.\n`;
}

main(process.argv.slice(2)).then(
  (said) => process.stdout.write(said),
  (error: unknown) => {
    process.stderr.write(`\n${tellWhy(error)}\n\n`);
    process.exitCode = 1;
  },
);
