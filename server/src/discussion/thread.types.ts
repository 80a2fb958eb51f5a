import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused, TooOften } from '../platform/graphql/refusal.ts';
import type { PlaceKind } from './places.ts';
import { PostPicture, PostPictureInput } from './post-picture.types.ts';
import type { ReactionKind } from './posts.ts';
import type { Stance, ThreadKind } from './threads.ts';

export const PlaceKindEnum = { LESSON: 'lesson', CASE: 'case', MODULE: 'module', WORKSHOP: 'workshop' } as const;
registerEnumType(PlaceKindEnum, { name: 'PlaceKind', description: 'What people talk about.' });
const ThreadKindEnum = { QUESTION: 'question', TALK: 'talk' } as const;
registerEnumType(ThreadKindEnum, { name: 'ThreadKind', description: 'A question can have a best answer.' });
const ReactionKindEnum = { RECOGNISE: 'recognise', INSPIRE: 'inspire', THANK: 'thank' } as const;
registerEnumType(ReactionKindEnum, { name: 'ReactionKind' });
const StanceEnum = { FOLLOW: 'follow', MUTE: 'mute' } as const;
registerEnumType(StanceEnum, { name: 'Stance', description: 'Whether one wants to hear of a thread.' });
const StandingEnum = { FACILITATOR: 'facilitator', STAFF: 'staff' } as const;
registerEnumType(StandingEnum, { name: 'Standing', description: 'As whom somebody writes, when not as a colleague.' });
export type Standing = (typeof StandingEnum)[keyof typeof StandingEnum];

@InputType({ description: 'What a conversation is about, by its stable key.' })
export class PlaceInput {
  @Field(() => PlaceKindEnum)
  readonly kind!: PlaceKind;

  @Field(() => String, { description: 'Of a lesson, the key of its module, a slash, and its own.' })
  readonly key!: string;
}

@ObjectType({ description: 'What a conversation is about.' })
export class ThreadPlace {
  @Field(() => PlaceKindEnum)
  kind!: PlaceKind;

  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true, description: 'Where it is read; nothing when it is published no more.' })
  path!: string | undefined;
}

@ObjectType({ description: 'Who wrote something, as the others see them.' })
export class Writer {
  @Field(() => String, { nullable: true, description: 'Nothing when they are not there any more.' })
  name!: string | undefined;

  @Field(() => StandingEnum, { nullable: true })
  standing!: Standing | undefined;

  @Field(() => Boolean, { description: 'Whether it is the caller.' })
  self!: boolean;
}

@ObjectType()
export class Reaction {
  @Field(() => ReactionKindEnum)
  kind!: ReactionKind;

  @Field(() => Int)
  count!: number;

  @Field(() => Boolean, { description: 'Whether the caller is among them.' })
  mine!: boolean;
}

@ObjectType({ description: 'What a post quotes, as it was when it was quoted.' })
export class Quotation {
  @Field(() => Int)
  number!: number;

  @Field(() => String, { nullable: true, description: 'Nothing when that post was taken away since.' })
  excerpt!: string | undefined;

  @Field(() => Writer, { nullable: true })
  writer!: Writer | undefined;

  @Field(() => ID, { nullable: true, description: 'Of its conversation, where that is another one.' })
  threadId!: string | undefined;
}

@ObjectType({ description: 'An answer to a reflection prompt that its author shares.' })
export class SharedReflection {
  @Field(() => ID, { nullable: true, description: 'For its author, to take it back.' })
  id!: string | undefined;

  @Field(() => String, { nullable: true, description: 'Null for who may not read the lesson, or when it is gone.' })
  question!: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'As it was when it was shared; null when it could not be opened.',
  })
  text!: string | undefined;
}

@ObjectType({ description: 'Where a post went.' })
export class PostElsewhere {
  @Field(() => ID)
  threadId!: string;

  @Field(() => Int)
  number!: number;

  @Field(() => String, { description: 'Of the conversation.' })
  title!: string;
}

@ObjectType({ description: 'That a moderator moved a post, and why.' })
export class PostMove {
  @Field(() => Boolean, { description: 'From here: only its number is left. Otherwise it came from elsewhere.' })
  away!: boolean;

  @Field(() => Boolean, { description: 'With its whole conversation.' })
  merged!: boolean;

  @Field(() => String)
  explanation!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => PostElsewhere, { nullable: true, description: 'For who may read it there.' })
  to!: PostElsewhere | undefined;
}

@ObjectType({ description: 'Why a post is hidden; for its author and for those who keep order.' })
export class Restriction {
  @Field(() => String)
  explanation!: string;

  @Field(() => String, { nullable: true, description: 'What its author said to that.' })
  appeal!: string | undefined;

  @Field(() => String, { nullable: true, description: 'What was answered to the appeal.' })
  answer!: string | undefined;
}

const ReportDecisionEnum = { HIDDEN: 'hidden', KEPT: 'kept' } as const;
registerEnumType(ReportDecisionEnum, { name: 'ReportDecision' });

