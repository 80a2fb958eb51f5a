import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Retried } from './insight.types.ts';
import { mayOversee } from './policy.ts';
import { RecordOfActs } from './record-of-acts.ts';

/** Puts a task that gave up back at work. */
@Injectable()
export class RetryJob {
  constructor(
    private readonly jobs: Jobs,
    private readonly acts: RecordOfActs,
  ) {}

  async run(caller: Caller, id: string): Promise<Retried> {
    const by = caller.person;
    refuseUnless(by && mayOversee(caller), () => new NotFound());
    const job = (await this.jobs.failed(500)).find((one) => one.id === id);
    refuseUnless(job, () => new NotFound());
    await this.jobs.retry(job.queue, job.id);
    await this.acts.record({ actor: by.id, act: 'retry-job', subjectKind: 'job', subjectId: id, reason: 'opnieuw' });
    return new Retried(id);
  }
}
