import type { LessonProblem, LessonSegment } from '@fluxus/lesson-document';
import { describeProblem, type LessonDraft } from '@fluxus/lesson-document';
import type { MessageKey } from '@fluxus/messages';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LessonSegments } from '../../learning/index.ts';
import { InvalidInput, NotFound, Refused } from '../../platform/graphql/refusal.ts';

const byClass = (value: object) => value.constructor;

@ObjectType({ description: 'Somebody who writes.' })
export class StudioPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType({ description: 'A module in the studio. Whoever may not write in it knows only that it is there.' })
export class StudioModule {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Boolean, { description: 'Whether the caller may write in it.' })
  mine!: boolean;

  @Field(() => Int)
  lessonCount!: number;

  @Field(() => Boolean)
  published!: boolean;

  @Field(() => Date)
  changedAt!: Date;

  @Field(() => StudioPerson, { nullable: true, description: 'Null where the repository said it last.' })
  changedBy!: StudioPerson | null;

  @Field(() => [StudioPerson], { description: 'Who was invited to write in it.' })
  writers!: StudioPerson[];

  @Field(() => [StudioPerson], { description: 'Who has something of it open now.' })
  here!: StudioPerson[];
}

@ObjectType({ description: 'A programme that is published, with its modules in order.' })
export class StudioProgramme {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [String], { description: 'Keys of its modules.' })
  modules!: readonly string[];

  @Field(() => [StudioPerson], { description: 'Who was invited to write in all of it.' })
  writers!: StudioPerson[];
}

@ObjectType({ description: 'What is being written, and by whom.' })
export class Studio {
  @Field(() => [StudioModule])
  modules!: StudioModule[];

  @Field(() => [StudioProgramme])
  programmes!: StudioProgramme[];

  @Field(() => Boolean, { description: 'Whether the caller may write everywhere.' })
  everywhere!: boolean;
}

@ObjectType({ description: 'A block of a lesson that a new lesson may begin with.' })
export class DraftHeading {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  words!: string;
}

@ObjectType({ description: 'A lesson in the outline of a module that is being written.' })
export class DraftLesson {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'why, how or what' })
  phase!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Boolean)
  free!: boolean;

  @Field(() => String)
  lead!: string;

  @Field(() => [DraftHeading], { description: 'Titles in its text, but for one that it begins with.' })
  headings!: DraftHeading[];

  @Field(() => [StudioPerson], { description: 'Who has it open now.' })
  here!: StudioPerson[];
}

@ObjectType({ description: 'A version that was published, now or before.' })
export class DraftVersion {
  @Field(() => Int)
  number!: number;

  @Field(() => Date)
  publishedAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that learners have now.' })
  holds!: boolean;

  @Field(() => String, { description: 'The line for learners; empty where there is none.' })
  note!: string;
}

@ObjectType({ description: 'A module as it is being written.' })
export class ModuleDraft {
  @Field(() => String)
  key!: string;

  @Field(() => Int, {
    description: 'Goes up with each change of the module itself; a change says on which one it was made.',
  })
  revision!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  subtitle!: string;

  @Field(() => String)
  promise!: string;

  @Field(() => [String])
  able!: readonly string[];

  @Field(() => String)
  forWhom!: string;

  @Field(() => String)
  cover!: string;

  @Field(() => String)
  coverAlt!: string;

  @Field(() => [String], { description: 'Drawings that a cover or an image may be.' })
  drawings!: readonly string[];

  @Field(() => [DraftLesson])
  lessons!: DraftLesson[];

  @Field(() => String, { nullable: true, description: 'What the last step was that can be taken back.' })
  undo!: string | null;

  @Field(() => [StudioPerson])
  writers!: StudioPerson[];

  @Field(() => [DraftVersion], { description: 'The latest first.' })
  versions!: DraftVersion[];
}

@ObjectType({ description: 'A case study that may be placed in a lesson.' })
export class StudioCase {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  barrier!: string;
}

@ObjectType({ description: 'A lesson as it is being written.' })
export class LessonInWriting {
  @Field(() => String)
  moduleKey!: string;

  @Field(() => String)
  moduleTitle!: string;

