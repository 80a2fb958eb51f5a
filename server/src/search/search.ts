import { Injectable, Logger } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, refuseUnless } from '../platform/graphql/refusal.ts';
import { sought } from '../platform/words.ts';
import { telling } from './dutch.ts';
import { FINDABLE_KINDS, type FindableKind, type Finder, type FoundKind, type Query } from './finder.ts';
import { Finders } from './finders.ts';
import { SearchResults } from './search.types.ts';

/** Characters that one looks for, at most. */
const LONGEST = 200;
/** Hits of each kind where all are shown, and of one kind on a page of its own. */
const A_FEW = 4;
const A_PAGE = 20;

export type Wish = { words: string; kind: FindableKind | undefined; after: string | undefined };

/** What somebody may see that holds the words they look for, of every kind. */
@Injectable()
export class Search {
  private readonly log = new Logger(Search.name);

  constructor(private readonly finders: Finders) {}

  async run(caller: Caller, { words: text, kind: asked, after }: Wish): Promise<SearchResults> {
    refuseUnless([...text.trim()].length <= LONGEST, () => {
      return new InvalidInput([new FieldProblem('words', 'search.too-long', { most: LONGEST })]);
    });
    const words = telling(sought(text));
    if (words.length === 0) return new SearchResults([], false, []);
    const query: Query = {
      words,
      limit: (kind) => (asked === undefined ? A_FEW : kind === asked ? A_PAGE : 0),
      after: (kind) => (kind === asked ? after : undefined),
    };
    const answers = await Promise.all(this.finders.all.map((finder) => this.ask(finder, caller, query)));
    const found = answers.flatMap(({ found }) => found).filter(({ count }) => count > 0);
    // where something holds all the words, what holds some of them is not worth telling
    const whole = found.filter(({ partly }) => !partly);
    const told = whole.length > 0 ? whole : found;
    return new SearchResults(
      FINDABLE_KINDS.flatMap((kind) => told.filter((one) => one.kind === kind)),
      found.length > 0 && whole.length === 0,
      answers.flatMap(({ failed }) => failed),
    );
  }

  /** One that cannot answer takes nothing away from the others. What was looked for stays out of the log. */
  private async ask(
    finder: Finder,
    caller: Caller,
    query: Query,
  ): Promise<{ found: readonly FoundKind[]; failed: readonly FindableKind[] }> {
    try {
      return { found: await finder.find(caller, query), failed: [] };
    } catch (error) {
      const { name, code, stack = '' } = error as Error & { code?: string };
      const where = stack.split('\n').filter((line) => line.startsWith('    at '));
      this.log.error(`looking for ${finder.kinds.join(', ')} failed: ${name} ${code ?? ''}\n${where.join('\n')}`);
      return { found: [], failed: finder.kinds };
    }
  }
}
