import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Role } from '../platform/graphql/caller.ts';

type RoleChange = { personId: string; by: string; before: readonly Role[]; after: readonly Role[]; reason: string };

/** What is kept of people, for the use cases of this domain. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Lets one transaction at a time work on an address, known or not. Only inside a transaction. */
  async lockAddress(email: string): Promise<void> {
    await this.database.query('select pg_advisory_xact_lock(hashtextextended($1, 7406))', [email]);
  }

  /** Whether a person has a password; false for somebody who only ever used sign-in links. */
  async hasPassword(id: string): Promise<boolean> {
    const rows = await this.database.query(
      "select 1 from identity.account where person_id = $1 and provider = 'credential' and password_hash is not null",
      [id],
    );
    return rows.length > 0;
  }

  async rename(id: string, name: string): Promise<void> {
    await this.update(id, 'name', name);
  }

  async speak(id: string, locale: Locale): Promise<void> {
    await this.update(id, 'locale', locale);
  }

  /** The address was shown to be theirs. */
  async proveAddress(id: string): Promise<void> {
    await this.update(id, 'email_verified', true);
  }

  async setRoles(id: string, roles: readonly Role[]): Promise<void> {
    await this.update(id, 'roles', roles);
  }

  /** Keeps who changed somebody's roles, when and why. */
  async recordRoles({ personId, by, before, after, reason }: RoleChange): Promise<void> {
    await this.database.query(
      `insert into identity.role_change (person_id, by_person_id, roles_before, roles_after, reason, changed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [personId, by, before, after, reason, this.clock.now()],
    );
  }

  private async update(
    id: string,
    column: 'name' | 'locale' | 'email_verified' | 'roles',
    value: unknown,
  ): Promise<void> {
    await this.database.query(`update identity.person set ${column} = $2, updated_at = $3 where id = $1`, [
      id,
      value,
      this.clock.now(),
    ]);
  }
}