  @Field(() => Int, { description: 'Revision of the module itself, for a change of what stands above the text.' })
  moduleRevision!: number;

  @Field(() => DraftLesson)
  lesson!: DraftLesson;

  @Field(() => Int, { description: 'Revision of its text.' })
  revision!: number;

  @Field(() => Date, { nullable: true })
  savedAt!: Date | null;

  @Field(() => String, { description: 'Its text as JSON in the schema of @fluxus/lesson-document.' })
  document!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The same as Markdown; null as long as something in it is not filled in.',
  })
  markdown!: string | null;

  @Field(() => [String], { description: 'What keeps it from being published, block by block.' })
  problems!: string[];

  @Field(() => [String])
  drawings!: readonly string[];

  @Field(() => [StudioCase])
  cases!: StudioCase[];

  @Field(() => [DraftLesson], { description: 'All lessons of the module, in order.' })
  outline!: DraftLesson[];
}

@ObjectType({ description: 'A line that stood in one text, or in the other, or in both.' })
export class TextLine {
  @Field(() => String, { description: 'same, gone or new' })
  kind!: string;

  @Field(() => String)
  words!: string;
}

@ObjectType({ description: 'One save in the history of a lesson.' })
export class LessonRevision {
  @Field(() => Int)
  revision!: number;

  @Field(() => Date)
  at!: Date;

  @Field(() => StudioPerson, { nullable: true })
  by!: StudioPerson | null;

  @Field(() => String, { description: 'loaded, made, typed, added, split, undone or restored' })
  act!: string;
}

@ObjectType({ description: 'What a lesson was, save by save.' })
export class LessonHistory {
  @Field(() => String)
  title!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => [LessonRevision])
  revisions!: LessonRevision[];

  @Field(() => Int, { nullable: true, description: 'The revision that is compared with what holds now.' })
  compared!: number | null;

  @Field(() => [TextLine], { description: 'From the revision that was asked for to what holds now.' })
  lines!: TextLine[];
}

@ObjectType({ description: 'Something that keeps a module from being published.' })
export class DraftProblem {
  @Field(() => String)
  sentence!: string;

  @Field(() => String, { nullable: true, description: 'Key of the lesson.' })
  lesson!: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the block.' })
  block!: string | null;

  @Field(() => String, { description: 'Which field, or which lesson.' })
  where!: string;
}

@ObjectType({ description: 'Something that a publication changes for learners.' })
export class DraftChange {
  @Field(() => String, {
    description:
      'lesson-added, lesson-gone, lesson-renamed, lesson-moved, blocks-added, blocks-changed, blocks-gone, blocks-moved, prompt-reworded, prompt-gone, check-changed, check-gone or about',
  })
  kind!: string;

  @Field(() => String, { description: 'Title of the lesson; empty for the module itself.' })
  lesson!: string;

  @Field(() => String, { description: 'The earlier title, or the question.' })
  words!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => Int, { nullable: true, description: 'How many people answered it; null for fewer than five.' })
  people!: number | null;
}

@ObjectType({ description: 'What would happen if a module were published as it is now.' })
export class DraftCheck {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'Of exactly what is written now; publishing says which one was looked at.' })
  fingerprint!: string;

  @Field(() => [DraftProblem])
  problems!: DraftProblem[];

  @Field(() => [DraftChange])
  changes!: DraftChange[];

  @Field(() => Boolean)
  first!: boolean;

  @Field(() => Int, { nullable: true, description: 'How many people are half-way; null for fewer than five.' })
  underWay!: number | null;
}

@ObjectType({ description: 'An answer to a check question, for who writes it.' })
export class PreviewOption {
  @Field(() => String)
  key!: string;

  @Field(() => Boolean)
  chosen!: boolean;

  @Field(() => Boolean)
  correct!: boolean;

  @Field(() => String)
  explanationHtml!: string;
}

@ObjectType({ description: 'The answers to a check question, for who writes it.' })
export class PreviewCheck {
  @Field(() => String)
  check!: string;

  @Field(() => [PreviewOption])
  options!: PreviewOption[];
}

@ObjectType({ description: 'A lesson as learners would see it, were it published now.' })
export class LessonPreview {
  @Field(() => String)
  moduleTitle!: string;

