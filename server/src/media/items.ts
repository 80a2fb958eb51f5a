import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';
import type { MediaKind } from './recognise.ts';

/** A file as it is kept; `role` says what it is to its medium. */
export type KeptFile = {
  name: string;
  role: 'master' | 'width' | 'square' | 'wide';
  type: string;
  bytes: number;
  hash: string;
  width: number | null;
  height: number | null;
};

export type CaptionKind = 'captions' | 'chapters';
export const CAPTION_LANGUAGES = ['nl-BE', 'fr', 'en'] as const;
export type KeptCaption = { name: string; kind: CaptionKind; language: string };

/** Where something is used: a lesson of the version that holds, or of one before. */
export type KeptUse = {
  moduleKey: string;
  lessonKey: string;
  moduleTitle: string;
  lessonTitle: string;
  current: boolean;
};

export type Words = {
  title: string;
  alt: string;
  decorative: boolean;
  transcript: string;
  focalX: number;
  focalY: number;
  recognisable: boolean;
  consentWho: string;
  consentUntil: string | null;
  consentNote: string;
};

/** Something in the library, or a picture of a post. */
export type Item = Words & {
  id: string;
  key: string | null;
  ownerId: string;
  shelf: 'library' | 'post';
  kind: MediaKind;
  state: 'processing' | 'ready';
  generation: number;
  revision: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
  changedAt: Date;
};

/** The same with its files, captions and uses, for those who look after it. */
export type WholeItem = Item & { files: KeptFile[]; captions: KeptCaption[]; uses: KeptUse[] };

export type Choice = { search: string; kind: MediaKind | undefined; unused: boolean; offset: number; limit: number };

const COLUMNS = `item.id, item.key, item.owner_id as "ownerId", item.shelf, item.kind, item.title, item.alt, item.decorative,
  item.transcript, item.focal_x as "focalX", item.focal_y as "focalY", item.recognisable, item.consent_who as "consentWho",
  item.consent_until::text as "consentUntil", item.consent_note as "consentNote", item.state, item.generation, item.revision,
  item.width, item.height, item.seconds::float8 as seconds, item.changed_at as "changedAt"`;

const WHOLE = `${COLUMNS},
  (select coalesce(json_agg(json_build_object('name', name, 'role', role, 'type', type, 'bytes', bytes, 'hash', hash,
     'width', width, 'height', height) order by width, type), '[]')
   from media.file where item_id = item.id and file.generation = item.generation) as files,
  (select coalesce(json_agg(json_build_object('name', name, 'kind', kind, 'language', language) order by kind, language), '[]')
   from media.caption where item_id = item.id and current) as captions,
  (select coalesce(json_agg(json_build_object('moduleKey', module_key, 'lessonKey', lesson_key, 'moduleTitle', module_title,
     'lessonTitle', lesson_title, 'current', current) order by current desc, module_title, lesson_title), '[]')
   from (select module_key, lesson_key, max(module_title) as module_title, max(lesson_title) as lesson_title, bool_or(current) as current
         from media.use where item_id = item.id group by module_key, lesson_key) as used) as uses`;

const CHOSEN = `item.shelf = 'library'
  and ($1 = '' or position(lower($1) in lower(item.title || ' ' || item.alt || ' ' || item.key)) > 0)
  and ($2::text is null or item.kind = $2)
  and (not $3 or not exists (select from media.use where item_id = item.id))`;

/** What media there are. */
@Injectable()
export class Items {
  constructor(private readonly database: Database) {}

