import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { AnswerTakenBack } from './answer.types.ts';
import { FoundPosts } from './found-posts.ts';
import { SharedAnswers } from './shared-answers.ts';
import { TakeAway } from './take-away.ts';

/**
 * Takes an answer out of a conversation, at once. One's own words can always be taken back: in a closed conversation, in
 * one that a moderator moved, and after one's access ended.
 */
@Injectable()
export class TakeAnswerBack {
  constructor(
    private readonly database: Database,
    private readonly shared: SharedAnswers,
    private readonly found: FoundPosts,
    private readonly away: TakeAway,
  ) {}

  run({ id: personId }: CallerPerson, id: string): Promise<AnswerTakenBack> {
    return this.database.transaction(async () => {
      const at = await this.shared.own(id, personId);
      const held = at && (await this.found.held(at));
      refuseUnless(held?.post.authorId === personId, () => new NotFound());
      await this.away.run(held.thread, held.post);
      return new AnswerTakenBack(id);
    });
  }
}