  @Field(() => DraftLesson)
  lesson!: DraftLesson;

  @Field(() => [DraftLesson])
  outline!: DraftLesson[];

  @Field(() => LessonSegments)
  segments!: readonly LessonSegment[];

  @Field(() => [PreviewCheck])
  checks!: PreviewCheck[];

  @Field(() => [DraftProblem], { description: 'What is left out because something in it is missing.' })
  problems!: DraftProblem[];
}

@ObjectType({ description: 'A module was changed.' })
export class DraftChanged {
  @Field(() => String)
  key!: string;

  @Field(() => String, { nullable: true, description: 'Key of the lesson that it was about.' })
  lesson!: string | null;

  @Field(() => Int)
  revision!: number;
}

@ObjectType({
  implements: () => Refused,
  description: 'It was changed elsewhere since; nothing was overwritten.',
})
export class DraftConflict extends Refused {
  @Field(() => Int)
  readonly revision: number;

  constructor(revision: number) {
    super('studio.refusal.conflict');
    this.revision = revision;
  }
}

@ObjectType({ implements: () => Refused, description: 'There is nothing to take back, or it is too late for it.' })
export class UndoNotPossible extends Refused {
  constructor(key: Extract<MessageKey, `studio.undo.${string}`>) {
    super(key);
  }
}

@ObjectType({ description: 'The text of a lesson is kept.' })
export class LessonSaved {
  @Field(() => Int)
  revision!: number;

  @Field(() => Date)
  savedAt!: Date;
}

@ObjectType({
  implements: () => Refused,
  description: 'Somebody else saved this lesson meanwhile: nothing was overwritten. Here is what it became.',
})
export class LessonConflict extends Refused {
  @Field(() => Int)
  readonly revision: number;

  @Field(() => String, { description: 'The text that is kept, as JSON.' })
  readonly document: string;

  @Field(() => ID, { nullable: true })
  readonly by: string | null;

  @Field(() => Date, { nullable: true })
  readonly savedAt: Date | null;

  constructor(revision: number, document: LessonDraft | undefined, by: string | null, savedAt: Date | undefined) {
    super('studio.refusal.lesson-conflict');
    this.revision = revision;
    this.document = JSON.stringify(document ?? { type: 'doc', content: [] });
    this.by = by;
    this.savedAt = savedAt ?? null;
  }
}

@ObjectType({ implements: () => Refused, description: 'What was sent is no lesson; nothing was kept of it.' })
export class LessonUnreadable extends Refused {
  @Field(() => [String], { description: 'What is wrong where, in Dutch.' })
  readonly sentences: string[];

  constructor(problems: readonly LessonProblem[]) {
    super('studio.refusal.unreadable');
    this.sentences = problems.map(describeProblem);
  }
}

@ObjectType({ description: 'Who else is in a lesson, and what is kept of it.' })
export class LessonLookedIn {
  @Field(() => Int)
  revision!: number;

  @Field(() => [StudioPerson], { description: 'Who else has it open.' })
  others!: StudioPerson[];
}

@ObjectType({ description: 'Who may write in it now.' })
export class WritersChanged {
  @Field(() => [StudioPerson])
  writers!: StudioPerson[];
}

@ObjectType({ description: 'A module was published: from now on learners have this version.' })
export class DraftPublished {
  @Field(() => String)
  key!: string;

  @Field(() => Int)
  version!: number;
}

@ObjectType({ implements: () => Refused, description: 'It has faults; nothing was published.' })
export class DraftFaulty extends Refused {
  @Field(() => [DraftProblem])
  readonly problems: DraftProblem[];

  constructor(problems: DraftProblem[]) {
    super('studio.refusal.faulty');
    this.problems = problems;
  }
}

@InputType()
export class ChangeModuleInput {
  @Field(() => String)
  key!: string;

  @Field(() => Int)
  baseRevision!: number;

  @Field(() => String, { description: 'A UUID of the form: however often it is sent, it changes once.' })
  requestKey!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  subtitle!: string;

  @Field(() => String)
  promise!: string;

  @Field(() => String)
  forWhom!: string;

