import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Live } from '../platform/live/live.ts';
import { changedIn } from './live-topics.ts';
import { type KeptPost, Posts } from './posts.ts';
import { SharedAnswers } from './shared-answers.ts';
import { type KeptThread, Threads } from './threads.ts';

/** Takes the words of a post away; its number stays. The caller holds both rows. */
@Injectable()
export class TakeAway {
  constructor(
    private readonly threads: Threads,
    private readonly posts: Posts,
    private readonly shared: SharedAnswers,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  async run(thread: KeptThread, post: KeptPost): Promise<void> {
    if (post.deletedAt) return;
    if (post.kind === 'answer') await this.shared.takeBack(thread.id, post.number);
    await this.posts.delete(post, this.clock.now());
    if (thread.bestNumber === post.number) await this.threads.chooseBest(thread.id, null);
    await this.live.publish(...changedIn(thread.id, post.number, 'deleted'));
  }
}
