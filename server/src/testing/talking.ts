import { randomUUID } from 'node:crypto';
import type { TestAcademy } from './academy.ts';
import type { SignedInPerson } from './people.ts';

type Answer = { __typename: string } & Record<string, unknown>;
export type Place = { kind: 'LESSON' | 'CASE' | 'MODULE' | 'WORKSHOP'; key: string };
export type ShownPost = {
  number: number;
  html: string | null;
  text: string | null;
  revision: number;
  editedAt: string | null;
  deleted: boolean;
  best: boolean;
  writer: { name: string | null; standing: string | null; self: boolean };
  hidden: boolean;
  fromNotebook: boolean;
  answer: { id: string | null; question: string | null; text: string | null } | null;
  move: {
    away: boolean;
    merged: boolean;
    explanation: string;
    to: { threadId: string; number: number; title: string } | null;
  } | null;
  restriction: { explanation: string; appeal: string | null; answer: string | null } | null;
  myReport: { decision: string | null; explanation: string | null } | null;
  quotation: {
    number: number;
    excerpt: string | null;
    threadId?: string | null;
    writer: { name: string } | null;
  } | null;
  reactions: { kind: string; count: number; mine: boolean }[];
};
export type ShownThread = {
  __typename: string;
  at: number;
  firstUnread: number | null;
  choosesBest: boolean;
  posts: ShownPost[];
  thread: {
    id: string;
    title: string;
    lastNumber: number;
    unread: number;
    bestNumber: number | null;
    stance: string | null;
  };
};
export type Review = {
  threadId: string;
  number: number;
  hidden: boolean;
  excerpt: string;
  appeal: string | null;
  reports: { ground: string; reason: string; reporter: { name: string } }[];
};
type ListedThread = { id: string; title: string; unread: number; opened: boolean };
export type ShownThreads = { __typename: string; threads: ListedThread[]; next: string | null };

const REFUSED =
  '... on Refused { message } ... on InvalidInput { problems { field message } } ... on TooOften { retryAfter }';
const WRITTEN = `__typename ... on PostWritten { threadId number } ${REFUSED}`;
const WRITER = 'writer { name standing self }';

/** Talking as people do it, over HTTP. */
export class Talking {
  constructor(readonly academy: TestAcademy) {}

  async ask<T = Answer>(query: string, variables: Record<string, unknown>, person?: SignedInPerson): Promise<T> {
    const { data, errors } = await this.academy.graphql<{ done: T | null }>(query, variables, person?.cookie);
    return (data?.done ?? { __typename: String(errors?.[0]?.extensions?.code ?? errors?.[0]?.message) }) as T;
  }

  start(person: SignedInPerson | undefined, at: Place, more: Record<string, unknown> = {}): Promise<Answer> {
    const input = {
      at,
      kind: 'QUESTION',
      title: 'Een vraag',
      text: 'Hoe doen jullie dit?',
      requestKey: randomUUID(),
      ...more,
    };
    const query = `mutation ($input: StartThreadInput!) { done: startThread(input: $input) { ${WRITTEN} } }`;
    return this.ask(query, { input }, person);
  }

  /** A thread that certainly began. */
  async begun(person: SignedInPerson, at: Place, more: Record<string, unknown> = {}): Promise<string> {
    const { threadId, ...rest } = await this.start(person, at, more);
    if (typeof threadId !== 'string') throw new Error(`no thread began: ${JSON.stringify(rest)}`);
    return threadId;
  }

  reply(person: SignedInPerson | undefined, threadId: string, more: Record<string, unknown> = {}): Promise<Answer> {
    const input = { threadId, text: 'Bij ons ook.', requestKey: randomUUID(), ...more };
    return this.ask(`mutation ($input: ReplyInput!) { done: reply(input: $input) { ${WRITTEN} } }`, { input }, person);
  }

  edit(
    person: SignedInPerson | undefined,
    threadId: string,
    number: number,
    text: string,
    baseRevision: number,
  ): Promise<Answer> {
    const query = `mutation ($input: EditPostInput!) { done: editPost(input: $input) {
      ${WRITTEN} ... on PostConflict { text revision } } }`;
    return this.ask(query, { input: { threadId, number, text, baseRevision } }, person);
  }

  delete(person: SignedInPerson | undefined, threadId: string, number: number): Promise<Answer> {
    const query =
      'mutation ($post: PostAddress!) { done: deletePost(post: $post) { __typename ... on Refused { message } } }';
    return this.ask(query, { post: { threadId, number } }, person);
  }

  react(
    person: SignedInPerson | undefined,
    threadId: string,
    number: number,
    kind: string,
    given = true,
  ): Promise<Answer> {
    const query = 'mutation ($input: ReactionInput!) { done: reactToPost(input: $input) { __typename } }';
    return this.ask(query, { input: { threadId, number, kind, given } }, person);
  }

  choose(person: SignedInPerson | undefined, threadId: string, number: number, best = true): Promise<Answer> {
    const query = 'mutation ($input: BestAnswerInput!) { done: chooseBestAnswer(input: $input) { __typename } }';
    return this.ask(query, { input: { threadId, number, best } }, person);
  }

