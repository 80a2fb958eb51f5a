import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Role } from '../platform/graphql/caller.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { BetterAuth } from './better-auth.ts';
import { Fields } from './fields.ts';
import { People, type Person } from './people.ts';
import { PersonRecords } from './person-records.ts';
import { mayEnsurePeople } from './policy.ts';

/** An account to be there: its address is taken as confirmed. Without a password it is used by sign-in link only. */
export type EnsuredPerson = { email: string; name: string; password?: string; roles: readonly Role[] };

/** Makes sure that a demo account exists with these roles; one that exists keeps its name and password. */
@Injectable()
export class EnsurePerson {
  constructor(
    private readonly database: Database,
    private readonly auth: BetterAuth,
    private readonly people: People,
    private readonly records: PersonRecords,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  /** @throws Refusal with InvalidInput; an Error outside demo mode */
  async run(wanted: EnsuredPerson): Promise<Person> {
    if (!mayEnsurePeople(this.resources.demo))
      throw new Error('accounts are made without their owner in demo mode only');
    const fields = new Fields();
    const email = fields.email(wanted.email);
    const name = fields.name(wanted.name);
    const password = wanted.password === undefined ? undefined : fields.newPassword(wanted.password);
    fields.refuseProblems();
    const passwordHash = password === undefined ? undefined : await this.auth.hash(password);
    return this.database.transaction(async () => {
      await this.records.lockAddress(email);
      const id = (await this.people.byEmail(email))?.id ?? (await this.make(email, name, passwordHash));
      const person = (await this.people.byIds([id])).get(id);
      if (!person) throw new Error('a person who was just made is gone');
      if (sameRoles(person.roles, wanted.roles)) return person;
      await this.records.setRoles(id, wanted.roles);
      return { ...person, roles: [...wanted.roles] };
    });
  }

  private async make(email: string, name: string, passwordHash: string | undefined): Promise<string> {
    const id = await this.records.add({ email, name, locale: 'nl-BE' });
    if (passwordHash !== undefined) await this.records.setPassword(id, passwordHash);
    return id;
  }
}

function sameRoles(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}
