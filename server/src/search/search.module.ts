import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { SearchResolver } from './search.resolver.ts';
import { Search } from './search.ts';
import { SearchShelves } from './shelves.ts';

/** Finding by words: what is published, as far as whoever asks may read it. */
@Module({
  imports: [AccessModule, CatalogueModule],
  providers: [Search, SearchResolver, SearchShelves],
})
export class SearchModule {}
