import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { type Config, readConfig } from './platform/config/config.ts';
import { databaseInUse } from './platform/database/database-in-use.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { reseal } from './platform/seals/reseal.ts';
import { Seals } from './platform/seals/seals.ts';
import { findWritingKeys } from './platform/seals/writing-keys.ts';
import { StartupFault, tellWhy } from './platform/startup-fault.ts';
import { sealedTables } from './sealed-tables.ts';

const HELP = `npm run keys             makes a new key for WRITING_KEYS
npm run keys -- reseal   seals everything anew with the first key of WRITING_KEYS, while the academy runs
`;

/** `npm run keys`: keys for what people write in private. */
async function main([asked, ...more]: readonly string[]): Promise<string> {
  if (asked === undefined) return `${randomBytes(32).toString('hex')}\n`;
  if (asked !== 'reseal' || more.length > 0) return HELP;
  const config = readConfig(process.env);
  const dataDir = path.resolve(config.dataDir);
  const { url, close } = await databaseInUse(config, dataDir);
  try {
    const dataSource = await openDatabase(url, 2);
    try {
      return await sealAnew(dataSource, config, dataDir);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await close();
  }
}

async function sealAnew(dataSource: DataSource, config: Config, dataDir: string): Promise<string> {
  const seals = new Seals(await findWritingKeys(dataSource, config.writingKeys, dataDir));
  const known: unknown[] = await dataSource.query('select 1 from platform.writing_key where id = $1', [seals.keyId]);
  if (known.length === 0) {
    throw new StartupFault(
      'The academy does not know the first key yet: start it with these WRITING_KEYS, and then seal anew. Nothing was changed.',
    );
  }
  const { sealed, closed, freed } = await reseal(dataSource, seals, sealedTables, (done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${done} sealed anew`);
  });
  const lines = [`${sealed} sealed anew with key ${seals.keyId.toString('hex')}.`];
  if (closed.length > 0) lines.push(`Could not be opened, and left as they are:`, ...closed.map((one) => `  ${one}`));
  if (freed.length > 0) lines.push(`Nothing needs these keys any more: ${freed.join(', ')}.`);
  return `${lines.join('\n')}\n`;
}

main(process.argv.slice(2)).then(
  (said) => process.stdout.write(said),
  (error: unknown) => {
    process.stderr.write(`\n${tellWhy(error)}\n\n`);
    process.exitCode = 1;
  },
);
