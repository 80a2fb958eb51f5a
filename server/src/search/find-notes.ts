import { Injectable } from '@nestjs/common';
import { NotesOf } from '../learning/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import type { Finder, FoundKind, Query } from './finder.ts';
import { findOwn } from './own-texts.ts';

/** Answers of the caller, which lie sealed in the database: opened and looked in for them alone. */
@Injectable()
export class FindNotes implements Finder {
  readonly kinds = ['note'] as const;

  constructor(private readonly notes: NotesOf) {}

  async find({ person }: Caller, query: Query): Promise<FoundKind[]> {
    if (!person) return [];
    const notes = await this.notes.run(person);
    return [
      findOwn(
        'note',
        notes.map(({ savedAt, ...note }) => ({ ...note, at: savedAt })),
        query,
      ),
    ];
  }
}