@ObjectType({ description: 'What the caller reported, and what came of it.' })
export class OwnReport {
  @Field(() => ReportDecisionEnum, { nullable: true, description: 'Nothing while it waits.' })
  decision!: 'hidden' | 'kept' | undefined;

  @Field(() => String, { nullable: true })
  explanation!: string | undefined;
}

@ObjectType({ description: 'One post in a thread.' })
export class Post {
  @Field(() => Int, { description: 'Its place in the thread, from 1; it stays the same.' })
  number!: number;

  @Field(() => Writer)
  writer!: Writer;

  @Field(() => String, { nullable: true, description: 'Safe HTML; nothing when it was deleted.' })
  html!: string | undefined;

  @Field(() => String, { nullable: true, description: 'As it was typed, for who wrote it; nothing for others.' })
  text!: string | undefined;

  @Field(() => Boolean, { description: 'Whether it shows an answer from the notebook of its author, or showed one.' })
  fromNotebook!: boolean;

  @Field(() => SharedReflection, { nullable: true, description: 'Nothing once it was taken back.' })
  answer!: SharedReflection | undefined;

  @Field(() => PostMove, { nullable: true })
  move!: PostMove | undefined;

  @Field(() => Int, { description: 'To edit it on.' })
  revision!: number;

  @Field(() => Date)
  postedAt!: Date;

  @Field(() => Date, { nullable: true })
  editedAt!: Date | undefined;

  @Field(() => Boolean)
  deleted!: boolean;

  @Field(() => Boolean, { description: 'Whether it is hidden; its author and those who keep order still read it.' })
  hidden!: boolean;

  @Field(() => Restriction, { nullable: true })
  restriction!: Restriction | undefined;

  @Field(() => OwnReport, { nullable: true, description: 'The last report of the caller about it.' })
  myReport!: OwnReport | undefined;

  @Field(() => [PostPicture])
  pictures!: readonly PostPicture[];

  @Field(() => Quotation, { nullable: true })
  quotation!: Quotation | undefined;

  @Field(() => [Reaction], { description: 'Of each kind that somebody gave.' })
  reactions!: readonly Reaction[];

  @Field(() => Boolean, { description: 'Whether it was chosen as the best answer.' })
  best!: boolean;
}

@ObjectType({ description: 'A conversation, in a list.' })
export class Thread {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => ThreadKindEnum)
  kind!: ThreadKind;

  @Field(() => ThreadPlace)
  place!: ThreadPlace;

  @Field(() => Writer)
  writer!: Writer;

  @Field(() => Int, { description: 'The number of its last post.' })
  lastNumber!: number;

  @Field(() => Date)
  lastPostedAt!: Date;

  @Field(() => Int, { description: 'Posts that the caller has not seen yet; 0 in a thread they never opened.' })
  unread!: number;

  @Field(() => Boolean, { description: 'Whether the caller ever opened it.' })
  opened!: boolean;

  @Field(() => Int, { nullable: true, description: 'The number of the best answer.' })
  bestNumber!: number | undefined;

  @Field(() => Boolean, { description: 'Whether it is closed.' })
  locked!: boolean;

  @Field(() => Int, { description: 'Seconds between two posts of one person; 0 for none.' })
  slowSeconds!: number;

  @Field(() => StanceEnum, { nullable: true })
  stance!: Stance | undefined;
}

@ObjectType({ description: 'A stretch of a conversation; what it shows counts as seen from then on.' })
export class ThreadPage {
  @Field(() => Thread)
  thread!: Thread;

  @Field(() => [Post], { description: 'In order of their numbers, without a gap.' })
  posts!: readonly Post[];

  @Field(() => Int, { description: 'The post one asked for, or the first that one had not seen.' })
  at!: number;

  @Field(() => Int, { nullable: true, description: 'The first post that one had not seen before this answer.' })
  firstUnread!: number | undefined;

  @Field(() => Int, { description: 'How many posts a stretch has.' })
  size!: number;

  @Field(() => Boolean, { description: 'Whether the caller may say which answer is the best.' })
  choosesBest!: boolean;

  @Field(() => Boolean, { description: 'Whether the caller keeps order here.' })
  moderates!: boolean;
}

@ObjectType({ description: 'It became one with another conversation, and is read there.' })
export class ThreadMerged {
  @Field(() => ID)
  readonly threadId: string;

  @Field(() => Int, { nullable: true, description: 'The post that was asked for.' })
  readonly number: number | undefined;

  constructor(threadId: string, number: number | undefined) {
    this.threadId = threadId;
    this.number = number;
  }
}

@ObjectType({ description: 'Whom the caller can mention in a conversation: `@` and the name.' })
export class MentionableNames {
  @Field(() => [String], { description: 'Of who wrote in it, and facilitators; each means one person.' })
  names!: readonly string[];
}

@ObjectType({ description: 'Conversations that are open to the caller.' })
export class ThreadList {
  @Field(() => [Thread])
  threads!: readonly Thread[];

  @Field(() => ThreadPlace, { nullable: true, description: 'What they are about, when one thing was asked for.' })
  place!: ThreadPlace | undefined;

  @Field(() => String, { nullable: true, description: 'To ask for those after these.' })
  next!: string | undefined;
}

