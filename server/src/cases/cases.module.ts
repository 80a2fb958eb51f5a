import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { CaseResolver } from './case.resolver.ts';
import { ListCases } from './list-cases.ts';
import { ReadCase } from './read-case.ts';
import { Shelves } from './shelf.ts';

/** The case library: examples to choose from, whole for those who may open a module that holds them. */
@Module({
  imports: [AccessModule, CatalogueModule],
  providers: [CaseResolver, ListCases, ReadCase, Shelves],
})
export class CasesModule {}
