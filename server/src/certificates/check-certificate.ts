import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import type { CheckedCertificate } from './certificate.types.ts';
import { Certificates } from './certificates.ts';
import { type CertificateRow, standingOf } from './content.ts';
import { isOwner } from './policy.ts';
import { forAnyone } from './views.ts';

/** Anybody who has the address of an attest sees whether it holds. One that its owner hid is nowhere. */
@Injectable()
export class CheckCertificate {
  constructor(
    private readonly certificates: Certificates,
    private readonly clock: Clock,
  ) {}

  async run(code: string): Promise<CheckedCertificate> {
    const row = await this.certificates.byCode(code);
    refuseUnless(row && row.offlineAt === null, () => new NotFound());
    return forAnyone(row, this.clock.now());
  }

  /** The attest whose paper or badge somebody asks for: one that holds, and is not hidden from them. */
  async downloadable(caller: Caller, code: string): Promise<CertificateRow> {
    const row = await this.certificates.byCode(code);
    const shown = row && standingOf(row) === 'valid' && (row.offlineAt === null || isOwner(caller, row));
    refuseUnless(shown, () => new NotFound());
    return row;
  }
}
