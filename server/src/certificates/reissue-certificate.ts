import { Injectable } from '@nestjs/common';
import { People } from '../identity/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { NameMissing } from './certificate.types.ts';
import { Certificates } from './certificates.ts';
import { type CertificateRow, standingOf } from './content.ts';
import { isOwner } from './policy.ts';
import { Reviews } from './reviews.ts';

/**
 * After a change of name: an attest that says the same in the new name, at a new address. The old one is kept and says
 * that another took its place, never which. In the name it has already, or a second time, nothing changes.
 */
@Injectable()
export class ReissueCertificate {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly certificates: Certificates,
    private readonly reviews: Reviews,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, id: string): Promise<CertificateRow> {
    return this.database.transaction(async () => {
      const old = await this.certificates.lock(id);
      refuseUnless(old && isOwner(caller, old), () => new NotFound());
      const { personId, subjectKind: kind, subjectKey: key } = old;
      const standing = standingOf(old);
      refuseUnless(standing !== 'revoked', () => new NotFound());
      const held = standing === 'valid' ? old : await this.certificates.held(personId, { kind, key });
      refuseUnless(held, () => new NotFound());
      const name = (await this.people.byIds([personId])).get(personId)?.name ?? '';
      refuseUnless(name !== '', () => new NameMissing());
      if (held !== old || name === old.content.name) return held;

      const now = this.clock.now();
      await this.certificates.setReplaced(old.id, now);
      const content = { ...old.content, name };
      const added = await this.certificates.add({ personId, kind, key, content, now, instead: old });
      if (!added) throw new Error('an attest was taken while another one was replaced');
      await this.reviews.move(old.id, added.id);
      return added;
    });
  }
}
