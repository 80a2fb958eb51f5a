import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Live } from '../platform/live/live.ts';
import { Notices } from './notices.ts';
import { topicOf } from './topic.ts';

/** Somebody has seen a place up to some point: what they were told of until there is read, and no mail tells of it any more. */
@Injectable()
export class ReadPlace {
  constructor(
    private readonly notices: Notices,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  async run(personId: string, place: string, position: number): Promise<void> {
    const changed = await this.notices.readTo(personId, place, position, this.clock.now());
    if (changed) await this.live.publish(topicOf(personId));
  }
}
