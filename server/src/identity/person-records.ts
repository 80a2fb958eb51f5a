import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Role } from '../platform/graphql/caller.ts';
import { RememberedSessions } from './remembered-sessions.ts';

type RoleChange = { personId: string; by: string; before: readonly Role[]; after: readonly Role[]; reason: string };

/** What is kept of people, for the use cases of this domain. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly remembered: RememberedSessions,
  ) {}

  /** Lets one transaction at a time work on an address, known or not. Only inside a transaction. */
  async lockAddress(email: string): Promise<void> {
    await this.database.query('select pg_advisory_xact_lock(hashtextextended($1, 7406))', [email]);
  }

  /** Lets one transaction at a time say who may do what. Only inside a transaction. */
  async lockRoles(): Promise<void> {
    await this.database.query('select pg_advisory_xact_lock(7407)');
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

  /** Keeps a new person, whose address was shown to be theirs; gives their id. */
  async add({ email, name, locale }: { email: string; name: string; locale: Locale }): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      'insert into identity.person (email, name, locale, email_verified) values ($1, $2, $3, true) returning id',
      [email, name, locale],
    );
    if (!row) throw new Error('a person who was just made is gone');
    return row.id;
  }

  /** The password of a person from now on, as the identity library hashed it. */
  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.database.query(
      `insert into identity.account (person_id, provider, provider_account, password_hash)
       select id, 'credential', id::text, $2 from identity.person where id = $1
       on conflict (person_id, provider) do update set password_hash = excluded.password_hash, updated_at = now()`,
      [id, passwordHash],
    );
  }

  /** Gives a person another address, which was shown to be theirs. */
  async move(id: string, email: string): Promise<void> {
    await this.update(id, 'email', email);
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

  private async update(id: string, column: 'name' | 'email' | 'locale' | 'roles', value: unknown): Promise<void> {
    await this.database.query(`update identity.person set ${column} = $2, updated_at = $3 where id = $1`, [
      id,
      value,
      this.clock.now(),
    ]);
    this.database.afterCommit(() => this.remembered.forget(id));
  }
}
