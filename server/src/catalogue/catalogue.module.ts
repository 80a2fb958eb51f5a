import { Module } from '@nestjs/common';
import { ModuleResolver, ProgrammeResolver } from './catalogue.resolver.ts';
import { Catalogue } from './catalogue.ts';
import { ListModules } from './list-modules.ts';
import { Publications } from './publications.ts';
import { SitemapController } from './sitemap.controller.ts';

/** What is published, for everybody to choose from. */
@Module({
  controllers: [SitemapController],
  providers: [Catalogue, ListModules, ModuleResolver, ProgrammeResolver, Publications],
  exports: [Catalogue, Publications],
})
export class CatalogueModule {}
