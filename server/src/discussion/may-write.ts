import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { Moderation } from './moderation.ts';
import { mayModerate } from './policy.ts';
import type { KeptThread } from './threads.ts';
import { problemAt } from './writing.ts';

const DAY_MS = 86_400_000;

/** Refuses who may not write now, in a sentence at their text, which stays where it is. */
@Injectable()
export class MayWrite {
  constructor(
    private readonly moderation: Moderation,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal with InvalidInput while a person is banned */
  async anywhere({ id }: CallerPerson): Promise<void> {
    const now = this.clock.now();
    const ban = await this.moderation.banOf(id, now);
    if (!ban) return;
    const days = Math.ceil((ban.until.getTime() - now.getTime()) / DAY_MS);
    refuse(problemAt('text', 'discussion.banned', { days, reason: ban.reason }));
  }

  /** What stands in a closed thread stays as it is, but for those who keep order. */
  change(thread: Pick<KeptThread, 'lockedAt'>, caller: Caller): void {
    refuseUnless(!thread.lockedAt || mayModerate(caller), () => problemAt('text', 'discussion.locked'));
  }

  /** In one locked thread: those who keep order always, the others when it is open and not too soon. */
  async in(thread: KeptThread, caller: Caller, person: CallerPerson): Promise<void> {
    this.change(thread, caller);
    if (mayModerate(caller)) return;
    if (thread.slowSeconds === 0) return;
    const last = await this.moderation.lastWrote(thread.id, person.id);
    const wait = last ? thread.slowSeconds - (this.clock.now().getTime() - last.getTime()) / 1000 : 0;
    refuseUnless(wait <= 0, () => problemAt('text', 'discussion.slow', { seconds: Math.ceil(wait) }));
  }
}
