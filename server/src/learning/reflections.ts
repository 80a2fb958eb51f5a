import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { ReflectionOf } from './reflection-of.ts';
import { ReflectionSeals } from './reflection-seals.ts';

/** What somebody wrote to a prompt, as it is kept; `text` is null when it could not be opened. */
export type KeptReflection = {
  id: string;
  text: string | null;
  revision: number;
  savedAt: Date;
  /** What made this revision and those before it. */
  recentSaves: string[];
};

type Row = Omit<KeptReflection, 'text'> & { sealed: Buffer };

/** How many earlier texts of one prompt are kept at most. */
const EARLIER_TEXTS = 200;

/** How many versions wait beside a text at most; the oldest goes to the earlier texts when there are more. */
const VERSIONS_ASIDE = 50;

/** How many of the last saves are known again. */
const KNOWN_SAVES = 16;

const COLUMNS = 'id, text as sealed, revision, saved_at as "savedAt", recent_saves as "recentSaves"';

/** Private texts, sealed. Every statement here names the author, or a row that was found under their name. */
@Injectable()
export class Reflections {
  constructor(
    private readonly database: Database,
    private readonly seals: ReflectionSeals,
  ) {}

  /** Adds a first text. Undefined when there is one already. */
  async add(of: ReflectionOf, text: string, save: string, now: Date): Promise<KeptReflection | undefined> {
    const [row] = await this.database.query<Row>(
      `insert into learning.reflection (person_id, module_key, prompt_key, text, written_at, saved_at, recent_saves)
       values ($1, $2, $3, $4, $5, $5, array[$6::uuid])
       on conflict (person_id, module_key, prompt_key) do nothing returning ${COLUMNS}`,
      [of.personId, of.moduleKey, of.promptKey, this.seals.seal(of, text), now, save],
    );
    return row && kept(row, text);
  }

  /** The text as it is, held until the transaction ends. */
  async lock(of: ReflectionOf): Promise<KeptReflection | undefined> {
    const [row] = await this.database.query<Row>(
      `select ${COLUMNS} from learning.reflection where person_id = $1 and module_key = $2 and prompt_key = $3 for update`,
      [of.personId, of.moduleKey, of.promptKey],
    );
    return row && kept(row, this.seals.open(of, row.sealed, row.id));
  }

  /** Replaces a locked text. The earlier one is kept too, unless the new one simply goes on from it. */
  async replace(
    of: ReflectionOf,
    earlier: KeptReflection,
    text: string,
    save: string,
    now: Date,
  ): Promise<KeptReflection> {
    if (earlier.text === null || !text.startsWith(earlier.text)) await this.keepEarlier(earlier.id);
    const [row] = await this.database.query<Row>(
      `update learning.reflection set text = $2, revision = revision + 1, saved_at = greatest(saved_at, $3),
         recent_saves = (array_prepend($4::uuid, recent_saves))[1:$5] where id = $1 returning ${COLUMNS}`,
      [earlier.id, this.seals.seal(of, text), now, save, KNOWN_SAVES],
    );
    if (!row) throw new Error('a locked reflection stays');
    return kept(row, text);
  }

  /** Lays a text beside the one that is kept, until its author chooses. The same save again is the same version. */
  async layAside(of: ReflectionOf, id: string, text: string, save: string, base: number, now: Date): Promise<void> {
    const [added] = await this.database.query<{ added: string }>(
      `insert into learning.reflection_aside (reflection_id, save_id, text, base_revision, saved_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing returning save_id as added`,
      [id, save, this.seals.seal(of, text), base, now],
    );
    if (added) await this.takeAside(id, 'order by saved_at desc, save_id offset $2', VERSIONS_ASIDE);
  }

  /** Ends the waiting of versions that their author chose among; they stay as earlier texts. */
  async settle(id: string, saves: readonly string[]): Promise<void> {
    if (saves.length > 0) await this.takeAside(id, 'and save_id = any($2::uuid[])', saves);
  }

  private async takeAside(id: string, which: string, value: unknown): Promise<void> {
    const taken = await this.database.query<{ id: string }>(
      `with taken as (
         delete from learning.reflection_aside where reflection_id = $1 and save_id in (
           select save_id from learning.reflection_aside where reflection_id = $1 ${which}) returning *)
       insert into learning.reflection_revision (reflection_id, revision, text, saved_at)
       select reflection_id, base_revision, text, saved_at from taken returning id`,
      [id, value],
    );
    if (taken.length > 0) await this.tidyEarlier(id);
  }

  /** The text goes to the earlier ones as it is, sealed, also where it could not be opened. */
  private async keepEarlier(id: string): Promise<void> {
    await this.database.query(
      `insert into learning.reflection_revision (reflection_id, revision, text, saved_at)
       select id, revision, text, saved_at from learning.reflection where id = $1`,
      [id],
    );
    await this.tidyEarlier(id);
  }

  private async tidyEarlier(id: string): Promise<void> {
    await this.database.query(
      `delete from learning.reflection_revision where reflection_id = $1 and id in (
         select id from learning.reflection_revision where reflection_id = $1 order by id desc offset $2)`,
      [id, EARLIER_TEXTS],
    );
  }
}

function kept({ sealed: _, ...row }: Row, text: string | null): KeptReflection {
  return { ...row, text };
}
