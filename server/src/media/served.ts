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

/** `among` says which uses are of this very file: what took its place may stand in other lessons. */
const ofItem = (among: string) => `item.id as "itemId", item.shelf, item.title, item.kind,
  array(select distinct module_key from media.use where item_id = item.id and ${among}) as modules,
  exists (select from media.use where item_id = item.id and ${among} and current and free) as free`;

/** The picture that others were cut from goes along when they are cut anew; captions are of all that took its place. */
const OF_FILE = ofItem(`(use.generation = file.generation
  or (file.role = 'master' and use.generation < file.generation and not exists (select from media.file as own
    where own.item_id = item.id and own.role = 'master' and own.generation = use.generation)))`);
const OF_CAPTION = ofItem('true');

/** Finds a file by the name in its address, in one statement. */
const SERVED = {
  name: 'media-file',
  sql: `select file.name, file.type, file.bytes::float8 as bytes, file.hash, null as text, file.role, ${OF_FILE}
    from media.file join media.item on item.id = file.item_id where file.name = $1
    union all
    select caption.name, 'text/vtt; charset=utf-8', octet_length(caption.text), caption.hash, caption.text, 'caption', ${OF_CAPTION}
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
