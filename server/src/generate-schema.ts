import 'reflect-metadata';
import { createApp } from './create-app.ts';
import { readConfig } from './platform/config/config.ts';
import { createDataSource } from './platform/database/data-source.ts';
import { DirectoryStore } from './platform/files/directory-store.ts';
import { Scratch } from './platform/files/scratch.ts';
import { SCHEMA_FILE } from './platform/graphql/graphql.module.ts';

/** Writes the schema as it follows from the code, without a database: `npm run generate`. */
const databaseUrl = 'postgresql://nobody@127.0.0.1:1/nothing';
const app = await createApp(
  {
    config: readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'error' }),
    resources: {
      publicUrl: 'http://localhost:3000',
      smtpUrl: 'smtp://127.0.0.1:1',
      authSecret: 'only for writing the schema, never for sessions',
      writingKeys: ['0'.repeat(64)],
      badgeKey: '',
      files: new DirectoryStore('nowhere'),
      scratch: new Scratch('nowhere'),
      stripe: { secretKey: 'sk_test_schema', webhookSecret: 'whsec_schema', apiBase: 'http://127.0.0.1:1' },
      testPayments: undefined,
      demo: false,
    },
    dataSource: createDataSource(databaseUrl, 2),
    databaseUrl,
  },
  { schemaFile: process.argv[2] ?? SCHEMA_FILE },
);
await app.close();
process.exit(0);
