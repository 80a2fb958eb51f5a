import { Injectable } from '@nestjs/common';
import { COUNTED, FindPosts as FindPostsInTalk } from '../discussion/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { stemOf } from './dutch.ts';
import { excerptOf } from './excerpt.ts';
import type { Finder, FoundKind, Query } from './finder.ts';

/** Conversations that the caller may see: each hit leads to the post in its place. */
@Injectable()
export class FindPosts implements Finder {
  readonly kinds = ['post'] as const;

  constructor(private readonly posts: FindPostsInTalk) {}

  async find(caller: Caller, query: Query): Promise<FoundKind[]> {
    const asked = { limit: query.limit('post'), after: query.after('post') };
    const { hits, count, words, ...found } = await this.posts.run(caller, query.words, asked);
    const terms = new Set(words.map(stemOf));
    const shown = hits.map(({ threadId, number, title, place, text, postedAt }) => ({
      ...{ id: `${threadId} ${number}`, title, place, whole: true, at: postedAt },
      path: `/gesprekken/${threadId}?bericht=${number}#bericht-${number}`,
      excerpt: excerptOf(text, terms),
    }));
    return [{ kind: 'post', hits: shown, count: Math.min(count, COUNTED), more: count > COUNTED, ...found }];
  }
}
