import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Phase } from '../catalogue/index.ts';
import { Refused } from '../platform/graphql/refusal.ts';

@ObjectType({ description: 'How far one is: done blocks out of all blocks, for each phase, from 0 to 1.' })
export class Rings {
  @Field(() => Float)
  why!: number;

  @Field(() => Float)
  how!: number;

  @Field(() => Float)
  what!: number;
}

@ObjectType({ description: 'Lessons of one phase.' })
export class PhaseProgress {
  @Field(() => Phase)
  phase!: Phase;

  @Field(() => Int)
  lessonsDone!: number;

  @Field(() => Int)
  lessonCount!: number;
}

@ObjectType({ description: 'What a module is called, and where it is.' })
export class ModuleName {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({ implements: () => Refused, description: 'The lesson belongs to a module this caller has no access to.' })
export class NotEntitled extends Refused {
  @Field(() => String)
  readonly moduleSlug: string;

  @Field(() => String)
  readonly moduleTitle: string;

  @Field(() => Boolean, { description: 'Whether the caller is signed in; a visitor may have access once they are.' })
  readonly signedIn: boolean;

  constructor(module: { slug: string; title: string }, signedIn: boolean) {
    super(signedIn ? 'learning.refusal.not-entitled' : 'learning.refusal.not-entitled-visitor', {
      module: module.title,
    });
    this.moduleSlug = module.slug;
    this.moduleTitle = module.title;
    this.signedIn = signedIn;
  }
}
