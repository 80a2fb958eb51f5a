import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { ReviewMails } from './certificate.types.ts';
import { Certificates } from './certificates.ts';
import { type CertificateRow, standingOf } from './content.ts';
import { isOwner } from './policy.ts';
import { reviewsFrom } from './review-plan.ts';
import { ReviewTokens } from './review-tokens.ts';
import { Reviews } from './reviews.ts';

/**
 * Who took an attest may ask for mails to look back: after one, four and twelve weeks from then. They stop by themselves, on
 * one's own page, or by the link in such a mail, which needs no session and stops them all.
 */
@Injectable()
export class WantReviews {
  constructor(
    private readonly database: Database,
    private readonly certificates: Certificates,
    private readonly reviews: Reviews,
    private readonly tokens: ReviewTokens,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, id: string, wanted: boolean): Promise<CertificateRow> {
    return this.database.transaction(async () => {
      const row = await this.certificates.lock(id);
      refuseUnless(row && isOwner(caller, row) && standingOf(row) === 'valid', () => new NotFound());
      if (wanted) await this.reviews.plan(row.id, reviewsFrom(this.clock.now()));
      else await this.reviews.forget(row.id);
      return (await this.certificates.lock(id)) ?? row;
    });
  }

  async shown(token: string): Promise<ReviewMails> {
    return new ReviewMails(await this.reviews.anyFor(this.personOf(token)));
  }

  async stop(token: string): Promise<void> {
    await this.reviews.forgetAll(this.personOf(token));
  }

  /** @throws Refusal with NotFound for a token that we did not make */
  private personOf(token: string): string {
    const person = this.tokens.read(token);
    refuseUnless(person, () => new NotFound());
    return person;
  }
}
