import { Injectable } from '@nestjs/common';
import { RecordOfActs, requireReason } from '../insight/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { UUID } from '../platform/uuid.ts';
import { AccessWithdrawn, type WithdrawAccessInput } from './access.types.ts';
import { Entitlements } from './entitlements.ts';
import { mayChangeAccess } from './policy.ts';

/**
 * The staff takes back access that the staff gave, with a reason that is kept. What was bought ends with a refund
 * alone, so that money and access keep agreeing.
 */
@Injectable()
export class WithdrawAccess {
  constructor(
    private readonly database: Database,
    private readonly entitlements: Entitlements,
    private readonly acts: RecordOfActs,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, input: WithdrawAccessInput): Promise<AccessWithdrawn> {
    const by = caller.person;
    refuseUnless(by && mayChangeAccess(caller) && UUID.test(input.entitlementId), () => new NotFound());
    const reason = requireReason(input.reason);
    return this.database.transaction(async () => {
      const held = await this.entitlements.byId(input.entitlementId);
      refuseUnless(held, () => new NotFound());
      refuseUnless(
        held.source.kind === 'staff',
        () => new InvalidInput([new FieldProblem('entitlementId', 'access.bought')]),
      );
      if (await this.entitlements.end(held.id, reason, by.id, this.clock.now())) {
        await this.acts.record({
          actor: by.id,
          act: 'withdraw-access',
          subjectKind: 'person',
          subjectId: held.personId,
          reason,
          data: held.subject,
        });
      }
      return new AccessWithdrawn(held.personId);
    });
  }
}
