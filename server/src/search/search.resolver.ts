import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Search } from './search.ts';
import { FindableKind, SearchResults } from './search.types.ts';
import type { FindableKind as Kind } from './shelves.ts';

@Resolver()
export class SearchResolver {
  constructor(private readonly search: Search) {}

  @Query(() => SearchResults, { name: 'search', description: 'What the caller may read that holds these words.' })
  @Allow('anyone', { because: 'everybody searches what they may read; the use case knows what that is' })
  find(
    @CallerOf() caller: Caller,
    @Args('words', { type: () => String, description: 'Of an endless text only the beginning counts.' }) words: string,
    @Args('kind', { type: () => FindableKind, nullable: true }) kind: Kind | null | undefined,
  ): Promise<SearchResults> {
    return this.search.run(caller, words, kind ?? undefined);
  }
}
