import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Ask } from '../platform/graphql/refusal.ts';
import { CaseFilter, CaseLibrary, CaseResult } from './case.types.ts';
import { ListCases } from './list-cases.ts';
import { ReadCase } from './read-case.ts';

const EXCERPTS = 'everybody may see what a case study is about; the use case hands the rest to those with access';

@Resolver()
export class CaseResolver {
  constructor(
    private readonly listCases: ListCases,
    private readonly readCase: ReadCase,
  ) {}

  @Query(() => CaseLibrary, { description: 'The case studies that pass a filter, with what else there is to choose.' })
  @Allow('anyone', { because: EXCERPTS })
  caseLibrary(
    @CallerOf() caller: Caller,
    @Args('filter', { type: () => CaseFilter, nullable: true }) filter: CaseFilter | null | undefined,
  ): Promise<CaseLibrary> {
    return this.listCases.run(caller, filter ?? {});
  }

  @Ask(() => CaseResult, 'A case study, by its slug or key.')
  @Allow('anyone', { because: EXCERPTS })
  caseStudy(
    @CallerOf() caller: Caller,
    @Args('slug', { type: () => String }) slug: string,
  ): Promise<typeof CaseResult> {
    return this.readCase.run(caller, slug);
  }
}
