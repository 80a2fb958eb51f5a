import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, TooOften } from '../../platform/graphql/refusal.ts';
import type { AnswerChoice, PlacedAnswer } from './choose-answers.ts';
import type { Ago } from './look-back.ts';
import type { AnswerPlace } from './placed-answer.ts';
import type { SharedRow, Share as StoredShare } from './shares.ts';

const byClass = (value: object) => value.constructor;

@InputType({ description: 'What somebody wants to see of their answers; what is left out leaves nothing out.' })
export class NotebookFilter {
  @Field(() => String, { nullable: true, description: 'Words that all occur in the answer or its question.' })
  words?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of a module.' })
  module?: string | null;

  @Field(() => String, { nullable: true, description: 'A barrier that the module works on.' })
  barrier?: string | null;

  @Field(() => Int, { nullable: true, description: 'From 1.' })
  page?: number | null;
}

@ObjectType({ description: 'Somebody an answer is shared with, by the address that its author gave.' })
class Share {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly email!: string;

  @Field(() => Date)
  readonly sharedAt!: Date;
}

/** Where an answer stands. */
@ObjectType({ isAbstract: true })
abstract class PlacedInCourse {
  @Field(() => String, { nullable: true, description: 'Null when the module is no longer published.' })
  readonly moduleTitle: string | undefined;

  @Field(() => String, { nullable: true })
  readonly moduleSlug: string | undefined;

  @Field(() => String, { nullable: true, description: 'Null when its prompt stands in no lesson any more.' })
  readonly lessonTitle: string | undefined;

  @Field(() => String, { nullable: true })
  readonly lessonSlug: string | undefined;

  @Field(() => String, { nullable: true, description: 'Null for who may not read the lesson, or when it is gone.' })
  readonly question: string | undefined;

  constructor({ module, lesson, question }: AnswerPlace) {
    this.moduleTitle = module?.title;
    this.moduleSlug = module?.slug;
    this.lessonTitle = lesson?.title;
    this.lessonSlug = lesson?.slug;
    this.question = question;
  }
}

@ObjectType({ description: 'One of the answers of the caller.' })
export class NotebookAnswer extends PlacedInCourse {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String)
  readonly moduleKey: string;

  @Field(() => String)
  readonly promptKey: string;

  @Field(() => [String], { description: 'Barriers that its module works on.' })
  readonly barriers: readonly string[];

  @Field(() => String, { nullable: true, description: 'Null when it could not be opened.' })
  readonly text: string | null;

  @Field(() => Date)
  readonly writtenAt: Date;

  @Field(() => Date)
  readonly savedAt: Date;

  @Field(() => Int, { description: 'Texts of other devices that wait for a choice.' })
  readonly versions: number;

  @Field(() => [Share])
  readonly sharedWith: readonly StoredShare[];

  constructor(answer: PlacedAnswer) {
    super(answer);
    this.id = answer.id;
    this.moduleKey = answer.moduleKey;
    this.promptKey = answer.promptKey;
    this.barriers = answer.module?.barriers ?? [];
    this.text = answer.text;
    this.writtenAt = answer.writtenAt;
    this.savedAt = answer.savedAt;
    this.versions = answer.versions;
    this.sharedWith = answer.sharedWith;
  }
}

const LookBackAgo = { YEAR: 'year', MONTH: 'month' } as const;
registerEnumType(LookBackAgo, { name: 'LookBackAgo', description: 'About how long ago something was written.' });

@ObjectType({ description: 'An answer from about a year or a month ago.' })
class LookBack {
  @Field(() => LookBackAgo)
  readonly ago!: Ago;

  @Field(() => NotebookAnswer)
  readonly answer!: NotebookAnswer;
}

@ObjectType({ description: 'An answer that somebody else shares with the caller, to be opened.' })
export class AnswerSharedWithMe extends PlacedInCourse {
  @Field(() => ID, { description: 'Of the share.' })
  readonly id: string;

  @Field(() => String, { description: 'Name of who wrote it.' })
  readonly author: string;

