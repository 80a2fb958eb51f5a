import { type Mention, postExcerpt } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import type { PublishedModule } from '../catalogue/index.ts';
import { People, type Person } from '../identity/index.ts';
import { placeOfAnswer } from '../learning/index.ts';
import { AnswerSeals } from './answer-seals.ts';
import type { PlaceKind, PlaceMap } from './places.ts';
import { maySee, type Opened } from './policy.ts';
import type { PostForReader } from './posts.ts';
import { RenderedPosts } from './rendered-posts.ts';
import type { SealedShare } from './shared-answers.ts';
import { Post, PostMove, SharedReflection, type Standing, Thread, ThreadPlace, Writer } from './thread.types.ts';
import type { ThreadForReader } from './threads.ts';
import { LONGEST_EXCERPT } from './writing.ts';

/** Who wrote what is shown, found in one statement. */
export type Writers = (id: string) => Writer;

/** Who reads: what is open to them, and whether they keep order. */
export type Reader = { opened: Opened; moderates: boolean; modules: readonly PublishedModule[] };

/** What is kept, as one reader gets it. */
@Injectable()
export class ThreadViews {
  constructor(
    private readonly people: People,
    private readonly rendered: RenderedPosts,
    private readonly seals: AnswerSeals,
  ) {}

  async writers(readerId: string, ids: Iterable<string>): Promise<Writers> {
    const people = await this.people.byIds([...new Set(ids)]);
    return (id) => {
      const person = people.get(id);
      return Object.assign(new Writer(), { name: person?.name, standing: standingOf(person), self: id === readerId });
    };
  }

  thread(thread: ThreadForReader, places: PlaceMap, writers: Writers): Thread {
    const { id, kind, lastNumber, lastPostedAt, readTo, bestNumber, stance } = thread;
    const writer = writers(thread.authorId);
    // with the first post goes what the conversation was called
    const title = thread.titleGone && !writer.self ? '' : thread.title;
    return Object.assign(new Thread(), {
      ...{ id, title, writer, kind, lastNumber, lastPostedAt },
      place: placeOf(thread, places),
      unread: readTo === null ? 0 : Math.max(0, lastNumber - readTo),
      opened: readTo !== null,
      bestNumber: bestNumber ?? undefined,
      stance: stance ?? undefined,
      locked: thread.lockedAt !== null,
      slowSeconds: thread.slowSeconds,
    });
  }

  /** What is hidden is read by its author and by those who keep order; what was deleted by nobody. */
  post(post: PostForReader, thread: ThreadForReader, writers: Writers, reader: Reader): Post {
    const { number, revision, postedAt, kind } = post;
    const writer = writers(post.authorId);
    const deleted = post.deletedAt !== null;
    const hidden = !deleted && post.hiddenAt !== null;
    const insider = hidden && (reader.moderates || writer.self);
    const shown = !deleted && !post.movedTo && (!hidden || insider);
    return Object.assign(new Post(), {
      ...{ number, revision, postedAt, writer, deleted, hidden },
      fromNotebook: kind === 'answer',
      answer: shown && post.answer ? this.answerOf(post.answer, writer.self, reader) : undefined,
      move: moveOf(post, reader),
      html: shown && kind === 'text' ? this.rendered.of(post, mentionsIn(post, writers)) : undefined,
      text: shown && kind === 'text' && writer.self ? post.text : undefined,
      editedAt: shown ? (post.editedAt ?? undefined) : undefined,
      restriction: insider ? (post.restriction ?? undefined) : undefined,
      myReport: deleted ? undefined : (post.myReport ?? undefined),
      quotation: shown ? this.quotationOf(post, writers, reader) : undefined,
      reactions: deleted || hidden ? [] : post.reactions,
      best: thread.bestNumber === number,
    });
  }

  private answerOf(share: SealedShare, own: boolean, { opened, modules }: Reader): SharedReflection {
    const keys = opened.every ? new Set([share.moduleKey]) : opened.modules;
    return Object.assign(new SharedReflection(), {
      id: own ? share.id : undefined,
      question: placeOfAnswer(share, modules, keys).question,
      text: this.wordsOf(share) ?? undefined,
    });
  }

  private wordsOf(share: SealedShare): string | null {
    return this.seals.open(share, Buffer.from(share.sealed, 'base64'));
  }

  /** Of a post in another conversation, which a moderator moved, nothing is shown to who may not read it there. */
  private quotationOf(post: PostForReader, writers: Writers, { opened }: Reader) {
    const { quotedNumber: number, quotedExcerpt, quotedAuthorId, quotedIn, quotedAnswer } = post;
    if (number === null) return undefined;
    const open = !quotedIn || maySee(opened, quotedIn);
    const stands = open && quotedAuthorId !== null;
    const words = quotedAnswer ? postExcerpt(this.wordsOf(quotedAnswer) ?? '', LONGEST_EXCERPT) : quotedExcerpt;
    return {
      number,
      excerpt: stands ? (words ?? undefined) : undefined,
      writer: stands ? writers(quotedAuthorId) : undefined,
      threadId: open ? quotedIn?.id : undefined,
    };
  }
}

/** Who is mentioned, by the names that stand in the text and those of today. */
function mentionsIn({ mentions }: PostForReader, writers: Writers): Mention[] {
  return mentions.flatMap(({ personId, written }) => {
    const { name } = writers(personId);
    return name === undefined ? [] : [{ written, name }];
  });
}

function moveOf({ move, movedTo, movedIn }: PostForReader, { opened }: Reader): PostMove | undefined {
  if (!move) return undefined;
  const { explanation, merged, at } = move;
  const to =
    movedTo && movedIn && maySee(opened, movedIn)
      ? { threadId: movedTo.threadId, number: movedTo.number, title: movedIn.title ?? '' }
      : undefined;
  return Object.assign(new PostMove(), { away: movedTo !== null, merged, explanation, at: new Date(at), to });
}

export function placeOf(
  { anchor, anchorTitle }: { anchor: string; anchorTitle: string },
  places: PlaceMap,
): ThreadPlace {
  const place = places.get(anchor);
  const at = anchor.indexOf(':');
  return Object.assign(new ThreadPlace(), {
    kind: anchor.slice(0, at) as PlaceKind,
    key: anchor.slice(at + 1),
    title: place?.title ?? anchorTitle,
    path: place?.path,
  });
}

function standingOf(person: Person | undefined): Standing | undefined {
  if (person?.roles.includes('facilitator')) return 'facilitator';
  return person?.roles.some((role) => role === 'author' || role === 'administrator') ? 'staff' : undefined;
}