  follow(person: SignedInPerson | undefined, threadId: string, stance: 'FOLLOW' | 'MUTE' | null): Promise<Answer> {
    const query = 'mutation ($input: FollowThreadInput!) { done: followThread(input: $input) { __typename } }';
    return this.ask(query, { input: { threadId, stance } }, person);
  }

  report(
    person: SignedInPerson | undefined,
    threadId: string,
    number: number,
    reason = 'Hoort hier niet',
  ): Promise<Answer> {
    const input = { threadId, number, ground: 'UNKIND', reason };
    return this.ask(
      `mutation ($input: ReportPostInput!) { done: reportPost(input: $input) { __typename ${REFUSED} } }`,
      { input },
      person,
    );
  }

  moderate(
    person: SignedInPerson | undefined,
    threadId: string,
    number: number,
    hide: boolean,
    explanation = 'Omdat',
  ): Promise<Answer> {
    const input = { threadId, number, hide, explanation };
    return this.ask(
      'mutation ($input: ModeratePostInput!) { done: moderatePost(input: $input) { __typename } }',
      { input },
      person,
    );
  }

  appeal(person: SignedInPerson | undefined, threadId: string, number: number, appeal = 'Toch wel'): Promise<Answer> {
    const input = { threadId, number, appeal };
    return this.ask(
      'mutation ($input: AppealInput!) { done: appealHiding(input: $input) { __typename } }',
      { input },
      person,
    );
  }

  settle(person: SignedInPerson | undefined, threadId: string, locked: boolean, slowSeconds = 0): Promise<Answer> {
    const input = { threadId, locked, slowSeconds, reason: 'Even rust' };
    return this.ask(
      'mutation ($input: SettleThreadInput!) { done: settleThread(input: $input) { __typename } }',
      { input },
      person,
    );
  }

  ban(person: SignedInPerson | undefined, threadId: string, number: number, days: number): Promise<Answer> {
    const input = { threadId, number, days, reason: 'Al drie keer gevraagd' };
    return this.ask(
      'mutation ($input: BanWriterInput!) { done: banWriter(input: $input) { __typename } }',
      { input },
      person,
    );
  }

  /** What waits for those who keep order. */
  async review(person: SignedInPerson | undefined): Promise<Review[]> {
    const query =
      '{ done: postsUnderReview { threadId number hidden excerpt appeal reports { ground reason reporter { name } } } }';
    return this.ask(query, {}, person);
  }

  read(person: SignedInPerson | undefined, id: string, at?: number): Promise<ShownThread> {
    const query = `query ($id: ID!, $at: Int) { done: thread(id: $id, at: $at) { __typename ... on ThreadMerged { threadId number } ... on ThreadPage {
      at firstUnread choosesBest thread { id title lastNumber unread bestNumber stance }
      posts { number html text revision editedAt deleted hidden best fromNotebook answer { id question text }
        move { away merged explanation to { threadId number title } } restriction { explanation appeal answer } myReport { decision explanation } ${WRITER}
        quotation { number excerpt threadId writer { name } } reactions { kind count mine } } } } }`;
    return this.ask(query, { id, at }, person);
  }

  list(
    person: SignedInPerson | undefined,
    more: { at?: Place; followed?: boolean; after?: string } = {},
  ): Promise<ShownThreads> {
    const query = `query ($at: PlaceInput, $followed: Boolean, $after: String) { done: threads(at: $at, followed: $followed, after: $after) {
      __typename ... on ThreadList { next threads { id title unread opened } } } }`;
    return this.ask(query, more, person);
  }

  /** Moves posts to another conversation, or to a new one where a place is given. */
  move(
    person: SignedInPerson | undefined,
    threadId: string,
    numbers: readonly number[],
    to: string | { at: Place; title: string },
    more: Record<string, unknown> = {},
  ): Promise<Answer> {
    const where = typeof to === 'string' ? { toThreadId: to } : { start: to };
    const input = { threadId, numbers, ...where, explanation: 'Hoort daar', fewerReaders: false, ...more };
    const query = `mutation ($input: MovePostsInput!) { done: movePosts(input: $input) {
      __typename ... on PostsMoved { threadId number } ${REFUSED.replace(/ \.\.\. on TooOften.*$/, '')} } }`;
    return this.ask(query, { input }, person);
  }

  merge(
    person: SignedInPerson | undefined,
    threadId: string,
    intoThreadId: string,
    more: Record<string, unknown> = {},
  ): Promise<Answer> {
    const input = { threadId, intoThreadId, explanation: 'Zelfde vraag', fewerReaders: false, ...more };
    const query = `mutation ($input: MergeThreadsInput!) { done: mergeThreads(input: $input) {
      __typename ... on PostsMoved { threadId number } ${REFUSED.replace(/ \.\.\. on TooOften.*$/, '')} } }`;
    return this.ask(query, { input }, person);
  }

  share(person: SignedInPerson | undefined, input: Record<string, unknown>): Promise<Answer> {
    const query = `mutation ($input: ShareInThreadInput!) { done: shareInThread(input: $input) { ${WRITTEN} } }`;
    return this.ask(query, { input: { requestKey: randomUUID(), ...input } }, person);
  }

  takeAnswerBack(person: SignedInPerson | undefined, id: string): Promise<Answer> {
    return this.ask('mutation ($id: ID!) { done: takeAnswerBack(id: $id) { __typename } }', { id }, person);
  }
}
