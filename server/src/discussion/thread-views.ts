import type { Mention } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { People, type Person } from '../identity/index.ts';
import type { PlaceKind, PlaceMap } from './places.ts';
import type { PostPicture } from './post-picture.types.ts';
import type { PostForReader } from './posts.ts';
import { RenderedPosts } from './rendered-posts.ts';
import { Post, type Standing, Thread, ThreadPlace, Writer } from './thread.types.ts';
import type { ThreadForReader } from './threads.ts';

/** Who wrote what is shown, found in one statement. */
export type Writers = (id: string) => Writer;

/** What is kept, as one reader gets it. */
@Injectable()
export class ThreadViews {
  constructor(
    private readonly people: People,
    private readonly rendered: RenderedPosts,
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
  post(post: PostForReader, thread: ThreadForReader, writers: Writers, moderates: boolean): Post {
    const { number, revision, postedAt } = post;
    const writer = writers(post.authorId);
    const deleted = post.deletedAt !== null;
    const hidden = !deleted && post.hiddenAt !== null;
    const insider = hidden && (moderates || writer.self);
    const shown = !deleted && (!hidden || insider);
    return Object.assign(new Post(), {
      ...{ number, revision, postedAt, writer, deleted, hidden },
      html: shown ? this.rendered.of(post, mentionsIn(post, writers)) : undefined,
      text: shown && writer.self ? post.text : undefined,
      editedAt: shown ? (post.editedAt ?? undefined) : undefined,
      restriction: insider ? (post.restriction ?? undefined) : undefined,
      myReport: deleted ? undefined : (post.myReport ?? undefined),
      quotation: !shown || post.quotedNumber === null ? undefined : quotationOf(post.quotedNumber, post, writers),
      pictures: shown ? post.pictures.map(pictureOf) : [],
      reactions: deleted || hidden ? [] : post.reactions,
      best: thread.bestNumber === number,
    });
  }
}

/** Who is mentioned, by the names that stand in the text and those of today. */
function mentionsIn({ mentions }: PostForReader, writers: Writers): Mention[] {
  return mentions.flatMap(({ personId, written }) => {
    const { name } = writers(personId);
    return name === undefined ? [] : [{ written, name }];
  });
}

function pictureOf({ small, large, ...sides }: PostPicture): PostPicture {
  return { ...sides, small: `/gesprekken/beelden/${small}`, large: `/gesprekken/beelden/${large}` };
}

function quotationOf(number: number, { quotedExcerpt, quotedAuthorId }: PostForReader, writers: Writers) {
  return {
    number,
    excerpt: quotedExcerpt ?? undefined,
    writer: quotedAuthorId === null ? undefined : writers(quotedAuthorId),
  };
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
