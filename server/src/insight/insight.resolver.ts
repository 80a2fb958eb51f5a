import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Command } from '../platform/graphql/refusal.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { MailQueue } from '../platform/mail/mail-queue.ts';
import { Act, type Retried, RetryResult, Troubles } from './insight.types.ts';
import { RetryJob } from './retry-job.ts';
import { RetryMail } from './retry-mail.ts';
import { ShowActs } from './show-acts.ts';

const SHOWN = 200;

@Resolver()
export class InsightResolver {
  constructor(
    private readonly showActs: ShowActs,
    private readonly mailAgain: RetryMail,
    private readonly jobAgain: RetryJob,
    private readonly mails: MailQueue,
    private readonly jobs: Jobs,
  ) {}

  @Allow(['finance', 'administrator'])
  @Query(() => [Act], { description: 'What the staff did to a person, an order, a mail or a job.' })
  acts(@Args('subjectKind') subjectKind: string, @Args('subjectId') subjectId: string): Promise<Act[]> {
    return this.showActs.run(subjectKind, subjectId);
  }

  @Allow(['finance', 'administrator'])
  @Query(() => Troubles, { description: 'Mails and tasks that failed and wait for a person.' })
  async troubles(): Promise<Troubles> {
    const [mails, jobs] = await Promise.all([this.mails.failed(SHOWN), this.jobs.failed(SHOWN)]);
    return { mails, jobs };
  }

  @Allow(['finance', 'administrator'])
  @Command(() => RetryResult, 'Sends a mail again that could not be sent.')
  retryMail(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<Retried> {
    return this.mailAgain.run(caller, id);
  }

  @Allow(['finance', 'administrator'])
  @Command(() => RetryResult, 'Puts a task that gave up back at work.')
  retryJob(@CallerOf() caller: Caller, @Args('id', { type: () => ID }) id: string): Promise<Retried> {
    return this.jobAgain.run(caller, id);
  }
}
