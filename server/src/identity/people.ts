import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Role } from '../platform/graphql/caller.ts';
import { UUID } from '../platform/uuid.ts';

/** A person as other domains may know them. */
export type Person = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  roles: Role[];
  locale: Locale;
  createdAt: Date;
};

const COLUMNS = 'id, name, email, email_verified as "emailVerified", roles, locale, created_at as "createdAt"';

/** The door to people: who somebody is. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /** People by their ids, in one statement; ids that are nobody's are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Person>> {
    const asked = ids.filter((id) => UUID.test(id));
    if (asked.length === 0) return new Map();
    const people = await this.database.query<Person>(
      `select ${COLUMNS} from identity.person where id = any($1::uuid[])`,
      [asked],
    );
    return new Map(people.map((person) => [person.id, person]));
  }

  /** The person with an address, however it is written. */
  async byEmail(email: string): Promise<Person | undefined> {
    const [person] = await this.database.query<Person>(`select ${COLUMNS} from identity.person where email = $1`, [
      email.normalize('NFC').trim().toLowerCase(),
    ]);
    return person;
  }

  /** People with a role, so many at most. */
  async withRole(role: Role, limit: number): Promise<Person[]> {
    return this.database.query<Person>(
      `select ${COLUMNS} from identity.person where roles @> array[$1::text] order by id limit $2`,
      [role, limit],
    );
  }

  /** People whose name or address holds a text, the newest first. */
  async search(text: string, limit: number): Promise<Person[]> {
    const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
    return this.database.query<Person>(
      `select ${COLUMNS} from identity.person where name ilike $1 or email ilike $1 order by created_at desc, id desc limit $2`,
      [pattern, limit],
    );
  }
}
