import { Module } from '@nestjs/common';
import { ModuleResolver, ProgrammeResolver } from './catalogue.resolver.ts';
import { Catalogue } from './catalogue.ts';
import { FeedController } from './feed.controller.ts';
import { FormerSlugs } from './former-slugs.ts';
import { ListModules } from './list-modules.ts';
import { Publications } from './publications.ts';
import { PublishedCases } from './published-cases.ts';
import { PaintedPictures } from './sharing/painted.ts';
import { PicturesController } from './sharing/pictures.controller.ts';
import { SitemapController } from './sitemap.controller.ts';

/** What is published, for everybody to choose from. */
@Module({
  controllers: [FeedController, PicturesController, SitemapController],
  providers: [
    Catalogue,
    FormerSlugs,
    ListModules,
    ModuleResolver,
    PaintedPictures,
    ProgrammeResolver,
    Publications,
    PublishedCases,
  ],
  exports: [Catalogue, Publications],
})
export class CatalogueModule {}
