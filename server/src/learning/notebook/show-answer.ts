import { Injectable } from '@nestjs/common';
import { Access } from '../../access/index.ts';
import { Catalogue } from '../../catalogue/index.ts';
import { People } from '../../identity/index.ts';
import { ReadPlace } from '../../notifications/index.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { ReflectionSeals } from '../reflection-seals.ts';
import { SharedAnswer } from './notebook.types.ts';
import { placeOf } from './placed-answer.ts';
import { isId, placeOfShare } from './share-answer.ts';
import { Shares } from './shares.ts';

/**
 * An answer that its author shared, for whom they shared it with: the text as it is now. The one way to read what somebody
 * else wrote; whoever it is not shared with learns nothing, not even that it is there.
 */
@Injectable()
export class ShowAnswer {
  constructor(
    private readonly shares: Shares,
    private readonly seals: ReflectionSeals,
    private readonly people: People,
    private readonly catalogue: Catalogue,
    private readonly access: Access,
    private readonly noticed: ReadPlace,
  ) {}

  /** @throws Refusal with NotFound */
  async run(reader: CallerPerson, shareId: string): Promise<SharedAnswer> {
    const shared = isId(shareId) ? await this.shares.one(reader, shareId) : undefined;
    refuseUnless(shared, () => new NotFound());
    await this.shares.bind(reader, shareId);
    await this.noticed.run(reader.id, placeOfShare(shareId));
    const [authors, modules, opened] = await Promise.all([
      this.people.byIds([shared.personId]),
      this.catalogue.modules(),
      this.access.openAmong(reader.id, [shared.moduleKey]),
    ]);
    const text = this.seals.open(shared, shared.sealed, shared.reflectionId);
    const author = authors.get(shared.personId)?.name ?? '';
    return new SharedAnswer(shared, author, placeOf(shared, modules, opened), text);
  }
}
