import { Injectable } from '@nestjs/common';
import { People } from '../identity/index.ts';
import { RecordOfActs, requireReason } from '../insight/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { MailQueue } from '../platform/mail/mail-queue.ts';
import { CertificateRevoked, type RevokeCertificateInput } from './certificate.types.ts';
import { Certificates } from './certificates.ts';
import { standingOf } from './content.ts';
import { mayRevoke } from './policy.ts';
import { Reviews } from './reviews.ts';

/** The academy takes an attest back, with a reason that is kept and that its owner reads. A second time changes nothing. */
@Injectable()
export class RevokeCertificate {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly certificates: Certificates,
    private readonly reviews: Reviews,
    private readonly acts: RecordOfActs,
    private readonly mails: MailQueue,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, input: RevokeCertificateInput): Promise<CertificateRevoked> {
    const by = caller.person;
    refuseUnless(by && mayRevoke(caller), () => new NotFound());
    const reason = requireReason(input.reason);
    return this.database.transaction(async () => {
      const row = await this.certificates.lock(input.certificateId);
      refuseUnless(row, () => new NotFound());
      if (standingOf(row) === 'revoked') return new CertificateRevoked(row.id);
      await this.certificates.revoke(row.id, { at: this.clock.now(), by: by.id, reason });
      await this.reviews.forget(row.id);
      await this.acts.record({
        actor: by.id,
        act: 'revoke-certificate',
        subjectKind: 'person',
        subjectId: row.personId,
        reason,
        data: { certificate: row.id },
      });
      const owner = (await this.people.byIds([row.personId])).get(row.personId);
      if (owner) {
        await this.mails.promise({
          key: `certificate-revoked ${row.id}`,
          template: 'certificate-revoked',
          to: owner.email,
          locale: owner.locale,
          data: { title: row.content.title, reason, url: '/mijn-attesten' },
          personId: owner.id,
        });
      }
      return new CertificateRevoked(row.id);
    });
  }
}
