import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Certificates } from './certificates.ts';
import type { CertificateRow } from './content.ts';
import { isOwner } from './policy.ts';

/** The owner of an attest shows it again at the address it had. */
@Injectable()
export class PutOnline {
  constructor(
    private readonly database: Database,
    private readonly certificates: Certificates,
  ) {}

  run(caller: Caller, id: string): Promise<CertificateRow> {
    return this.database.transaction(async () => {
      const row = await this.certificates.lock(id);
      refuseUnless(row && isOwner(caller, row), () => new NotFound());
      await this.certificates.setOffline(row.id, null);
      return { ...row, offlineAt: null };
    });
  }
}
