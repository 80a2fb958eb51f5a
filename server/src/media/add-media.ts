import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { keepableWords, keyFor } from './fields.ts';
import { FinishUpload } from './finish-upload.ts';
import { Items, type WholeItem } from './items.ts';
import { MakeVariants } from './make-variants.ts';
import type { AddMediaInput } from './media.types.ts';
import { mayKeep } from './policy.ts';

const EVERY_KIND = ['image', 'film', 'audio', 'document'] as const;

/** Puts a file that came into the library. The same upload twice is one medium. */
@Injectable()
export class AddMedia {
  constructor(
    private readonly items: Items,
    private readonly finishing: FinishUpload,
    private readonly variants: MakeVariants,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal with InvalidInput or NotFound */
  async run(caller: Caller, { id: ownerId }: CallerPerson, input: AddMediaInput): Promise<WholeItem> {
    refuseUnless(mayKeep(caller), () => new NotFound());
    const before = await this.items.inLibrary(input.upload);
    if (before?.ownerId === ownerId) return before;
    // what must be said of a picture is asked before anything is made of it; of what turns out another kind, less is
    const words = keepableWords('image', { ...input, decorative: input.decorative || input.alt === '' });
    await this.finishing
      .run(ownerId, input.upload, EVERY_KIND, async ({ kind, master, seconds }) => {
        const { title, alt, decorative, transcript } = keepableWords(kind, { ...words, decorative: input.decorative });
        const now = this.clock.now();
        const key = keyFor(title, randomBytes(3).toString('hex'));
        const state = kind === 'image' ? 'processing' : 'ready';
        await this.items.add(
          {
            ...words,
            ...{
              id: input.upload,
              key,
              ownerId,
              shelf: 'library',
              kind,
              title,
              alt,
              decorative,
              transcript,
              state,
              seconds,
            },
            ...{ width: master.width, height: master.height },
          },
          master,
          now,
        );
        if (state === 'processing') await this.variants.promise(input.upload, 1);
      })
      .catch(async (error: unknown) => {
        // who sends the same twice at once has it by now
        if ((await this.items.inLibrary(input.upload))?.ownerId !== ownerId) throw error;
      });
    return (await this.items.inLibrary(input.upload)) ?? gone();
  }
}

function gone(): never {
  throw new Error('a medium that was just added is there');
}
