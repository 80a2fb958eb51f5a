import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** What somebody wrote to a prompt, as it is kept. */
export type KeptReflection = { id: string; text: string; revision: number; savedAt: Date };

/** Whose text, to which prompt. */
export type ReflectionOf = { personId: string; moduleKey: string; promptKey: string };

/** How many earlier texts of one prompt are kept at most. */
const EARLIER_TEXTS = 200;

const COLUMNS = 'id, text, revision, saved_at as "savedAt"';

/** Private texts. Every statement here names the author. */
@Injectable()
export class Reflections {
  constructor(private readonly database: Database) {}

  /** Adds a first text. Undefined when there is one already. */
  async add(
    { personId, moduleKey, promptKey }: ReflectionOf,
    text: string,
    now: Date,
  ): Promise<KeptReflection | undefined> {
    const [row] = await this.database.query<KeptReflection>(
      `insert into learning.reflection (person_id, module_key, prompt_key, text, saved_at) values ($1, $2, $3, $4, $5)
       on conflict (person_id, module_key, prompt_key) do nothing returning ${COLUMNS}`,
      [personId, moduleKey, promptKey, text, now],
    );
    return row;
  }

  /** The text as it is, held until the transaction ends. */
  async lock({ personId, moduleKey, promptKey }: ReflectionOf): Promise<KeptReflection | undefined> {
    const [row] = await this.database.query<KeptReflection>(
      `select ${COLUMNS} from learning.reflection where person_id = $1 and module_key = $2 and prompt_key = $3 for update`,
      [personId, moduleKey, promptKey],
    );
    return row;
  }

  /** Replaces a locked text. The earlier one is kept too, unless the new one simply goes on from it. */
  async replace(earlier: KeptReflection, text: string, now: Date): Promise<KeptReflection> {
    if (!text.startsWith(earlier.text)) await this.keepEarlier(earlier);
    const [row] = await this.database.query<KeptReflection>(
      `update learning.reflection set text = $2, revision = revision + 1, saved_at = $3 where id = $1 returning ${COLUMNS}`,
      [earlier.id, text, now],
    );
    if (!row) throw new Error('a locked reflection stays');
    return row;
  }

  private async keepEarlier({ id, revision, text, savedAt }: KeptReflection): Promise<void> {
    await this.database.query(
      'insert into learning.reflection_revision (reflection_id, revision, text, saved_at) values ($1, $2, $3, $4)',
      [id, revision, text, savedAt],
    );
    await this.database.query(
      `delete from learning.reflection_revision where reflection_id = $1 and revision in (
         select revision from learning.reflection_revision where reflection_id = $1 order by revision desc offset $2)`,
      [id, EARLIER_TEXTS],
    );
  }
}
