import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';

/** A file on its way here: what was said of it, and how much came. */
export type Upload = { id: string; personId: string; name: string; bytes: number; offset: number };
type Part = { at: number; bytes: number; file: string };

const COLUMNS = `upload.id, upload.person_id as "personId", upload.name, upload.bytes::float8 as bytes,
  (select coalesce(sum(part.bytes), 0)::float8 from media.upload_part as part where upload_id = upload.id) as "offset"`;

/** Files on their way here, and their parts. */
@Injectable()
export class Uploads {
  constructor(private readonly database: Database) {}

  /** Lets one person begin at a time, so that no quota is passed by two at once; until the transaction ends. */
  async lockQuota(): Promise<void> {
    await this.database.query("select pg_advisory_xact_lock(hashtextextended('media quota', 0))");
  }

  /** Bytes that everything takes, and what is one person's of that; what is on its way counts as if it were here. */
  async taken(personId: string): Promise<{ whole: number; own: number }> {
    const [row] = await this.database.query<{ whole: number; own: number }>(
      `select coalesce(sum(bytes), 0)::float8 as whole, coalesce(sum(bytes) filter (where owner = $1), 0)::float8 as own from (
         select file.bytes, item.owner_id as owner from media.file join media.item on item.id = file.item_id
         union all select upload.bytes, upload.person_id from media.upload) as everything`,
      [personId],
    );
    return row ?? { whole: 0, own: 0 };
  }

  /** How many pictures for conversations a person sent since a moment. */
  async picturesSince(personId: string, since: Date): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      "select count(*)::int as count from media.item where owner_id = $1 and shelf = 'post' and created_at > $2",
      [personId, since],
    );
    return row?.count ?? 0;
  }

  /** Begins one, or finds the one that this request began. */
  async begin(
    upload: Pick<Upload, 'personId' | 'name' | 'bytes'> & { requestKey: string },
    now: Date,
  ): Promise<Upload> {
    await this.database.query(
      `insert into media.upload (person_id, request_key, name, bytes, touched_at) values ($1, $2, $3, $4, $5)
       on conflict (person_id, request_key) do update set touched_at = $5`,
      [upload.personId, upload.requestKey, upload.name, upload.bytes, now],
    );
    const [row] = await this.database.query<Upload>(
      `select ${COLUMNS} from media.upload where person_id = $1 and request_key = $2`,
      [upload.personId, upload.requestKey],
    );
    if (!row) throw new Error('an upload that was just begun is there');
    return row;
  }

  /** Somebody's own upload. */
  async of(personId: string, id: string): Promise<Upload | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.database.query<Upload>(
      `select ${COLUMNS} from media.upload where id = $1 and person_id = $2`,
      [id, personId],
    );
    return row;
  }

  /** The same, held until the transaction ends. */
  async lock(personId: string, id: string): Promise<Upload | undefined> {
    if (!UUID.test(id)) return undefined;
    const held = await this.database.query('select id from media.upload where id = $1 and person_id = $2 for update', [
      id,
      personId,
    ]);
    return held.length > 0 ? this.of(personId, id) : undefined;
  }

  async addPart(id: string, part: Part, now: Date): Promise<void> {
    await this.database.query('insert into media.upload_part (upload_id, at, bytes, file) values ($1, $2, $3, $4)', [
      id,
      part.at,
      part.bytes,
      part.file,
    ]);
    await this.database.query('update media.upload set touched_at = $2 where id = $1', [id, now]);
  }

  /** Parts in the order of the file. */
  async parts(id: string): Promise<Part[]> {
    return this.database.query<Part>(
      'select at::float8 as at, bytes::float8 as bytes, file from media.upload_part where upload_id = $1 order by at',
      [id],
    );
  }

  /** Forgets one; gives the files that nothing names any more. */
  async drop(id: string): Promise<string[]> {
    const parts = await this.parts(id);
    await this.database.query('delete from media.upload where id = $1', [id]);
    return parts.map((part) => part.file);
  }

  /** Forgets those that nobody went on with; gives their files. */
  async dropOlderThan(moment: Date): Promise<string[]> {
    const rows = await this.database.query<{ file: string }>(
      'select file from media.upload_part join media.upload on upload.id = upload_id where touched_at < $1',
      [moment],
    );
    await this.database.query('delete from media.upload where touched_at < $1', [moment]);
    return rows.map((row) => row.file);
  }

  /** Which of these files nothing names: no part and no file that is kept. */
  async nameless(names: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `select asked.name from unnest($1::text[]) as asked (name)
       where not exists (select from media.upload_part where upload_part.file = asked.name)
         and not exists (select from media.file where file.name = asked.name)`,
      [names],
    );
    return rows.map((row) => row.name);
  }
}
