import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { keepableWords } from './fields.ts';
import { FinishUpload } from './finish-upload.ts';
import { Items, type WholeItem } from './items.ts';
import { MakeVariants } from './make-variants.ts';
import { type DescribeMediaInput, MediaChanged, MediaDeleted, MediaInUse } from './media.types.ts';
import { MediaViews } from './media-views.ts';
import { mayKeep } from './policy.ts';
import { RemoveFiles } from './remove-files.ts';

/** What is done to something in the library after it came: said anew, replaced, taken away. */
@Injectable()
export class ChangeMedia {
  constructor(
    private readonly database: Database,
    private readonly items: Items,
    private readonly finishing: FinishUpload,
    private readonly variants: MakeVariants,
    private readonly removing: RemoveFiles,
    private readonly views: MediaViews,
    private readonly clock: Clock,
  ) {}

  /** On the revision that one saw; another focal point makes other cuts. @throws Refusal with NotFound, MediaChanged or InvalidInput */
  async describe(caller: Caller, { id, baseRevision, ...input }: DescribeMediaInput): Promise<WholeItem> {
    refuseUnless(mayKeep(caller), () => new NotFound());
    await this.database.transaction(async () => {
      const item = await this.held(id);
      const words = keepableWords(item.kind, input);
      if (item.revision !== baseRevision) refuse(new MediaChanged(this.views.one(await this.whole(id))));
      const now = this.clock.now();
      await this.items.describe(id, words, now);
      const moved = words.focalX !== item.focalX || words.focalY !== item.focalY;
      const master = (await this.whole(id)).files.find((file) => file.role === 'master');
      if (!moved || item.kind !== 'image' || !master) return;
      // the same master under the next generation: what versions froze stays as it is
      await this.items.renewCuts(item, now);
      await this.variants.promise(id, item.generation + 1);
    });
    return this.whole(id);
  }

  /** Another file in its place, under the same key; lessons get it when they are published again. */
  async replace(caller: Caller, { id: ownerId }: CallerPerson, id: string, upload: string): Promise<WholeItem> {
    refuseUnless(mayKeep(caller), () => new NotFound());
    const before = (await this.items.inLibrary(id)) ?? refuse(new NotFound());
    const kinds = before.kind === 'film' || before.kind === 'audio' ? (['film', 'audio'] as const) : [before.kind];
    await this.finishing.run(ownerId, upload, kinds, async ({ kind, master, seconds }) => {
      const item = await this.held(id);
      const state = kind === 'image' ? 'processing' : 'ready';
      await this.items.renew(item, { master, kind, seconds, state }, this.clock.now());
      if (state === 'processing') await this.variants.promise(id, item.generation + 1);
    });
    return this.whole(id);
  }

  /** Only what no version of a lesson shows. @throws Refusal with MediaInUse, which says where it is used */
  async delete(caller: Caller, id: string): Promise<MediaDeleted> {
    refuseUnless(mayKeep(caller), () => new NotFound());
    return this.database.transaction(async () => {
      const item = await this.held(id);
      const uses = await this.items.uses(id);
      if (uses.length > 0) refuse(new MediaInUse(uses));
      await this.removing.promise(await this.items.remove(item.id));
      return new MediaDeleted(id);
    });
  }

  private async held(id: string) {
    const item = await this.items.lock(id);
    refuseUnless(item?.shelf === 'library', () => new NotFound());
    return item;
  }

  private async whole(id: string): Promise<WholeItem> {
    return (await this.items.inLibrary(id)) ?? refuse(new NotFound());
  }
}
