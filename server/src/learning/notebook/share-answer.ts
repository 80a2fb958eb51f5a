import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { People } from '../../identity/index.ts';
import { type Notice, Notify } from '../../notifications/index.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import type { Caller, CallerPerson } from '../../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { RateLimit } from '../../platform/http/rate-limit.ts';
import { MailQueue } from '../../platform/mail/mail-queue.ts';
import { UUID } from '../../platform/uuid.ts';
import { AnswerShared } from './notebook.types.ts';
import { type Share, Shares } from './shares.ts';

/** People that one answer is shared with, at most. */
const MOST = 20;

/** Shares an hour, at most: each is a mail. */
const AN_HOUR = 30;
/** A mail goes with each new share: so many a day to one address, however often one takes it back. */
const TO_ONE_A_DAY = 10;

const address = z.email().max(254);

/** Whether a text can be the id of anything. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/**
 * Shares an answer with somebody, by their address. Whether anybody has that address is never told: whoever signs in with it
 * reads the answer. The same address twice is one share, and tells of it once: a notice for who has it, else a mail.
 */
@Injectable()
export class ShareAnswer {
  constructor(
    private readonly database: Database,
    private readonly shares: Shares,
    private readonly people: People,
    private readonly rates: RateLimit,
    private readonly mails: MailQueue,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  async run(author: CallerPerson, { locale }: Caller, input: { answer: string; email: string }): Promise<AnswerShared> {
    const email = emailOf(input.email, author);
    await this.rates.count(`share:${author.id}`, AN_HOUR, 3600);
    await this.rates.count(`share:${author.id} ${email}`, TO_ONE_A_DAY, 86_400);
    return this.database.transaction(async () => {
      const own = isId(input.answer) && (await this.shares.holdAnswer(author.id, input.answer));
      refuseUnless(own, () => new NotFound());
      const already = await this.shares.of(input.answer);
      const same = already.find((one) => one.email === email);
      if (same) return new AnswerShared(same);
      refuseUnless(already.length < MOST, () => problem('learning.share.too-many'));
      const known = await this.people.byEmail(email);
      const person = known?.emailVerified ? known : undefined;
      const share = await this.shares.add(input.answer, { email, personId: person?.id }, this.clock.now());
      if (person) await this.notify.run([noticeOf(share, person.id)]);
      else await this.invite(share, author, locale);
      return new AnswerShared(share);
    });
  }

  /** Who has no account yet is written to; the mail leads there. */
  private async invite({ id, email }: Share, { name }: CallerPerson, locale: Caller['locale']): Promise<void> {
    await this.mails.promise({
      key: `answer-shared ${id}`,
      template: 'answer-shared',
      to: email,
      locale,
      data: { name, email, url: `/mijn-schrift/gedeeld/${id}` },
    });
  }
}

function noticeOf({ id }: Share, personId: string): Notice {
  return { personId, kind: 'shared-answer', key: `share ${id}`, place: placeOfShare(id), data: { share: id } };
}

/** Where the notice of a share happens: who opened it has read it. */
export function placeOfShare(shareId: string): string {
  return `share:${shareId}`;
}

/** @throws Refusal with InvalidInput */
function emailOf(given: string, author: CallerPerson): string {
  const email = given.normalize('NFC').trim().toLowerCase();
  refuseUnless(email !== '', () => problem('identity.email.missing'));
  refuseUnless(address.safeParse(email).success, () => problem('identity.email.invalid'));
  refuseUnless(email !== author.email, () => problem('learning.share.oneself'));
  return email;
}

function problem(key: ConstructorParameters<typeof FieldProblem>[1]): InvalidInput {
  return new InvalidInput([new FieldProblem('email', key)]);
}
