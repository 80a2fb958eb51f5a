import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import { AddMedia } from './add-media.ts';
import { BeginUpload } from './begin-upload.ts';
import { CaptionMedia } from './caption-media.ts';
import { ChangeMedia } from './change-media.ts';
import { ListMedia, MEDIA_A_PAGE } from './list-media.ts';
import {
  AddMediaInput,
  BeginUploadInput,
  BeginUploadResult,
  CaptionMediaInput,
  ChangeMediaResult,
  DeleteMediaResult,
  DescribeMediaInput,
  MEDIA_KINDS,
  type MediaDeleted,
  type MediaItem,
  MediaItemResult,
  MediaShelf,
  UploadBegun,
} from './media.types.ts';
import { MediaViews } from './media-views.ts';
import type { MediaKind } from './recognise.ts';

const KEEPERS = ['author', 'administrator'] as const;

@Resolver()
export class MediaResolver {
  constructor(
    private readonly listing: ListMedia,
    private readonly beginning: BeginUpload,
    private readonly adding: AddMedia,
    private readonly changing: ChangeMedia,
    private readonly captioning: CaptionMedia,
    private readonly views: MediaViews,
  ) {}

  @Allow(KEEPERS)
  @Query(() => MediaShelf, { description: 'The library of media, the last changed first.' })
  async mediaShelf(
    @CallerOf() caller: Caller,
    @Args('search', { type: () => String, defaultValue: '' }) search: string,
    @Args('kind', { type: () => MEDIA_KINDS, nullable: true }) kind: MediaKind | null,
    @Args('unused', { type: () => Boolean, defaultValue: false }) unused: boolean,
    @Args('page', { type: () => Int, defaultValue: 1 }) page: number,
  ): Promise<MediaShelf> {
    const { items, total } = await this.listing.run(caller, { search, kind: kind ?? undefined, unused, page });
    const views = items.map((item) => this.views.one(item));
    return Object.assign(new MediaShelf(), { items: views, total, perPage: MEDIA_A_PAGE });
  }

  @Allow(KEEPERS)
  @Ask(() => MediaItemResult, 'Something in the library of media.')
  async mediaItem(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<MediaItem> {
    return this.views.one(await this.listing.one(caller, id));
  }

  @Allow(KEEPERS)
  @Command(() => BeginUploadResult, 'Makes room for a file for the library; the same request goes on where it stopped.')
  async beginUpload(@PersonOf() person: CallerPerson, @Args('input') input: BeginUploadInput): Promise<UploadBegun> {
    const { id, offset } = await this.beginning.run(person.id, input, 'library');
    return new UploadBegun(id, offset);
  }

  @Allow(KEEPERS)
  @Command(() => ChangeMediaResult, 'Puts a file that was sent into the library.')
  async addMedia(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: AddMediaInput,
  ): Promise<MediaItem> {
    return this.views.one(await this.adding.run(caller, person, input));
  }

  @Allow(KEEPERS)
  @Command(() => ChangeMediaResult, 'Says anew what something is, on the revision that one saw.')
  async describeMedia(@CallerOf() caller: Caller, @Args('input') input: DescribeMediaInput): Promise<MediaItem> {
    return this.views.one(await this.changing.describe(caller, input));
  }

  @Allow(KEEPERS)
  @Command(() => ChangeMediaResult, 'Puts another file in its place; lessons get it when they are published again.')
  async replaceMedia(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('id', { type: () => ID }) id: string,
    @Args('upload', { type: () => ID }) upload: string,
  ): Promise<MediaItem> {
    return this.views.one(await this.changing.replace(caller, person, id, upload));
  }

  @Allow(KEEPERS)
  @Command(() => ChangeMediaResult, 'Sets captions or chapters of a film or recording, or takes them away.')
  async captionMedia(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: CaptionMediaInput,
  ): Promise<MediaItem> {
    return this.views.one(await this.captioning.run(caller, person, input));
  }

  @Allow(KEEPERS)
  @Command(() => DeleteMediaResult, 'Takes something out of the library, when no version of a lesson shows it.')
  deleteMedia(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<MediaDeleted> {
    return this.changing.delete(caller, id);
  }
}
