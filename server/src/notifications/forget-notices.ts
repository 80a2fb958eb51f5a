import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Notices } from './notices.ts';

const FORGET_NOTICES = 'forget-notices';
const EVERY_MINUTES = 30;
/** How long one finds back what one was told of. */
const KEPT_DAYS = 180;
const AT_ONCE = 2000;
const DAY_MS = 86_400_000;

/** Forgets notices that have had their time. */
@Injectable()
export class ForgetNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FORGET_NOTICES, () => this.run(), { everyMinutes: EVERY_MINUTES });
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    while ((await this.notices.forget(before, AT_ONCE)) === AT_ONCE);
  }
}
