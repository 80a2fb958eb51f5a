import { createUnionType, Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { NotFound } from '../platform/graphql/refusal.ts';
import { Phase } from './phase.ts';
import type { PublishedLesson, PublishedModule, PublishedProgramme } from './published.ts';
import { modulePicture, programmePicture } from './sharing/picture.ts';

@ObjectType({ description: 'Where the weight of a module lies: minutes of each phase, the longest as 1.' })
export class Accent {
  @Field(() => Float)
  why!: number;

  @Field(() => Float)
  how!: number;

  @Field(() => Float)
  what!: number;
}

@ObjectType({ description: 'A lesson as everybody may know it: what it is called, not what it says.' })
export class OutlineLesson {
  @Field(() => String)
  readonly key: string;

  @Field(() => String)
  readonly slug: string;

  @Field(() => String)
  readonly title: string;

  @Field(() => Phase)
  readonly phase: Phase;

  @Field(() => Int)
  readonly minutes: number;

  @Field(() => Boolean, { description: 'Whether everybody may read it.' })
  readonly free: boolean;

  constructor({ key, slug, title, phase, minutes, free }: PublishedLesson) {
    this.key = key;
    this.slug = slug;
    this.title = title;
    this.phase = phase;
    this.minutes = minutes;
    this.free = free;
  }
}

@ObjectType({ description: 'A question that is asked often, and its answer.' })
export class QuestionAndAnswer {
  @Field(() => String)
  question!: string;

  @Field(() => String)
  answer!: string;
}

@ObjectType({ description: 'A module as everybody may know it.' })
export class Module {
  @Field(() => String, { description: 'Stays the same in every version.' })
  readonly key: string;

  @Field(() => String)
  readonly slug: string;

  @Field(() => String)
  readonly title: string;

  @Field(() => String)
  readonly subtitle: string;

  @Field(() => String)
  readonly promise: string;

  @Field(() => [String], { description: 'What one can do after it.' })
  readonly able: readonly string[];

  @Field(() => String)
  readonly forWhom: string;

  @Field(() => String, { description: 'A drawing as SVG, coloured by the classes of the design system.' })
  readonly coverSvg: string;

  @Field(() => String, { description: 'What the drawing shows, in words.' })
  readonly coverAlt: string;

  @Field(() => String, { nullable: true, description: 'Path of the picture to share it with, where it has a drawing.' })
  readonly sharePicture: string | undefined;

  @Field(() => Int, { description: 'Minutes of all lessons together.' })
  readonly minutes: number;

  @Field(() => Int)
  readonly lessonCount: number;

  @Field(() => Int, { description: 'Case studies in its lessons.' })
  readonly caseCount: number;

  @Field(() => Accent)
  readonly accent: Accent;

  @Field(() => [String], { description: 'Barriers it works on: trust, education or practical.' })
  readonly barriers: readonly string[];

  @Field(() => [OutlineLesson], { description: 'Its lessons, in order.' })
  readonly outline: readonly OutlineLesson[];

  @Field(() => OutlineLesson, { nullable: true, description: 'The first lesson that everybody may read.' })
  readonly freeLesson: OutlineLesson | undefined;

  @Field(() => Date, { description: 'When it was first published.' })
  readonly publishedAt: Date;

  @Field(() => Date, { description: 'When the version that holds now began to hold.' })
  readonly updatedAt: Date;

  @Field(() => [QuestionAndAnswer])
  readonly questions: readonly QuestionAndAnswer[];

  constructor(module: PublishedModule) {
    this.key = module.key;
    this.slug = module.slug;
    this.title = module.title;
    this.subtitle = module.subtitle;
    this.promise = module.promise;
    this.able = module.able;
    this.forWhom = module.forWhom;
    this.coverSvg = module.cover.svg;
    this.coverAlt = module.cover.alt;
    this.sharePicture = modulePicture(module)?.path;
    this.minutes = module.minutes;
    this.lessonCount = module.lessons.length;
    this.caseCount = module.caseCount;
    this.accent = module.accent;
    this.barriers = module.barriers;
    this.outline = module.lessons.map((lesson) => new OutlineLesson(lesson));
    this.freeLesson = this.outline.find((lesson) => lesson.free);
    this.publishedAt = module.publishedAt;
    this.updatedAt = module.updatedAt;
    this.questions = module.questions;
  }
}

@ObjectType({ description: 'Several modules together.' })
export class Programme {
  @Field(() => String, { description: 'Stays the same in every version.' })
  readonly key: string;

  @Field(() => String)
  readonly slug: string;

  @Field(() => String)
  readonly title: string;

  @Field(() => String)
  readonly promise: string;

  @Field(() => [Module], { description: 'Its modules, in the order to take them.' })
  readonly modules: readonly Module[];

  @Field(() => Int, { description: 'Minutes of all its modules together.' })
  readonly minutes: number;

  @Field(() => Int, { description: 'Lessons of all its modules together.' })
  readonly lessonCount: number;

  @Field(() => Date, { description: 'When it was first published.' })
  readonly publishedAt: Date;

  @Field(() => Date, { description: 'When the version that holds now began to hold.' })
  readonly updatedAt: Date;

  @Field(() => String, { nullable: true, description: 'Path of the picture to share it with, where it has drawings.' })
  readonly sharePicture: string | undefined;

  /** `published` may hold more than the programme's own modules. */
  constructor(programme: PublishedProgramme, published: readonly PublishedModule[]) {
    this.key = programme.key;
    this.slug = programme.slug;
    this.title = programme.title;
    this.promise = programme.promise;
    this.sharePicture = programmePicture(programme, published)?.path;
    this.publishedAt = programme.publishedAt;
    this.updatedAt = programme.updatedAt;
    const own = programme.moduleKeys.flatMap((key) => published.find((module) => module.key === key) ?? []);
    this.modules = own.map((module) => new Module(module));
    this.minutes = own.reduce((sum, module) => sum + module.minutes, 0);
    this.lessonCount = own.reduce((sum, module) => sum + module.lessons.length, 0);
  }
}

@InputType({ description: 'What is left out does not count; what is given must all hold.' })
export class ModuleFilter {
  @Field(() => Phase, { nullable: true, description: 'The phase on which it spends most time.' })
  readonly phase?: Phase | null;

  @Field(() => String, { nullable: true, description: 'A barrier it works on: trust, education or practical.' })
  readonly barrier?: string | null;

  @Field(() => Int, { nullable: true, description: 'Minutes it takes, at most.' })
  readonly maxMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Price in cents, VAT included, at most.' })
  readonly maxPriceCents?: number | null;
}

export const ModuleResult = createUnionType({
  name: 'ModuleResult',
  types: () => [Module, NotFound] as const,
  resolveType: (value: object) => value.constructor as typeof Module,
});

export const ProgrammeResult = createUnionType({
  name: 'ProgrammeResult',
  types: () => [Programme, NotFound] as const,
  resolveType: (value: object) => value.constructor as typeof Programme,
});
