import { Module } from '@nestjs/common';
import { ModuleResolver, ProgrammeResolver } from './catalogue.resolver.ts';
import { Catalogue } from './catalogue.ts';
import { ListModules } from './list-modules.ts';
import { Publications } from './publications.ts';

/** What is published, for everybody to choose from. */
@Module({
  providers: [Catalogue, ListModules, ModuleResolver, ProgrammeResolver, Publications],
  exports: [Catalogue, Publications],
})
export class CatalogueModule {}
