import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.ts';
import { People } from '../identity/index.ts';
import { RecordOfActs, requireReason } from '../insight/index.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { AccessGranted, type GrantAccessInput } from './access.types.ts';
import { Entitlements } from './entitlements.ts';
import { Grant } from './grant.ts';
import { mayChangeAccess } from './policy.ts';

/** The staff gives somebody access, with a reason that is kept. What they gave already they do not give again. */
@Injectable()
export class GrantAccess {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly catalogue: Catalogue,
    private readonly grant: Grant,
    private readonly entitlements: Entitlements,
    private readonly acts: RecordOfActs,
  ) {}

  async run(caller: Caller, input: GrantAccessInput): Promise<AccessGranted> {
    const by = caller.person;
    refuseUnless(by && mayChangeAccess(caller), () => new NotFound());
    const reason = requireReason(input.reason);
    const subject = { kind: input.subjectKind, key: input.subjectKey };
    if (!(await this.exists(subject))) {
      refuse(new InvalidInput([new FieldProblem('subjectKey', 'access.subject.unknown')]));
    }
    return this.database.transaction(async () => {
      const person = (await this.people.byIds([input.personId])).get(input.personId);
      refuseUnless(person, () => new NotFound());
      if (await this.entitlements.lockGivenByStaff(person.id, subject)) return new AccessGranted(person.id);
      const source = { kind: 'staff', id: randomUUID() } as const;
      await this.grant.run({ personId: person.id, subject, source, reason, by: by.id });
      await this.acts.record({
        actor: by.id,
        act: 'grant-access',
        subjectKind: 'person',
        subjectId: person.id,
        reason,
        data: subject,
      });
      return new AccessGranted(person.id);
    });
  }

  private async exists({ kind, key }: { kind: string; key: string }): Promise<boolean> {
    const published = kind === 'module' ? await this.catalogue.modules() : await this.catalogue.programmes();
    return published.some((one) => one.key === key);
  }
}
