import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** Somebody's roles were changed: by whom, when and why. */
export type RoleChange = { id: string; at: Date; byId: string; byName: string; reason: string };

/** What administrators did to people's roles; written once. */
@Injectable()
export class RoleChanges {
  constructor(private readonly database: Database) {}

  /** The oldest first. */
  of(personId: string): Promise<RoleChange[]> {
    return this.database.query(
      `select change.id, change.changed_at as at, change.by_person_id as "byId", change.reason,
         coalesce(nullif(by_person.name, ''), by_person.email) as "byName"
       from identity.role_change change join identity.person by_person on by_person.id = change.by_person_id
       where change.person_id::text = $1 order by change.id limit 500`,
      [personId],
    );
  }
}
