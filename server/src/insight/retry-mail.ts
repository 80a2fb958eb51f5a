import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { MailQueue } from '../platform/mail/mail-queue.ts';
import { UUID } from '../platform/uuid.ts';
import { Retried } from './insight.types.ts';
import { mayOversee } from './policy.ts';
import { RecordOfActs } from './record-of-acts.ts';

/** Sends a mail again that could not be sent. */
@Injectable()
export class RetryMail {
  constructor(
    private readonly database: Database,
    private readonly mails: MailQueue,
    private readonly acts: RecordOfActs,
  ) {}

  async run(caller: Caller, id: string): Promise<Retried> {
    const by = caller.person;
    refuseUnless(by && mayOversee(caller) && UUID.test(id), () => new NotFound());
    return this.database.transaction(async () => {
      refuseUnless(await this.mails.again(id), () => new NotFound());
      await this.acts.record({
        actor: by.id,
        act: 'retry-mail',
        subjectKind: 'mail',
        subjectId: id,
        reason: 'opnieuw',
      });
      return new Retried(id);
    });
  }
}
