import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Clock } from './clock.ts';
import { CONFIG, type Config } from './config/config.ts';
import { DATABASE_URL, Database } from './database/database.ts';
import { FileStore } from './files/file-store.ts';
import { Scratch } from './files/scratch.ts';
import { AllowGuard } from './graphql/allow.ts';
import { HealthController } from './http/health.controller.ts';
import { RateLimit } from './http/rate-limit.ts';
import { SharedPages } from './http/shared-pages.ts';
import { SitePages } from './http/site-pages.ts';
import { Waiting } from './http/waiting.ts';
import { Jobs } from './jobs/jobs.ts';
import { Live } from './live/live.ts';
import { MailQueue } from './mail/mail-queue.ts';
import { MailWords } from './mail/mail-words.ts';
import { SendMail } from './mail/send-mail.ts';
import { RESOURCES, type Resources } from './resources.ts';
import { Seals } from './seals/seals.ts';
import { Turns } from './turns.ts';

export type Foundation = { config: Config; resources: Resources; dataSource: DataSource; databaseUrl: string };

/** What knows no domain and every domain stands on. */
@Global()
@Module({})
export class PlatformModule {
  static on({ config, resources, dataSource, databaseUrl }: Foundation): DynamicModule {
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: RESOURCES, useValue: resources },
      { provide: DATABASE_URL, useValue: databaseUrl },
      { provide: Database, useValue: new Database(dataSource) },
      { provide: Seals, useValue: new Seals(resources.writingKeys) },
      { provide: FileStore, useValue: resources.files },
      { provide: Scratch, useValue: resources.scratch },
      Clock,
      Jobs,
      Live,
      MailQueue,
      MailWords,
      SendMail,
      RateLimit,
      SharedPages,
      SitePages,
      Turns,
      Waiting,
    ];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [...shared, { provide: APP_GUARD, useClass: AllowGuard }],
      exports: shared,
    };
  }
}