  @Field(() => Date)
  readonly sharedAt: Date;

  constructor({ id, sharedAt }: SharedRow, author: string, place: AnswerPlace) {
    super(place);
    this.id = id;
    this.author = author;
    this.sharedAt = sharedAt;
  }
}

@ObjectType({ description: 'An answer that somebody else shares with the caller.' })
export class SharedAnswer extends AnswerSharedWithMe {
  @Field(() => String, { nullable: true, description: 'As it is now; null when it could not be opened.' })
  readonly text: string | null;

  @Field(() => Date)
  readonly savedAt: Date;

  constructor(shared: SharedRow, author: string, place: AnswerPlace, text: string | null) {
    super(shared, author, place);
    this.text = text;
    this.savedAt = shared.savedAt;
  }
}

@ObjectType({ description: 'A module in which the caller wrote.' })
class NotebookModule {
  @Field(() => String)
  readonly key!: string;

  @Field(() => String)
  readonly title!: string;
}

@ObjectType({ description: 'All that the caller wrote, for them alone.' })
export class Notebook {
  @Field(() => Int, { description: 'How many answers there are in all.' })
  readonly total: number;

  @Field(() => Int, { description: 'How many pass the filter.' })
  readonly count: number;

  @Field(() => Int)
  readonly page: number;

  @Field(() => Int)
  readonly pages: number;

  @Field(() => [NotebookAnswer], { description: 'One page of those that pass, what was saved last first.' })
  readonly answers: readonly NotebookAnswer[];

  @Field(() => [NotebookModule])
  readonly modules: readonly NotebookModule[];

  @Field(() => [String], { description: 'Barriers of those modules.' })
  readonly barriers: readonly string[];

  @Field(() => LookBack, { nullable: true })
  readonly lookBack: LookBack | undefined;

  @Field(() => [AnswerSharedWithMe])
  readonly sharedWithMe: readonly AnswerSharedWithMe[];

  constructor(
    all: readonly PlacedAnswer[],
    { answers, count, page, pages }: AnswerChoice,
    back: { ago: Ago; answer: PlacedAnswer } | undefined,
    sharedWithMe: readonly AnswerSharedWithMe[],
  ) {
    this.total = all.length;
    this.count = count;
    this.page = page;
    this.pages = pages;
    this.answers = answers.map((answer) => new NotebookAnswer(answer));
    const modules = new Map(all.flatMap(({ module }) => (module ? [[module.key, module]] : [])));
    this.modules = [...modules.values()].map(({ key, title }) => ({ key, title }));
    this.barriers = [...new Set([...modules.values()].flatMap(({ barriers }) => barriers))];
    this.lookBack = back && { ago: back.ago, answer: new NotebookAnswer(back.answer) };
    this.sharedWithMe = sharedWithMe;
  }
}

@InputType()
export class ShareAnswerInput {
  @Field(() => ID)
  answer!: string;

  @Field(() => String, { description: 'Whoever signs in with this address reads the answer.' })
  email!: string;
}

@ObjectType({ description: 'The answer is shared; the mail leaves. Whether anybody has that address is not told.' })
export class AnswerShared {
  @Field(() => Share)
  readonly share: StoredShare;

  constructor(share: StoredShare) {
    this.share = share;
  }
}

@ObjectType({ description: 'The answer is no longer shared with that person.' })
export class AnswerUnshared {
  @Field(() => ID)
  id!: string;
}

export const SharedAnswerResult = createUnionType({
  name: 'SharedAnswerResult',
  types: () => [SharedAnswer, NotFound] as const,
  resolveType: byClass,
});

export const ShareAnswerResult = createUnionType({
  name: 'ShareAnswerResult',
  types: () => [AnswerShared, NotFound, InvalidInput, TooOften] as const,
  resolveType: byClass,
});

export const UnshareAnswerResult = createUnionType({
  name: 'UnshareAnswerResult',
  types: () => [AnswerUnshared, NotFound] as const,
  resolveType: byClass,
});
