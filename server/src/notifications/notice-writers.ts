import type { MessageKey } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import type { Person } from '../identity/index.ts';
import type { NoticeKind } from './kinds.ts';
import type { KeptNotice } from './notices.ts';

/** What a notice says, as it stands now. */
export type NoticeWords = {
  /** Takes `who` (names), `count` (how many such notices are told of together) and `title`. */
  sentence: MessageKey;
  /** Name of who did it, where the sentence has it. */
  who?: string | undefined;
  /** What it is about, in the words of whoever wrote that; where it has none the sentence says so. */
  title: string;
  /** What of the same kind, sentence and place stands together; left out: all. */
  together?: string;
  /** Where it leads. */
  path: string;
  /** A few words of what was written. */
  excerpt?: string | undefined;
};

/**
 * Gives the words of notices by their id, in a constant number of statements. One that the reader may no longer see, or
 * that says nothing any more, is left out: it is not shown, not counted and not mailed.
 */
export type NoticeWriter = (
  notices: readonly KeptNotice[],
  reader: Person,
) => Promise<ReadonlyMap<string, NoticeWords>>;

/** Who says what notices say: each domain for its kinds, when they are shown or mailed. */
@Injectable()
export class NoticeWriters {
  private readonly writers = new Map<NoticeKind, NoticeWriter>();

  /** Declares who writes some kinds. Call it while the application is being put together. */
  write(kinds: readonly NoticeKind[], writer: NoticeWriter): void {
    for (const kind of kinds) this.writers.set(kind, writer);
  }

  /** The words of those notices that still have any, by id. */
  async of(notices: readonly KeptNotice[], reader: Person): Promise<ReadonlyMap<string, NoticeWords>> {
    const byWriter = Map.groupBy(notices, ({ kind }) => this.writers.get(kind));
    const said = await Promise.all(
      [...byWriter].map(([writer, those]) => writer?.(those, reader) ?? new Map<string, NoticeWords>()),
    );
    return new Map(said.flatMap((words) => [...words]));
  }
}
