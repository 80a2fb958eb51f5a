import { postExcerpt } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { oneSlipApart } from '../platform/slips.ts';
import { Doors } from './doors.ts';
import type { PlaceMap } from './places.ts';
import { type FoundPost, type PostQuestion, PostWords } from './post-words.ts';

/** Which posts are asked for: so many, after one that was shown. */
export type PostsAsked = { limit: number; after: string | undefined };

/** Where a post says what was looked for; `title` is empty where it went with the first post. */
export type PostHit = {
  threadId: string;
  number: number;
  title: string;
  place: string;
  text: string;
  postedAt: Date;
};

/** `count` goes no further than `COUNTED`; `partly` when nothing holds all the words and these hold some of them. */
export type PostsFound = {
  hits: PostHit[];
  count: number;
  partly: boolean;
  /** The words by which they were found, those that were meant by a slip among them. */
  words: readonly string[];
  next: string | undefined;
};

/** How many are counted at most. */
export const COUNTED = 100;
/** Characters of a post that are searched for the place to show. */
const LONGEST = 10_000;
const CURSOR = /^[1-9]\d{0,17}$/;

/**
 * Posts that hold some words, the newest first, among those that stand and that the caller may see: no other has a part in
 * what is found, counted or forgiven. Where nothing holds the words as they were typed, a slip in them is forgiven; where
 * nothing holds all of them, one is enough.
 */
@Injectable()
export class FindPosts {
  constructor(
    private readonly doors: Doors,
    private readonly words: PostWords,
  ) {}

  async run(caller: Caller, words: readonly string[], { limit, after }: PostsAsked): Promise<PostsFound> {
    if (!caller.person || words.length === 0) return { hits: [], count: 0, partly: false, words, next: undefined };
    const opened = await this.doors.of(caller);
    const before = after !== undefined && CURSOR.test(after) ? after : undefined;
    const find = (question: PostQuestion, from?: string) =>
      this.words.find(opened, question, { before: from, most: COUNTED + 1, texts: limit });
    const { question, posts, partly } = await this.asMeant(words, find);
    const shown = before === undefined ? posts : await find(question, before);
    const last = shown[limit - 1];
    return {
      hits: shown.slice(0, limit).map((post) => hitOf(post, opened.places)),
      ...{ count: posts.length, partly: partly && posts.length > 0, words: question.words.flat() },
      next: shown.length > limit ? last?.cursor : undefined,
    };
  }

  /** What is looked for, and what it brings: as it was typed, else with slips forgiven, else one word of it. */
  private async asMeant(
    words: readonly string[],
    find: (question: PostQuestion) => Promise<FoundPost[]>,
  ): Promise<{ question: PostQuestion; posts: FoundPost[]; partly: boolean }> {
    const typed = { words: words.map((word) => [word]), all: true };
    const exactly = await find(typed);
    if (exactly.length > 0) return { question: typed, posts: exactly, partly: false };
    const near = await this.words.near(words);
    const ways = words.map((word) => [...new Set([word, ...near.filter((one) => oneSlipApart(one, word))])]);
    const meant = { words: ways, all: true };
    const forgiven = near.length > 0 ? await find(meant) : [];
    if (forgiven.length > 0 || words.length === 1) return { question: meant, posts: forgiven, partly: false };
    const some = { words: ways, all: false };
    return { question: some, posts: await find(some), partly: true };
  }
}

function hitOf({ threadId, number, title, anchor, anchorTitle, text, postedAt }: FoundPost, places: PlaceMap): PostHit {
  const place = places.get(anchor)?.title ?? anchorTitle;
  return { threadId, number, title: title ?? '', place, text: postExcerpt(text ?? '', LONGEST), postedAt };
}
