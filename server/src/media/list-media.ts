import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { Items, type WholeItem } from './items.ts';
import { mayKeep } from './policy.ts';
import type { MediaKind } from './recognise.ts';

export const MEDIA_A_PAGE = 24;

/** The library as those who keep it look through it. */
@Injectable()
export class ListMedia {
  constructor(private readonly items: Items) {}

  run(
    caller: Caller,
    asked: { search: string; kind: MediaKind | undefined; unused: boolean; page: number },
  ): Promise<{ items: WholeItem[]; total: number }> {
    refuseUnless(mayKeep(caller), () => new NotFound());
    const page = Math.min(Math.max(1, asked.page), 10_000);
    const search = asked.search.replaceAll('\0', '').trim().slice(0, 200);
    return this.items.chosen({ ...asked, search, offset: (page - 1) * MEDIA_A_PAGE, limit: MEDIA_A_PAGE });
  }

  async one(caller: Caller, id: string): Promise<WholeItem> {
    refuseUnless(mayKeep(caller), () => new NotFound());
    return (await this.items.inLibrary(id)) ?? refuse(new NotFound());
  }
}
