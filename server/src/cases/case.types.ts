import { createUnionType, Field, InputType, Int, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Module, OutlineLesson, Phase, type CasePlace as Place } from '../catalogue/index.ts';
import { NotFound } from '../platform/graphql/refusal.ts';
import type { Choice, Facet } from './choose-cases.ts';
import { drawingAlt } from './drawing-alt.ts';
import type { ShelvedCase } from './shelf.ts';

@ObjectType({ description: 'A module in which a case study stands, and so opens it, with the lessons that hold it.' })
export class CasePlace {
  @Field(() => Module)
  readonly module: Module;

  @Field(() => [OutlineLesson])
  readonly lessons: readonly OutlineLesson[];

  constructor({ module, lessons }: Place) {
    this.module = new Module(module);
    this.lessons = lessons.map((lesson) => new OutlineLesson(lesson));
  }
}

@InterfaceType({
  description: 'A case study as everybody may know it: what it is about, and the situation it begins with.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class CaseStudy {
  @Field(() => String, { description: 'Stays the same in every version.' })
  readonly key: string;

  @Field(() => String)
  readonly slug: string;

  @Field(() => String)
  readonly title: string;

  @Field(() => String, { description: 'The barrier it works on: trust, education or practical.' })
  readonly barrier: string;

  @Field(() => String, { description: 'For children of which age, in words.' })
  readonly age: string;

  @Field(() => String, { description: 'How parents are reached in it, in words.' })
  readonly channel: string;

  @Field(() => [Phase], { description: 'The phases of the lessons in which it stands.' })
  readonly phases: readonly Phase[];

  @Field(() => String, { description: 'Plain text; an empty line begins a new paragraph.' })
  readonly situation: string;

  @Field(() => String, {
    nullable: true,
    description: 'A drawing as SVG, coloured by the classes of the design system.',
  })
  readonly drawingSvg: string | undefined;

  @Field(() => String, { description: 'What the drawing shows, in words; empty when it is decoration.' })
  readonly drawingAlt: string;

  @Field(() => [String], {
    description: 'What the modules are called in which it stands, in the order of the catalogue.',
  })
  readonly moduleTitles: readonly string[];

  @Field(() => Date, { description: 'When it was first published.' })
  readonly publishedAt: Date;

  @Field(() => Date, { description: 'When the version that holds now began to hold.' })
  readonly updatedAt: Date;

  constructor({ placed: { study, places }, tags }: ShelvedCase) {
    this.key = study.key;
    this.slug = study.slug;
    this.title = study.title;
    this.barrier = study.barrier;
    this.age = study.age;
    this.channel = study.channel;
    this.phases = tags.phase.map(({ value }) => value as Phase);
    this.situation = study.situation;
    this.drawingSvg = study.drawing;
    this.drawingAlt = drawingAlt(study.drawing);
    this.moduleTitles = places.map(({ module }) => module.title);
    this.publishedAt = study.publishedAt;
    this.updatedAt = study.updatedAt;
  }
}

@ObjectType({
  implements: () => CaseStudy,
  description: 'A case study that this caller may not read whole: it holds nothing of the rest.',
})
class CaseExcerpt extends CaseStudy {}

@ObjectType({ implements: () => CaseStudy, description: 'A case study that this caller may read.' })
class WholeCase extends CaseStudy {
  @Field(() => String, { description: 'What the school did; plain text, an empty line begins a new paragraph.' })
  readonly approach: string;

  @Field(() => String, { nullable: true, description: 'What came of it, as far as the school tells; plain text.' })
  readonly effect: string | undefined;

  @Field(() => [String], { description: 'Questions to think and talk about.' })
  readonly questions: readonly string[];

  constructor(shelved: ShelvedCase) {
    super(shelved);
    const { approach, effect, questions } = shelved.placed.study;
    this.approach = approach;
    this.effect = effect;
    this.questions = questions;
  }
}

/** What of a case study its reader gets. The only place where the whole text is handed out. */
function caseFor(shelved: ShelvedCase): CaseExcerpt | WholeCase {
  return shelved.whole ? new WholeCase(shelved) : new CaseExcerpt(shelved);
}

export const CaseWish = {
  BARRIER: 'barrier',
  AGE: 'age',
  CHANNEL: 'channel',
  PHASE: 'phase',
  WORDS: 'words',
} as const;
export type CaseWish = (typeof CaseWish)[keyof typeof CaseWish];
registerEnumType(CaseWish, { name: 'CaseWish', description: 'By what one chooses among case studies.' });

@ObjectType({ description: 'One option of a filter.' })
class CaseOption {
  @Field(() => String, { description: 'What stands in the filter.' })
  readonly value!: string;

  @Field(() => String, { description: 'In words of the content; the value itself for barriers and phases.' })
  readonly label!: string;

  @Field(() => Int, { description: 'How many it gives, the other filters staying as they are.' })
  readonly count!: number;
}

@ObjectType({ description: 'One thing to choose by, with what there is to choose.' })
export class CaseFacet {
  @Field(() => CaseWish)
  readonly kind!: CaseWish;

  @Field(() => String, { nullable: true, description: 'The value of the option that holds now.' })
  readonly chosen!: string | undefined;

  @Field(() => Int, { description: 'How many there are when this one is left open.' })
  readonly open!: number;

  @Field(() => [CaseOption])
  readonly options!: Facet['options'];
}

@ObjectType({
  description: 'The case library as this caller finds it: counts and search know only what they may read.',
})
export class CaseLibrary {
  @Field(() => Int, { description: 'How many case studies there are in all.' })
  readonly total: number;

  @Field(() => [CaseStudy], { description: 'Those that pass, in the order in which one meets them in the modules.' })
  readonly cases: readonly CaseStudy[];

  @Field(() => [CaseFacet])
  readonly facets: readonly CaseFacet[];

  @Field(() => String, { nullable: true, description: 'The words that were looked for.' })
  readonly words: string | undefined;

  @Field(() => Int, { description: 'How many there are without these words.' })
  readonly withoutWords: number;

  @Field(() => [CaseWish], { description: 'What means nothing here and did not count.' })
  readonly setAside: readonly CaseWish[];

  constructor({ cases, facets, words, withoutWords, setAside }: Choice, total: number) {
    this.total = total;
    this.cases = cases.map(caseFor);
    this.facets = facets;
    this.words = words;
    this.withoutWords = withoutWords;
    this.setAside = setAside;
  }
}

@ObjectType({ description: 'A case study on its own page: where it stands, and others like it.' })
export class CasePage {
  @Field(() => CaseStudy)
  readonly study: CaseStudy;

  @Field(() => [CasePlace], { description: 'Where it stands, in the order of the catalogue.' })
  readonly places: readonly CasePlace[];

  @Field(() => [CaseStudy], { description: 'A few others, those most like it first.' })
  readonly related: readonly CaseStudy[];

  constructor(shelved: ShelvedCase, related: readonly ShelvedCase[]) {
    this.study = caseFor(shelved);
    this.places = shelved.placed.places.map((place) => new CasePlace(place));
    this.related = related.map(caseFor);
  }
}

@InputType({
  description: 'What is left out does not count; what is given must all hold, unless it means nothing here.',
})
export class CaseFilter {
  @Field(() => String, { nullable: true })
  readonly barrier?: string | null;

  @Field(() => String, { nullable: true })
  readonly age?: string | null;

  @Field(() => String, { nullable: true })
  readonly channel?: string | null;

  @Field(() => String, { nullable: true, description: 'A phase of a lesson in which it stands.' })
  readonly phase?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words that must occur in what the caller may read; capitals and accents do not matter.',
  })
  readonly words?: string | null;
}

export const CaseResult = createUnionType({
  name: 'CaseResult',
  types: () => [CasePage, NotFound] as const,
  resolveType: (value: object) => value.constructor as typeof CasePage,
});
