import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { type Workshop, WorkshopSubjects } from '../workshops/index.ts';
import { excerptOf } from './excerpt.ts';
import { type Finder, type FoundKind, pageOf, type Query } from './finder.ts';
import type { Findable } from './shelves.ts';
import { Index } from './word-index.ts';

/**
 * Workshops by what everybody may know of their subjects, from memory: no statement for anybody. Each leads to its page,
 * where its dates to come stand; what is said of a date, and so of a draft, is not searched.
 */
@Injectable()
export class FindWorkshops implements Finder {
  readonly kinds = ['workshop'] as const;
  private kept: { of: readonly Workshop[]; index: Index } | undefined;

  constructor(private readonly subjects: WorkshopSubjects) {}

  async find(_caller: Caller, query: Query): Promise<FoundKind[]> {
    const index = await this.index();
    const find = (all: boolean) => index.find(query.words, () => true, all);
    const exactly = find(true);
    const found = (exactly.length > 0 ? exactly : find(false)).map((one) => ({ id: one.findable.id, ...one }));
    const { shown, next } = pageOf(found, query.limit('workshop'), query.after('workshop'));
    const hits = shown.map(({ id, findable: { title, path, text }, terms }) => ({
      ...{ id, title, path, excerpt: excerptOf(text, terms), whole: true },
    }));
    return [{ kind: 'workshop', hits, count: found.length, partly: exactly.length === 0, next }];
  }

  private async index(): Promise<Index> {
    const of = await this.subjects.all();
    if (this.kept?.of !== of) this.kept = { of, index: new Index(of.map(workshopAt)) };
    return this.kept.index;
  }
}

function workshopAt({ key, slug, title, lead, forWhom, programme, before, after }: Workshop): Findable {
  const text = [lead, forWhom, ...programme, ...before, ...after].join(' ');
  const path = `/workshops/${slug}`;
  return { id: `workshop ${key}`, kind: 'workshop', title, place: '', path, text, whole: true, opens: [] };
}
