import { Injectable } from '@nestjs/common';
import { RecordOfActs } from '../insight/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { Live } from '../platform/live/live.ts';
import { Decisions } from './decisions.ts';
import { Doors } from './doors.ts';
import { changedIn, topicOf } from './live-topics.ts';
import { type MergeThreadsInput, type MovePostsInput, PostsMoved } from './move.types.ts';
import { Moves } from './moves.ts';
import { anchorOf, type Place } from './places.ts';
import { mayModerate, reachOf, readersMoved } from './policy.ts';
import { THREADS_TOPIC } from './thread-counts.ts';
import { type KeptThread, Threads } from './threads.ts';
import { keepableReason, keepableTitle, problemAt } from './writing.ts';

/** Posts that are moved at once, at most; more of them is a conversation to merge. */
const MOST = 200;

type Acting = { by: string; explanation: string; fewerReaders: boolean };
type Moving = { from: KeptThread; to: KeptThread; merged: boolean };

/**
 * Brings posts to where they belong: chosen ones to another conversation or a new one, or a whole conversation into another.
 * A post is never moved to where people read it who could not read it before; where fewer can, who moves it is told first.
 */
@Injectable()
export class MovePosts {
  constructor(
    private readonly database: Database,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly moves: Moves,
    private readonly decisions: Decisions,
    private readonly record: RecordOfActs,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { id: by }: CallerPerson, input: MovePostsInput): Promise<PostsMoved> {
    refuseUnless(mayModerate(caller), () => new NotFound());
    const acting = { by, explanation: keepableReason(input.explanation), fewerReaders: input.fewerReaders };
    const numbers = chosen(input.numbers);
    const start = input.start && { at: input.start.at, title: keepableTitle(input.start.title) };
    refuseUnless(start || input.toThreadId, () => problemAt('to', 'discussion.move.where'));
    return this.database.transaction(async () => {
      const held = await this.hold(input.threadId, start ? undefined : (input.toThreadId ?? undefined));
      const { from } = held;
      const posts = await this.moves.lock(from.id, numbers);
      const [first] = posts;
      refuseUnless(first && posts.length === numbers.length, () => problemAt('numbers', 'discussion.move.numbers'));
      const before = gone(posts.map(({ movedTo }) => movedTo));
      if (before && (start || before.threadId === held.to?.id)) return new PostsMoved(before.threadId, before.number);
      const still = !from.mergedInto && posts.every(({ movedTo }) => !movedTo);
      refuseUnless(still, () => problemAt('numbers', 'discussion.move.gone'));
      const to = start ? await this.begin(caller, { from, first, ...start }) : held.to;
      refuseUnless(to && to.id !== from.id && !to.mergedInto, () => problemAt('to', 'discussion.move.nowhere'));
      return this.move({ from, to, merged: false }, posts, acting);
    });
  }

  async merge(caller: Caller, { id: by }: CallerPerson, input: MergeThreadsInput): Promise<PostsMoved> {
    refuseUnless(mayModerate(caller), () => new NotFound());
    const acting = { by, explanation: keepableReason(input.explanation), fewerReaders: input.fewerReaders };
    return this.database.transaction(async () => {
      const { from, to } = await this.hold(input.threadId, input.intoThreadId);
      if (to && from.mergedInto === to.id) return new PostsMoved(to.id, 1);
      refuseUnless(!from.mergedInto, () => problemAt('to', 'discussion.merge.gone'));
      refuseUnless(to && to.id !== from.id && !to.mergedInto, () => problemAt('to', 'discussion.move.nowhere'));
      const posts = (await this.moves.lock(from.id, undefined)).filter(({ movedTo }) => !movedTo);
      return this.move({ from, to, merged: true }, posts, acting);
    });
  }

  /** Both threads, held in the order of their ids, so that two who move at once wait for each other. */
  private async hold(
    fromId: string,
    toId: string | undefined,
  ): Promise<{ from: KeptThread; to: KeptThread | undefined }> {
    const held = new Map<string, KeptThread | undefined>();
    for (const id of [fromId, ...(toId ? [toId] : [])].map((one) => one.toLowerCase()).toSorted())
      if (!held.has(id)) held.set(id, await this.threads.lock(id));
    const from = held.get(fromId.toLowerCase());
    refuseUnless(from, () => new NotFound());
    return { from, to: toId ? held.get(toId.toLowerCase()) : undefined };
  }

