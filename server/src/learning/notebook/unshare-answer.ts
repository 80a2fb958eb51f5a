import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { AnswerUnshared } from './notebook.types.ts';
import { isId } from './share-answer.ts';
import { Shares } from './shares.ts';

/** Takes a share back: from then on that person reads nothing of the answer. */
@Injectable()
export class UnshareAnswer {
  constructor(private readonly shares: Shares) {}

  async run(author: CallerPerson, shareId: string): Promise<AnswerUnshared> {
    const taken = isId(shareId) && (await this.shares.remove(author.id, shareId));
    refuseUnless(taken, () => new NotFound());
    return Object.assign(new AnswerUnshared(), { id: shareId });
  }
}
