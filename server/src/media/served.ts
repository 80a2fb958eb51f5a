import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** A file somebody asks for, and what says who may have it. */
export type ServedFile = {
  name: string;
  type: string;
  bytes: number;
  hash: string;
  /** Of captions: they stand in the database. */
  text: string | null;
  itemId: string;
  shelf: 'library' | 'post';
  title: string;
  kind: string;
  role: string;
  /** Modules one of whose lessons shows it, in whatever version; and whether one of today is free. */
  modules: string[];
  free: boolean;
};

const OF_ITEM = `item.id as "itemId", item.shelf, item.title, item.kind,
  array(select distinct module_key from media.use where item_id = item.id) as modules,
  exists (select from media.use where item_id = item.id and current and free) as free`;

/** Finds a file by the name in its address, in one statement. */
const SERVED = {
  name: 'media-file',
  sql: `select file.name, file.type, file.bytes::float8 as bytes, file.hash, null as text, file.role, ${OF_ITEM}
    from media.file join media.item on item.id = file.item_id where file.name = $1
    union all
    select caption.name, 'text/vtt; charset=utf-8', octet_length(caption.text), caption.hash, caption.text, 'caption', ${OF_ITEM}
    from media.caption join media.item on item.id = caption.item_id where caption.name = $1`,
} as const;

@Injectable()
export class ServedFiles {
  constructor(private readonly database: Database) {}

  async find(name: string): Promise<ServedFile | undefined> {
    const [row] = await this.database.ask<ServedFile>(SERVED, [name]);
    return row;
  }
}
