import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { mayWrite } from '../policy.ts';

export type InvitedTo = Readonly<{ kind: 'module' | 'programme'; key: string }>;

/** How long somebody counts as being there after they last said so, in seconds. */
const THERE_SECONDS = 75;

/** Who may write what, and who is there now. */
@Injectable()
export class Writers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal with NotFound for whoever may not write in this module: to them there is no such draft */
  async admit(person: CallerPerson, moduleKey: string): Promise<void> {
    const [row] = await this.database.query<{ invited: boolean }>(
      `select exists (select from authoring.invited where person_id = $1 and
         ((kind = 'module' and key = $2) or (kind = 'programme' and key in (select catalogue.programmes_of($2))))) as invited`,
      [person.id, moduleKey],
    );
    refuseUnless(mayWrite(person.roles, row?.invited ?? false), () => new NotFound());
  }

  /** Everybody who was invited, and to what. */
  all(): Promise<(InvitedTo & { personId: string })[]> {
    return this.database.query(
      'select kind, key, person_id as "personId" from authoring.invited order by at, person_id',
    );
  }

  async isInvited({ kind, key }: InvitedTo, personId: string): Promise<boolean> {
    const rows = await this.database.query(
      'select from authoring.invited where kind = $1 and key = $2 and person_id = $3',
      [kind, key, personId],
    );
    return rows.length > 0;
  }

  async invite({ kind, key }: InvitedTo, personId: string, by: string | null): Promise<void> {
    await this.database.query(
      `insert into authoring.invited (kind, key, person_id, invited_by, at) values ($1, $2, $3, $4, $5)
       on conflict (kind, key, person_id) do nothing`,
      [kind, key, personId, by, this.clock.now()],
    );
  }

  async drop({ kind, key }: InvitedTo, personId: string): Promise<void> {
    await this.database.query('delete from authoring.invited where kind = $1 and key = $2 and person_id = $3', [
      kind,
      key,
      personId,
    ]);
  }

  /** Notes that somebody has a part open. */
  async arrive(moduleKey: string, part: string, personId: string): Promise<void> {
    await this.database.query(
      `insert into authoring.here (module_key, part, person_id, seen_at) values ($1, $2, $3, $4)
       on conflict (module_key, part, person_id) do update set seen_at = $4`,
      [moduleKey, part, personId, this.clock.now()],
    );
  }

  /** Who has which part open now; of one module, or of all. */
  there(moduleKey?: string): Promise<{ moduleKey: string; part: string; personId: string }[]> {
    return this.database.query(
      `select module_key as "moduleKey", part, person_id as "personId" from authoring.here
       where seen_at > $1::timestamptz - make_interval(secs => ${THERE_SECONDS}) and ($2::text is null or module_key = $2)
       order by module_key, part, person_id`,
      [this.clock.now(), moduleKey ?? null],
    );
  }
}
