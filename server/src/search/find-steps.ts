import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { WordsOfSteps } from '../steps/index.ts';
import type { Finder, FoundKind, Query } from './finder.ts';
import { findOwn } from './own-texts.ts';

/** Small steps of the caller, sealed as their answers are. */
@Injectable()
export class FindSteps implements Finder {
  readonly kinds = ['step'] as const;

  constructor(private readonly steps: WordsOfSteps) {}

  async find({ person, locale }: Caller, query: Query): Promise<FoundKind[]> {
    if (!person) return [];
    const steps = await this.steps.run(person, locale);
    const texts = steps.map(({ id, sentence, text, due }) => ({
      ...{ id, title: sentence, text, at: new Date(due) },
      path: `/mijn-stappen/${id}`,
    }));
    return [findOwn('step', texts, query)];
  }
}