  @Field(() => String, { description: 'One a line.' })
  able!: string;

  @Field(() => String)
  cover!: string;

  @Field(() => String)
  coverAlt!: string;
}

@InputType()
export class ChangeOutlineInput {
  @Field(() => String)
  key!: string;

  @Field(() => Int)
  baseRevision!: number;

  @Field(() => String, { description: 'A UUID of the form: however often it is sent, it is one step.' })
  requestKey!: string;

  @Field(() => String, { description: 'add, head, up, down, phase, remove or split' })
  act!: string;

  @Field(() => String, { nullable: true, description: 'Key of the lesson.' })
  lesson?: string;

  @Field(() => String, { nullable: true })
  title?: string;

  @Field(() => String, { nullable: true })
  slug?: string;

  @Field(() => String, { nullable: true })
  lead?: string;

  @Field(() => String, { nullable: true, description: 'why, how or what' })
  phase?: string;

  @Field(() => Int, { nullable: true })
  minutes?: number;

  @Field(() => Boolean, { nullable: true })
  free?: boolean;

  @Field(() => String, { nullable: true, description: 'Key of the block that the second lesson begins with.' })
  block?: string;
}

@InputType()
export class SaveLessonInput {
  @Field(() => String, { description: 'Key of the module.' })
  module!: string;

  @Field(() => String, { description: 'Key of the lesson.' })
  lesson!: string;

  @Field(() => Int)
  baseRevision!: number;

  @Field(() => String, { description: 'A UUID of this save: however often it is sent, it is one.' })
  saveId!: string;

  @Field(() => String, { nullable: true, description: 'The text as JSON, in the schema of @fluxus/lesson-document.' })
  document?: string;

  @Field(() => String, { nullable: true, description: 'Or the text as Markdown.' })
  markdown?: string;
}

export const ModuleDraftResult = createUnionType({
  name: 'ModuleDraftResult',
  types: () => [ModuleDraft, NotFound] as const,
  resolveType: byClass,
});
export const LessonInWritingResult = createUnionType({
  name: 'LessonInWritingResult',
  types: () => [LessonInWriting, NotFound] as const,
  resolveType: byClass,
});
export const LessonHistoryResult = createUnionType({
  name: 'LessonHistoryResult',
  types: () => [LessonHistory, NotFound] as const,
  resolveType: byClass,
});
export const DraftCheckResult = createUnionType({
  name: 'DraftCheckResult',
  types: () => [DraftCheck, NotFound] as const,
  resolveType: byClass,
});
export const LessonPreviewResult = createUnionType({
  name: 'LessonPreviewResult',
  types: () => [LessonPreview, NotFound] as const,
  resolveType: byClass,
});
export const MakeModuleResult = createUnionType({
  name: 'MakeModuleResult',
  types: () => [DraftChanged, InvalidInput] as const,
  resolveType: byClass,
});
export const ChangeDraftResult = createUnionType({
  name: 'ChangeDraftResult',
  types: () => [DraftChanged, DraftConflict, UndoNotPossible, InvalidInput, NotFound] as const,
  resolveType: byClass,
});
export const SaveLessonResult = createUnionType({
  name: 'SaveLessonResult',
  types: () => [LessonSaved, LessonConflict, LessonUnreadable, InvalidInput, NotFound] as const,
  resolveType: byClass,
});
export const LookInResult = createUnionType({
  name: 'LookInResult',
  types: () => [LessonLookedIn, NotFound] as const,
  resolveType: byClass,
});
export const WritersResult = createUnionType({
  name: 'WritersResult',
  types: () => [WritersChanged, InvalidInput, NotFound] as const,
  resolveType: byClass,
});
export const PublishDraftResult = createUnionType({
  name: 'PublishDraftResult',
  types: () => [DraftPublished, DraftFaulty, DraftConflict, InvalidInput, NotFound] as const,
  resolveType: byClass,
});

/** Answers of a union are told apart by their class. */
export const changed = (fields: DraftChanged): DraftChanged => Object.assign(new DraftChanged(), fields);
export const saved = (fields: LessonSaved): LessonSaved => Object.assign(new LessonSaved(), fields);