@InputType()
export class StartThreadInput {
  @Field(() => PlaceInput)
  readonly at!: PlaceInput;

  @Field(() => ThreadKindEnum)
  readonly kind!: ThreadKind;

  @Field(() => String, { description: 'One line, at most 160 characters.' })
  readonly title!: string;

  @Field(() => String, { description: 'The first post, at most 10,000 characters.' })
  readonly text!: string;

  @Field(() => String, { description: 'Made by who sends it: the same again is the same act.' })
  readonly requestKey!: string;

  @Field(() => [PostPictureInput], { nullable: true, description: 'At most three.' })
  readonly pictures?: readonly PostPictureInput[] | null;
}

@InputType()
export class ReplyInput {
  @Field(() => ID)
  readonly threadId!: string;

  @Field(() => String, { description: 'At most 10,000 characters.' })
  readonly text!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the post that it quotes.' })
  readonly quote?: number | null;

  @Field(() => String, { description: 'Made by who sends it: the same again is the same act.' })
  readonly requestKey!: string;

  @Field(() => [PostPictureInput], { nullable: true, description: 'At most three.' })
  readonly pictures?: readonly PostPictureInput[] | null;
}

@InputType()
export class PostAddress {
  @Field(() => ID)
  readonly threadId!: string;

  @Field(() => Int)
  readonly number!: number;
}

@InputType()
export class EditPostInput extends PostAddress {
  @Field(() => String)
  readonly text!: string;

  @Field(() => Int, { description: 'The revision this text was written on.' })
  readonly baseRevision!: number;
}

@InputType()
export class ReactionInput extends PostAddress {
  @Field(() => ReactionKindEnum)
  readonly kind!: ReactionKind;

  @Field(() => Boolean, { description: 'Given, or taken back.' })
  readonly given!: boolean;
}

@InputType()
export class BestAnswerInput extends PostAddress {
  @Field(() => Boolean, { description: 'Chosen, or chosen no more.' })
  readonly best!: boolean;
}

@InputType()
export class FollowThreadInput {
  @Field(() => ID)
  readonly threadId!: string;

  @Field(() => StanceEnum, { nullable: true, description: 'Left out: neither.' })
  readonly stance?: Stance | null;
}

@ObjectType({ description: 'It stands, and where.' })
export class PostWritten {
  @Field(() => ID)
  readonly threadId: string;

  @Field(() => Int)
  readonly number: number;

  constructor(threadId: string, number: number) {
    this.threadId = threadId;
    this.number = number;
  }
}

@ObjectType({ description: 'The text is gone; the number stays.' })
export class PostDeleted {
  @Field(() => ID)
  readonly threadId: string;

  @Field(() => Int)
  readonly number: number;

  constructor(threadId: string, number: number) {
    this.threadId = threadId;
    this.number = number;
  }
}

@ObjectType()
export class ThreadFollowed {
  @Field(() => ID)
  readonly threadId: string;

  @Field(() => StanceEnum, { nullable: true })
  readonly stance: Stance | null;

  constructor(threadId: string, stance: Stance | null) {
    this.threadId = threadId;
    this.stance = stance;
  }
}

@ObjectType({
  implements: () => Refused,
  description:
    'It was changed elsewhere since: nothing was overwritten. Here is what it says; save on its revision to replace it.',
})
export class PostConflict extends Refused {
  @Field(() => String)
  readonly text: string;

  @Field(() => Int)
  readonly revision: number;

  constructor({ text, revision }: { text: string; revision: number }) {
    super('discussion.conflict');
    this.text = text;
    this.revision = revision;
  }
}

const resolveType = (value: object) => value.constructor as never;

export const ThreadResult = createUnionType({
  name: 'ThreadResult',
  types: () => [ThreadPage, ThreadMerged, NotFound] as const,
  resolveType,
});
export const ThreadListResult = createUnionType({
  name: 'ThreadListResult',
  types: () => [ThreadList, NotFound] as const,
  resolveType,
});
export const MentionableResult = createUnionType({
  name: 'MentionableResult',
  types: () => [MentionableNames, NotFound] as const,
  resolveType,
});
export const WritePostResult = createUnionType({
  name: 'WritePostResult',
  types: () => [PostWritten, NotFound, InvalidInput, TooOften] as const,
  resolveType,
});
export const EditPostResult = createUnionType({
  name: 'EditPostResult',
  types: () => [PostWritten, PostConflict, NotFound, InvalidInput, TooOften] as const,
  resolveType,
});
export const DeletePostResult = createUnionType({
  name: 'DeletePostResult',
  types: () => [PostDeleted, NotFound] as const,
  resolveType,
});
export const ReactionResult = createUnionType({
  name: 'ReactionResult',
  types: () => [PostWritten, NotFound, TooOften] as const,
  resolveType,
});
export const BestAnswerResult = createUnionType({
  name: 'BestAnswerResult',
  types: () => [PostWritten, NotFound] as const,
  resolveType,
});
export const FollowThreadResult = createUnionType({
  name: 'FollowThreadResult',
  types: () => [ThreadFollowed, NotFound] as const,
  resolveType,
});
