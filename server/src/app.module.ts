import { type DynamicModule, Module } from '@nestjs/common';
import { domains } from './domains.ts';
import { graphqlModule } from './platform/graphql/graphql.module.ts';
import { PagesController } from './platform/http/pages.controller.ts';
import { WorkerController } from './platform/http/worker.controller.ts';
import { type Foundation, PlatformModule } from './platform/platform.module.ts';

/** The whole house: the platform, each domain, and last the pages, which answer what nothing else does. */
@Module({})
export class AppModule {
  static on(foundation: Foundation, options: { schemaFile?: string } = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.on(foundation), graphqlModule(options), ...domains],
      controllers: [WorkerController, PagesController],
    };
  }
}
