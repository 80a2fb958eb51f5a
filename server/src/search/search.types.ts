import { createUnionType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput } from '../platform/graphql/refusal.ts';
import type { ExcerptPart as Part } from './excerpt.ts';
import type { FoundKind, Hit, FindableKind as Kind } from './finder.ts';

export const FindableKind = {
  PROGRAMME: 'programme',
  MODULE: 'module',
  LESSON: 'lesson',
  CASE: 'case',
  WORKSHOP: 'workshop',
  POST: 'post',
  NOTE: 'note',
  STEP: 'step',
} as const satisfies Record<string, Kind>;
registerEnumType(FindableKind, { name: 'FindableKind', description: 'What can be found by its words.' });

@ObjectType({ description: 'A part of what stands there.' })
class ExcerptPart {
  @Field(() => String, { description: 'Plain text.' })
  readonly text!: string;

  @Field(() => Boolean, { description: 'Whether it is what was looked for.' })
  readonly found!: boolean;
}

@ObjectType({ description: 'Something that was found, with the place where the words stand.' })
class SearchHit implements Hit {
  @Field(() => String)
  readonly id!: string;

  @Field(() => String, { description: 'Empty where it has none, or where it may not be told.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'In what it stands: a module, a lesson, a case study.' })
  readonly place?: string | undefined;

  @Field(() => String, { description: 'Its address on this site.' })
  readonly path!: string;

  @Field(() => [ExcerptPart], {
    description: 'The place in its text that holds most of the words; nothing that the caller may not read.',
  })
  readonly excerpt!: readonly Part[];

  @Field(() => Boolean, { description: 'Whether the caller may read all of it; else it says how to get in.' })
  readonly whole!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it was written, or the day it is for.' })
  readonly at?: Date | undefined;
}

@ObjectType({ description: 'What there is of one kind, best first or newest first.' })
class SearchGroup {
  @Field(() => FindableKind)
  readonly kind!: Kind;

  @Field(() => Int)
  readonly count!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether there are at least so many.' })
  readonly more?: boolean;

  @Field(() => [SearchHit], { description: 'A few of each kind, or a page of the kind that was asked for.' })
  readonly hits!: readonly SearchHit[];

  @Field(() => String, { nullable: true, description: 'After what the list goes on; nothing at its end.' })
  readonly next!: string | undefined;
}

@ObjectType({ description: 'What was found, by kind; a kind without anything is not among them.' })
export class SearchResults {
  @Field(() => [SearchGroup])
  readonly groups: readonly FoundKind[];

  @Field(() => Boolean, { description: 'Nothing holds all the words; these hold some of them.' })
  readonly partly: boolean;

  @Field(() => [FindableKind], { description: 'What could not be searched just now.' })
  readonly failed: readonly Kind[];

  constructor(groups: readonly FoundKind[], partly: boolean, failed: readonly Kind[]) {
    this.groups = groups;
    this.partly = partly;
    this.failed = failed;
  }
}

export const SearchResult = createUnionType({
  name: 'SearchResult',
  types: () => [SearchResults, InvalidInput] as const,
});
