import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Links } from './links.ts';
import { Sessions } from './sessions.ts';

const TIDY = 'identity-tidy';

/** Forgets what has had its time: sessions, links, and counts of attempts, which name addresses. */
@Injectable()
export class Tidy implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sessions: Sessions,
    private readonly links: Links,
    private readonly rate: RateLimit,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(TIDY, () => this.run(), { everyMinutes: 30 });
  }

  async run(): Promise<void> {
    await this.sessions.tidy();
    await this.links.tidy();
    await this.rate.tidy();
  }
}
