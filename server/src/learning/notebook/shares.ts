import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import type { ReflectionOf } from '../reflection-of.ts';

/** A share as the author sees it. */
export type Share = { id: string; email: string; sharedAt: Date };

/** A share as its reader finds it: whose answer, to what; the text sealed. */
export type SharedRow = ReflectionOf & {
  id: string;
  reflectionId: string;
  sealed: Buffer;
  savedAt: Date;
  sharedAt: Date;
};

type Reader = Pick<CallerPerson, 'id' | 'email'>;

/** Of a share that belongs to nobody yet, the address decides; from then on the person. */
const READER = '(share.person_id = $1 or (share.person_id is null and share.email = $2))';

const COLUMNS = `share.id, reflection_id as "reflectionId", reflection.person_id as "personId", module_key as "moduleKey",
  prompt_key as "promptKey", text as sealed, saved_at as "savedAt", shared_at as "sharedAt"`;

/** With whom answers are shared. */
@Injectable()
export class Shares {
  constructor(private readonly database: Database) {}

  /** Whether this is an answer of this author; held until the transaction ends. */
  async holdAnswer(authorId: string, answerId: string): Promise<boolean> {
    const rows = await this.database.query<object>(
      'select 1 from learning.reflection where id = $2 and person_id = $1 for update',
      [authorId, answerId],
    );
    return rows.length > 0;
  }

  async of(answerId: string): Promise<Share[]> {
    return this.database.query(
      `select id, email, shared_at as "sharedAt" from learning.reflection_share where reflection_id = $1 order by shared_at, id`,
      [answerId],
    );
  }

  async add(answerId: string, to: { email: string; personId: string | undefined }, now: Date): Promise<Share> {
    const [row] = await this.database.query<Share>(
      `insert into learning.reflection_share (reflection_id, email, person_id, shared_at) values ($1, $2, $3, $4)
       returning id, email, shared_at as "sharedAt"`,
      [answerId, to.email, to.personId ?? null, now],
    );
    if (!row) throw new Error('what was added is there');
    return row;
  }

  /** Takes a share back; only its author can. Tells whether there was one. */
  async remove(authorId: string, shareId: string): Promise<boolean> {
    const rows = await this.database.query<object>(
      `delete from learning.reflection_share as share using learning.reflection
       where share.id = $2 and reflection.id = reflection_id and reflection.person_id = $1 returning share.id`,
      [authorId, shareId],
    );
    return rows.length > 0;
  }

  /** What is shared with somebody, the newest first. */
  with({ id, email }: Reader, limit: number): Promise<SharedRow[]> {
    return this.database.query(
      `select ${COLUMNS} from learning.reflection_share as share join learning.reflection on reflection.id = reflection_id
       where ${READER} order by shared_at desc, share.id limit $3`,
      [id, email, limit],
    );
  }

  /** One share, when this is its reader. */
  async one({ id, email }: Reader, shareId: string): Promise<SharedRow | undefined> {
    const [row] = await this.database.query<SharedRow>(
      `select ${COLUMNS} from learning.reflection_share as share join learning.reflection on reflection.id = reflection_id
       where share.id = $3 and ${READER}`,
      [id, email, shareId],
    );
    return row;
  }

  /** Whose answers some shares are, by share, as far as this is their reader. */
  async authorsOf({ id, email }: Reader, shareIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; personId: string }>(
      `select share.id, reflection.person_id as "personId" from learning.reflection_share as share
       join learning.reflection on reflection.id = reflection_id where share.id = any($3::uuid[]) and ${READER}`,
      [id, email, shareIds],
    );
    return new Map(rows.map((row) => [row.id, row.personId]));
  }

  /** A share that was opened is of who opened it, whoever has the address later. */
  async bind({ id }: Reader, shareId: string): Promise<void> {
    await this.database.query(
      'update learning.reflection_share set person_id = $1 where id = $2 and person_id is null',
      [id, shareId],
    );
  }
}
