import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Fields } from './fields.ts';
import { type ChangeRolesInput, RolesChanged } from './identity.types.ts';
import { People } from './people.ts';
import { PersonRecords } from './person-records.ts';
import { locksThemselvesOut, mayChangeRoles, sameRoles } from './policy.ts';

/** Says what a person may do in the academy; who did it, when and why is kept. */
@Injectable()
export class ChangeRoles {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly records: PersonRecords,
  ) {}

  async run(caller: Caller, input: ChangeRolesInput): Promise<RolesChanged> {
    const by = caller.person;
    refuseUnless(by && mayChangeRoles(caller), () => new NotFound());
    const fields = new Fields();
    const reason = fields.reason(input.reason);
    const after = [...new Set(input.roles)];
    if (locksThemselvesOut(caller, input.personId, after)) fields.problem('roles', 'identity.roles.own');
    fields.refuseProblems();
    return this.database.transaction(async () => {
      await this.records.lockRoles();
      const people = await this.people.byIds([input.personId, by.id]);
      const person = people.get(input.personId);
      // meanwhile another administrator may have taken the role away: two of them never end each other's
      refuseUnless(person && people.get(by.id)?.roles.includes('administrator'), () => new NotFound());
      // the same again is no change, and nothing to write down
      if (sameRoles(person.roles, after)) return new RolesChanged(person.id, after);
      await this.records.setRoles(person.id, after);
      await this.records.recordRoles({ personId: person.id, by: by.id, before: person.roles, after, reason });
      return new RolesChanged(person.id, after);
    });
  }
}
