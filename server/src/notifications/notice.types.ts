import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NotFound } from '../platform/graphql/refusal.ts';
import { CADENCES, type Cadence, NOTICE_KINDS, type NoticeKind } from './kinds.ts';

/** What is written with a hyphen is in capitals with a line under them in the API. */
const enumOf = <T extends string>(words: readonly T[]) =>
  Object.fromEntries(words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word])) as Record<string, T>;

const NoticeKindEnum = enumOf(NOTICE_KINDS);
registerEnumType(NoticeKindEnum, { name: 'NoticeKind', description: 'What somebody can be told of.' });
const CadenceEnum = enumOf(CADENCES);
registerEnumType(CadenceEnum, { name: 'MailCadence', description: 'How soon a mail tells of something.' });

@ObjectType({ description: 'A piece of a sentence.' })
export class NoticePiece {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean, { description: 'Whether somebody wrote it: a name or a title, in no language of ours.' })
  own!: boolean;
}

@ObjectType({ description: 'One thing, or several alike in one place, that the caller is told of.' })
export class NoticeBundle {
  @Field(() => [ID], { description: 'Of the notices it puts together.' })
  ids!: readonly string[];

  @Field(() => NoticeKindEnum)
  kind!: NoticeKind;

  @Field(() => [NoticePiece], { description: 'The sentence, in the language of the caller.' })
  sentence!: readonly NoticePiece[];

  @Field(() => String, { nullable: true, description: 'A few words of what was written.' })
  excerpt!: string | undefined;

  @Field(() => String, { description: 'Where it leads, on this site.' })
  path!: string;

  @Field(() => Boolean)
  unread!: boolean;

  @Field(() => Date)
  at!: Date;
}

@ObjectType({ description: 'What the caller is told of, the newest first.' })
export class MyNotices {
  @Field(() => [NoticeBundle])
  bundles!: readonly NoticeBundle[];

  @Field(() => Int, { description: 'How many are unread.' })
  unread!: number;

  @Field(() => Date, { nullable: true, description: 'When the newest of the list came; to mark all until then.' })
  until!: Date | undefined;

  @Field(() => String, { nullable: true, description: 'To go on with; nothing at the end.' })
  next!: string | undefined;
}

@ObjectType({ description: 'They are read, whatever they were before.' })
export class NoticesRead {
  @Field(() => Boolean)
  readonly done: boolean = true;
}

@InputType({ description: 'Which notices are read.' })
export class ReadNoticesInput {
  @Field(() => [ID], { nullable: true })
  readonly ids?: readonly string[] | null;

  @Field(() => Date, { nullable: true, description: 'All that came until then.' })
  readonly until?: Date | null;
}

@ObjectType({ description: 'How soon a mail tells the caller of one kind of thing.' })
export class NoticeChoice {
  @Field(() => NoticeKindEnum)
  kind!: NoticeKind;

  @Field(() => CadenceEnum)
  mail!: Cadence;

  @Field(() => Boolean, { description: 'What the law asks us to tell: the mail cannot be switched off.' })
  obligatory!: boolean;
}

@InputType()
export class NoticeChoiceInput {
  @Field(() => NoticeKindEnum)
  readonly kind!: NoticeKind;

  @Field(() => CadenceEnum)
  readonly mail!: Cadence;
}

@ObjectType({ description: 'What the link in a mail stops.' })
export class NoticeMails {
  @Field(() => NoticeKindEnum, { nullable: true, description: 'One kind; left out: all that can be stopped.' })
  kind!: NoticeKind | undefined;

  @Field(() => Boolean, { description: 'Whether such mails still come.' })
  wanted!: boolean;

  @Field(() => String, { nullable: true, description: 'The token that stops all, where this one stops one kind.' })
  everything!: string | undefined;
}

export const NoticeMailsResult = createUnionType({
  name: 'NoticeMailsResult',
  types: () => [NoticeMails, NotFound] as const,
  resolveType: (value: object) => value.constructor as never,
});
