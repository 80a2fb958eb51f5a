import { Args, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Ask } from '../platform/graphql/refusal.ts';
import type { FindableKind as Kind } from './finder.ts';
import { Search } from './search.ts';
import { FindableKind, SearchResult, type SearchResults } from './search.types.ts';

@Resolver()
export class SearchResolver {
  constructor(private readonly searching: Search) {}

  @Ask(() => SearchResult, 'What the caller may see that holds these words.')
  @Allow('anyone', { because: 'everybody searches what they may see; each finder knows what that is' })
  search(
    @CallerOf() caller: Caller,
    @Args('words', { type: () => String }) words: string,
    @Args('kind', {
      type: () => FindableKind,
      nullable: true,
      description: 'Of this kind a page, of others the count.',
    })
    kind: Kind | null | undefined,
    @Args('after', { type: () => String, nullable: true, description: 'Where the list of that kind goes on.' })
    after: string | null | undefined,
  ): Promise<SearchResults> {
    return this.searching.run(caller, { words, kind: kind ?? undefined, after: after ?? undefined });
  }
}
