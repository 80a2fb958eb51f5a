import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { type Entitlement, Entitlements } from './entitlements.ts';
import type { Subject } from './subject.ts';

/** The door to what people may open. */
@Injectable()
export class Access {
  constructor(
    private readonly database: Database,
    private readonly entitlements: Entitlements,
  ) {}

  /** Whether a person may open every lesson of a module, by itself or through a programme. */
  async mayOpen(personId: string, moduleKey: string): Promise<boolean> {
    const [row] = await this.database.query<{ may: boolean }>('select access.may_open($1, $2) as may', [
      personId,
      moduleKey,
    ]);
    return row?.may ?? false;
  }

  /** Whether somebody has what they would buy. */
  async holds(personId: string, subject: Subject): Promise<boolean> {
    if (subject.kind === 'module') return this.mayOpen(personId, subject.key);
    const held = await this.entitlements.ofPeople([personId], { ended: false });
    return held.some((one) => one.subject.kind === subject.kind && one.subject.key === subject.key);
  }

  /** Which of these modules a person may open, in one statement. */
  async openAmong(personId: string, moduleKeys: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }>(
      'select key from unnest($2::text[]) as key where access.may_open($1, key)',
      [personId, moduleKeys],
    );
    return new Set(rows.map((row) => row.key));
  }

  /** Which of these people may open one of these modules, in one statement. */
  async whoMayOpen(personIds: readonly string[], moduleKeys: readonly string[]): Promise<Set<string>> {
    if (personIds.length === 0 || moduleKeys.length === 0) return new Set();
    const rows = await this.database.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as id
       where exists (select from unnest($2::text[]) as key where access.may_open(id, key))`,
      [personIds, moduleKeys],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What people have access to now, by person, in one statement. */
  async entitlementsOf(personIds: readonly string[]): Promise<Map<string, Entitlement[]>> {
    return Map.groupBy(await this.entitlements.ofPeople(personIds, { ended: false }), (one) => one.personId);
  }

  /** What one person has and had access to. For the staff. */
  historyOf(personId: string): Promise<Entitlement[]> {
    return this.entitlements.ofPeople([personId], { ended: true });
  }
}
