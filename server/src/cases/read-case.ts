import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuse } from '../platform/graphql/refusal.ts';
import { CasePage } from './case.types.ts';
import { type ShelvedCase, Shelves } from './shelf.ts';
import { TAG_KINDS } from './tags.ts';

const MOST_RELATED = 3;

/** A case study for its reader: whole for those who may open a module in which it stands, an excerpt for the others. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly shelves: Shelves,
  ) {}

  async run(caller: Caller, slugOrKey: string): Promise<CasePage> {
    const found = await this.catalogue.caseStudy(slugOrKey);
    const { cases } = await this.shelves.of(caller);
    const shelved = cases.find(({ placed }) => placed.study.key === found?.study.key);
    if (!shelved) refuse(new NotFound());
    return new CasePage(shelved, relatedTo(shelved, cases));
  }
}

/** Those that share most tags with it, the barrier above all. Whoever asks, they are the same. */
function relatedTo(study: ShelvedCase, cases: readonly ShelvedCase[]): ShelvedCase[] {
  const likeness = (other: ShelvedCase) =>
    TAG_KINDS.reduce((sum, kind) => {
      const shared = other.tags[kind].some((tag) => study.tags[kind].some(({ value }) => value === tag.value));
      return sum + (shared ? (kind === 'barrier' ? 2 : 1) : 0);
    }, 0);
  return cases
    .filter((other) => other !== study && likeness(other) > 0)
    .toSorted((one, other) => likeness(other) - likeness(one))
    .slice(0, MOST_RELATED);
}