  /** A page of the library, the last changed first, with how many there are in all. */
  async chosen({ search, kind, unused, offset, limit }: Choice): Promise<{ items: WholeItem[]; total: number }> {
    const values = [search, kind ?? null, unused];
    const items = await this.database.query<WholeItem>(
      `select ${WHOLE} from media.item where ${CHOSEN} order by item.changed_at desc, item.id desc offset $4 limit $5`,
      [...values, offset, limit],
    );
    const [row] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from media.item where ${CHOSEN}`,
      values,
    );
    return { items, total: row?.total ?? 0 };
  }

  /** Something of the library. */
  async inLibrary(id: string): Promise<WholeItem | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.database.query<WholeItem>(
      `select ${WHOLE} from media.item where item.id = $1 and item.shelf = 'library'`,
      [id],
    );
    return row;
  }

  async byIds(ids: readonly string[]): Promise<WholeItem[]> {
    return this.database.query<WholeItem>(`select ${WHOLE} from media.item where item.id = any($1::uuid[])`, [ids]);
  }

  async byKeys(keys: readonly string[]): Promise<WholeItem[]> {
    return this.database.query<WholeItem>(
      `select ${WHOLE} from media.item where item.key = any($1) and item.shelf = 'library'`,
      [keys],
    );
  }

  /** Held until the transaction ends. */
  async lock(id: string): Promise<Item | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.database.query<Item>(`select ${COLUMNS} from media.item where id = $1 for update`, [id]);
    return row;
  }

  /** Adds one with its master. Tells whether it was added: its id is that of the upload it came from, so that it comes once. */
  async add(item: Omit<Item, 'generation' | 'revision' | 'changedAt'>, master: KeptFile, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `insert into media.item (id, key, owner_id, shelf, kind, title, alt, decorative, transcript, state, width, height, seconds, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14) on conflict (id) do nothing returning id`,
      [
        ...[item.id, item.key, item.ownerId, item.shelf, item.kind, item.title, item.alt, item.decorative],
        ...[item.transcript, item.state, item.width, item.height, item.seconds, now],
      ],
    );
    if (rows.length === 0) return false;
    await this.addFiles(item.id, 1, [master]);
    return true;
  }

  async addFiles(id: string, generation: number, files: readonly KeptFile[]): Promise<void> {
    await this.database.query(
      `insert into media.file (name, item_id, generation, role, type, bytes, hash, width, height)
       select name, $1, $2, role, type, bytes, hash, width, height
       from jsonb_to_recordset($3::jsonb) as made (name text, role text, type text, bytes bigint, hash text, width integer, height integer)`,
      [id, generation, JSON.stringify(files)],
    );
  }

  async describe(id: string, words: Words, now: Date): Promise<void> {
    await this.database.query(
      `update media.item set title = $2, alt = $3, decorative = $4, transcript = $5, focal_x = $6, focal_y = $7, recognisable = $8,
         consent_who = $9, consent_until = $10, consent_note = $11, revision = revision + 1, changed_at = $12 where id = $1`,
      [
        ...[id, words.title, words.alt, words.decorative, words.transcript, words.focalX, words.focalY],
        ...[words.recognisable, words.consentWho, words.consentUntil, words.consentNote, now],
      ],
    );
  }

  /** Another file in its place, or the same cut anew: a new generation, of which this is the master. */
  async renew(
    item: Pick<Item, 'id' | 'generation'>,
    made: { master: KeptFile; kind: MediaKind; seconds: number | null; state: Item['state'] },
    now: Date,
  ): Promise<void> {
    const { master, kind, seconds, state } = made;
    await this.database.query(
      `update media.item set generation = $2, kind = $3, width = $4, height = $5, seconds = $6, state = $7, changed_at = $8,
         revision = revision + 1 where id = $1`,
      [item.id, item.generation + 1, kind, master.width, master.height, seconds, state, now],
    );
    await this.addFiles(item.id, item.generation + 1, [master]);
  }

  /** The same picture, to be cut anew: its master goes along to the next generation. */
  async renewCuts({ id, generation }: Pick<Item, 'id' | 'generation'>, now: Date): Promise<void> {
    await this.database.query(
      "update media.item set generation = $2, state = 'processing', changed_at = $3 where id = $1",
      [id, generation + 1, now],
    );
    await this.database.query(
      "update media.file set generation = $3 where item_id = $1 and generation = $2 and role = 'master'",
      [id, generation, generation + 1],
    );
  }

  async touch(id: string, now: Date): Promise<void> {
    await this.database.query('update media.item set changed_at = $2 where id = $1', [id, now]);
  }

  async ready(id: string): Promise<void> {
    await this.database.query("update media.item set state = 'ready' where id = $1", [id]);
  }

  /** The files of a locked one, all generations. */
  async allFiles(id: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>('select name from media.file where item_id = $1', [id]);
    return rows.map((row) => row.name);
  }

  async uses(id: string): Promise<KeptUse[]> {
    return this.database.query<KeptUse>(
      `select module_key as "moduleKey", lesson_key as "lessonKey", max(module_title) as "moduleTitle",
         max(lesson_title) as "lessonTitle", bool_or(current) as current
       from media.use where item_id = $1 group by module_key, lesson_key order by bool_or(current) desc, 3, 4`,
      [id],
    );
  }

  /** Takes one away; gives the files that nothing names any more. */
  async remove(id: string): Promise<string[]> {
    const files = await this.allFiles(id);
    await this.database.query('delete from media.item where id = $1', [id]);
    return files;
  }

  /** Takes away files of generations that are past and in no version; gives their names. */
  async dropPastFiles(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `delete from media.file using media.item
       where item.id = file.item_id and file.generation < item.generation
         and not exists (select from media.use where use.item_id = item.id and use.generation = file.generation)
       returning file.name`,
    );
    return rows.map((row) => row.name);
  }

  /** Sets captions in place of those there were; earlier ones stay for versions that name them. */
  async caption(id: string, caption: KeptCaption & { text: string; hash: string }): Promise<void> {
    await this.dropCaption(id, caption);
    await this.database.query(
      'insert into media.caption (name, item_id, kind, language, text, hash) values ($1, $2, $3, $4, $5, $6)',
      [caption.name, id, caption.kind, caption.language, caption.text, caption.hash],
    );
  }

  async dropCaption(id: string, { kind, language }: Pick<KeptCaption, 'kind' | 'language'>): Promise<void> {
    await this.database.query(
      'update media.caption set current = false where item_id = $1 and kind = $2 and language = $3 and current',
      [id, kind, language],
    );
  }
}
