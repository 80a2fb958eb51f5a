import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused, TooOften } from '../platform/graphql/refusal.ts';
import type { CaptionKind } from './items.ts';
import type { MediaKind } from './recognise.ts';

const byClass = (value: object) => value.constructor;

const KINDS = { image: 'image', film: 'film', audio: 'audio', document: 'document' } as const;
registerEnumType(KINDS, { name: 'MediaKind', description: 'A picture, a film, a recording, or a paper to keep.' });
const CAPTION_KINDS = { captions: 'captions', chapters: 'chapters' } as const;
registerEnumType(CAPTION_KINDS, { name: 'CaptionKind', description: 'What is said, or the names of parts.' });

@ObjectType({ description: 'Captions or chapters, as WebVTT.' })
export class MediaCaption {
  @Field(() => CAPTION_KINDS)
  kind!: CaptionKind;

  @Field(() => String)
  language!: string;

  @Field(() => String)
  address!: string;
}

@ObjectType({ description: 'A lesson that shows something of the library, today or in a version before.' })
export class MediaUse {
  @Field(() => String)
  moduleTitle!: string;

  @Field(() => String)
  lessonTitle!: string;

  @Field(() => Boolean, { description: 'Whether the version of today shows it.' })
  current!: boolean;
}

@ObjectType({ description: 'Something in the library of media. For those who make lessons.' })
export class MediaItem {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What lessons name it by.' })
  source!: string;

  @Field(() => KINDS)
  kind!: MediaKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'What is seen, for who does not see it; empty for decoration.' })
  alt!: string;

  @Field(() => Boolean)
  decorative!: boolean;

  @Field(() => String)
  transcript!: string;

  @Field(() => Int, { description: 'Where the eye should fall, in hundredths of the width.' })
  focalX!: number;

  @Field(() => Int, { description: 'The same, of the height.' })
  focalY!: number;

  @Field(() => Boolean, { description: 'Whether people can be recognised.' })
  recognisable!: boolean;

  @Field(() => String)
  consentWho!: string;

  @Field(() => String, { nullable: true, description: 'The last day for which consent was given; null for no end.' })
  consentUntil!: string | null;

  @Field(() => String)
  consentNote!: string;

  @Field(() => String, { description: 'processing or ready' })
  state!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => Int, { nullable: true })
  width!: number | null;

  @Field(() => Int, { nullable: true })
  height!: number | null;

  @Field(() => Float, { nullable: true })
  seconds!: number | null;

  @Field(() => String, { description: 'Its media type.' })
  type!: string;

  @Field(() => Float, { description: 'Of all its files together.' })
  bytes!: number;

  @Field(() => String)
  address!: string;

  @Field(() => String, { nullable: true, description: 'A small square around the focal point.' })
  thumb!: string | undefined;

  @Field(() => String, { nullable: true, description: 'A wide cut around the focal point.' })
  preview!: string | undefined;

  @Field(() => [MediaCaption])
  captions!: MediaCaption[];

  @Field(() => [MediaUse])
  uses!: MediaUse[];

  @Field(() => Date)
  changedAt!: Date;
}

@ObjectType({ description: 'A page of the library.' })
export class MediaShelf {
  @Field(() => [MediaItem])
  items!: MediaItem[];

  @Field(() => Int)
  total!: number;

  @Field(() => Int, { description: 'How many stand on a page.' })
  perPage!: number;
}

@ObjectType({ description: 'Room for a file: send its parts to /media/uploads/<id>, from the offset on.' })
export class UploadBegun {
  @Field(() => ID)
  readonly id: string;

  @Field(() => Float, { description: 'How much of it is here.' })
  readonly offset: number;

  constructor(id: string, offset: number) {
    this.id = id;
    this.offset = offset;
  }
}

@ObjectType()
export class MediaDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ implements: () => Refused, description: 'Lessons show it, so it stays.' })
export class MediaInUse extends Refused {
  @Field(() => [MediaUse])
  readonly uses: MediaUse[];

  constructor(uses: MediaUse[]) {
    super('media.in-use', { count: uses.length });
    this.uses = uses;
  }
}

@ObjectType({ implements: () => Refused, description: 'Somebody else changed it meanwhile; nothing was changed now.' })
export class MediaChanged extends Refused {
  @Field(() => MediaItem)
  readonly now: MediaItem;

  constructor(now: MediaItem) {
    super('media.changed');
    this.now = now;
  }
}

@InputType()
export class BeginUploadInput {
  @Field(() => String, { description: 'Its name, to be recognised by; it says nothing of what the file is.' })
  name!: string;

  @Field(() => Float)
  bytes!: number;

  @Field(() => String, { description: 'The same key is the same upload, which goes on where it stopped.' })
  requestKey!: string;
}

@InputType()
export class AddMediaInput {
  @Field(() => ID)
  upload!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { defaultValue: '' })
  alt!: string;

  @Field(() => Boolean, { defaultValue: false })
  decorative!: boolean;

  @Field(() => String, { defaultValue: '' })
  transcript!: string;
}

@InputType()
export class DescribeMediaInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  baseRevision!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String, { defaultValue: '' })
  alt!: string;

  @Field(() => Boolean, { defaultValue: false })
  decorative!: boolean;

  @Field(() => String, { defaultValue: '' })
  transcript!: string;

  @Field(() => Int, { defaultValue: 50 })
  focalX!: number;

  @Field(() => Int, { defaultValue: 50 })
  focalY!: number;

  @Field(() => Boolean, { defaultValue: false })
  recognisable!: boolean;

  @Field(() => String, { defaultValue: '' })
  consentWho!: string;

  @Field(() => String, { nullable: true, description: 'A day, such as 2027-06-30.' })
  consentUntil!: string | null;

  @Field(() => String, { defaultValue: '' })
  consentNote!: string;
}

@InputType()
export class CaptionMediaInput {
  @Field(() => ID)
  id!: string;

  @Field(() => CAPTION_KINDS)
  kind!: CaptionKind;

  @Field(() => String, { description: 'nl-BE, fr or en' })
  language!: string;

  @Field(() => ID, { nullable: true, description: 'A WebVTT file that was sent; none takes away what is there.' })
  upload!: string | null;
}

export const MEDIA_KINDS = KINDS;

export const BeginUploadResult = createUnionType({
  name: 'BeginUploadResult',
  types: () => [UploadBegun, InvalidInput, NotFound, TooOften] as const,
  resolveType: byClass,
});

export const MediaItemResult = createUnionType({
  name: 'MediaItemResult',
  types: () => [MediaItem, NotFound] as const,
  resolveType: byClass,
});

export const ChangeMediaResult = createUnionType({
  name: 'ChangeMediaResult',
  types: () => [MediaItem, MediaChanged, InvalidInput, NotFound] as const,
  resolveType: byClass,
});

export const DeleteMediaResult = createUnionType({
  name: 'DeleteMediaResult',
  types: () => [MediaDeleted, MediaInUse, NotFound] as const,
  resolveType: byClass,
});
