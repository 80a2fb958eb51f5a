import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Notices } from './notices.ts';
import { ReadNotices } from './read-notices.ts';

/** Somebody has seen a place up to some point: what they were told of until there is read, and no mail tells of it any more. */
@Injectable()
export class ReadPlace {
  constructor(
    private readonly notices: Notices,
    private readonly read: ReadNotices,
    private readonly clock: Clock,
  ) {}

  async run(personId: string, place: string, position = 0): Promise<void> {
    await this.read.tell(personId, await this.notices.readTo(personId, place, position, this.clock.now()));
  }
}
