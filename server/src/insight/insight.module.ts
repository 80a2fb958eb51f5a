import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.ts';
import { InsightResolver } from './insight.resolver.ts';
import { RecordOfActs } from './record-of-acts.ts';
import { RetryJob } from './retry-job.ts';
import { RetryMail } from './retry-mail.ts';
import { ShowActs } from './show-acts.ts';

/** What was done, and what went wrong. */
@Module({
  imports: [IdentityModule],
  providers: [RecordOfActs, ShowActs, RetryMail, RetryJob, InsightResolver],
  exports: [RecordOfActs, ShowActs],
})
export class InsightModule {}