  /** A conversation that begins with what is moved: of whoever wrote the first post of it. */
  private async begin(
    caller: Caller,
    {
      from,
      first,
      at,
      title,
    }: {
      from: KeptThread;
      first: { number: number; authorId: string };
      at: Pick<Place, 'kind'> & { key: string };
      title: string;
    },
  ): Promise<KeptThread | undefined> {
    const { place } = await this.doors.place(caller, anchorOf(at.kind, at.key));
    const { anchor, title: anchorTitle, moduleKeys } = place;
    const id = await this.threads.add(
      {
        ...{ anchor, anchorTitle, moduleKeys: [...moduleKeys], kind: from.kind, title, authorId: first.authorId },
        requestKey: `moved ${from.id} ${first.number}`,
      },
      this.clock.now(),
    );
    return id ? this.threads.lock(id) : undefined;
  }

  private async move(
    { from, to, merged }: Moving,
    posts: readonly { number: number; authorId: string; postedAt: Date }[],
    { by, explanation, fewerReaders }: Acting,
  ): Promise<PostsMoved> {
    await this.sameReaders(from, to, fewerReaders);
    const now = this.clock.now();
    const moveId = await this.moves.note({ from: from.id, to: to.id, merged, explanation, by }, now);
    const numbers = posts.map(({ number }) => number);
    const there = posts.map((_, at) => to.lastNumber + at + 1);
    const relocation = { moveId, from: from.id, to: to.id, numbers, there };
    await this.moves.relocate(relocation);
    const last = new Date(posts.reduce((latest, { postedAt }) => Math.max(latest, postedAt.getTime()), 0));
    await this.moves.grow(to.id, posts.length, last);
    await this.takeBestAlong(from, to, relocation);
    const everybody = merged || to.lastNumber === 0;
    await this.moves.readers(relocation, everybody ? undefined : posts.map(({ authorId }) => authorId));
    if (merged) await this.moves.close(from.id, to.id);
    const firstOf = new Map(posts.map(({ authorId }, at) => [authorId, there[at] ?? 1] as const).toReversed());
    const what = merged ? 'merged' : 'moved';
    const told = [...firstOf].map(([personId, number]) => ({ personId, what, threadId: to.id, number }) as const);
    await this.decisions.tell(told, { by, explanation }, now);
    await this.record.record({
      ...{ actor: by, act: merged ? 'merge-threads' : 'move-posts', reason: explanation },
      ...{ subjectKind: 'thread', subjectId: from.id, data: { to: to.id, numbers, there } },
    });
    const [first = 1] = there;
    await this.live.publish(THREADS_TOPIC);
    await this.live.publish(topicOf(to.id), String(to.lastNumber + posts.length));
    await this.live.publish(...changedIn(from.id, numbers[0] ?? 1, 'moved'));
    return new PostsMoved(to.id, first);
  }

  /** @throws Refusal with InvalidInput where others would read it than those who can now */
  private async sameReaders(from: KeptThread, to: KeptThread, fewerReaders: boolean): Promise<void> {
    const places = await this.doors.places();
    const readers = readersMoved(reachOf(places, from), reachOf(places, to));
    if (readers === 'more') refuse(problemAt('to', 'discussion.move.more-readers'));
    refuseUnless(readers === 'same' || fewerReaders, () => problemAt('fewerReaders', 'discussion.move.fewer-readers'));
  }

  /** The best answer stays that, where the question came along or has none yet. */
  private async takeBestAlong(
    from: KeptThread,
    to: KeptThread,
    { numbers, there }: { numbers: readonly number[]; there: readonly number[] },
  ): Promise<void> {
    const at = from.bestNumber === null ? -1 : numbers.indexOf(from.bestNumber);
    if (at < 0) return;
    await this.threads.chooseBest(from.id, null);
    const best = there[at] ?? 1;
    if (to.kind === 'question' && to.bestNumber === null && best > 1) await this.threads.chooseBest(to.id, best);
  }
}

/** @throws Refusal with InvalidInput */
function chosen(numbers: readonly number[]): number[] {
  const each = [...new Set(numbers)].toSorted((one, other) => one - other);
  const right = each.length > 0 && each.length <= MOST && each.every((number) => number >= 1);
  refuseUnless(right, () => problemAt('numbers', 'discussion.move.numbers'));
  refuseUnless(each[0] !== 1, () => problemAt('numbers', 'discussion.move.first'));
  return each;
}

/** Where all of them went together before; undefined where that is not one place. */
function gone(
  places: readonly ({ threadId: string; number: number } | null)[],
): { threadId: string; number: number } | undefined {
  const [first] = places;
  return first && places.every((one) => one?.threadId === first.threadId) ? first : undefined;
}
