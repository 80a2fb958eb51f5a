import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ExcerptPart as Part } from './excerpt.ts';
import type { FindableKind as Kind } from './shelves.ts';

export const FindableKind = {
  PROGRAMME: 'programme',
  MODULE: 'module',
  LESSON: 'lesson',
  CASE: 'case',
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
export class SearchHit {
  @Field(() => String)
  readonly id!: string;

  @Field(() => FindableKind)
  readonly kind!: Kind;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'The module in which it stands.' })
  readonly place!: string | undefined;

  @Field(() => String, { description: 'Its address on this site.' })
  readonly path!: string;

  @Field(() => [ExcerptPart], {
    description: 'The place in its text that holds most of the words; nothing that the caller may not read.',
  })
  readonly excerpt!: readonly Part[];

  @Field(() => Boolean, { description: 'Whether the caller may read all of it; else it says how to get in.' })
  readonly whole!: boolean;
}

@ObjectType({ description: 'How many of a kind were found.' })
class KindCount {
  @Field(() => FindableKind)
  readonly kind!: Kind;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType({ description: 'What was found, best first; of very much only the best.' })
export class SearchResults {
  @Field(() => [SearchHit])
  readonly hits: readonly SearchHit[];

  @Field(() => [KindCount], { description: 'Of each kind that was found, whatever kind was asked for.' })
  readonly counts: readonly KindCount[];

  @Field(() => Boolean, { description: 'Nothing holds all the words; these hold some of them.' })
  readonly partly: boolean;

  constructor(hits: readonly SearchHit[], counts: readonly KindCount[], partly: boolean) {
    this.hits = hits;
    this.counts = counts;
    this.partly = partly;
  }
}
