import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Certificates } from './certificates.ts';
import type { CertificateRow } from './content.ts';
import { isOwner } from './policy.ts';

/** The owner of an attest hides it: its address leads nowhere until they show it again. */
@Injectable()
export class TakeOffline {
  constructor(
    private readonly database: Database,
    private readonly certificates: Certificates,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, id: string): Promise<CertificateRow> {
    return this.database.transaction(async () => {
      const row = await this.certificates.lock(id);
      refuseUnless(row && isOwner(caller, row), () => new NotFound());
      if (row.offlineAt) return row;
      const offlineAt = this.clock.now();
      await this.certificates.setOffline(row.id, offlineAt);
      return { ...row, offlineAt };
    });
  }
}
