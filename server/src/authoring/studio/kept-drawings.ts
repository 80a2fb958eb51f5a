import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Drawings } from '../manuscripts.ts';

/** The drawings of the repository, kept so that what is written in the studio can be shown and published with them. */
@Injectable()
export class KeptDrawings {
  constructor(private readonly database: Database) {}

  async names(): Promise<string[]> {
    const rows = await this.database.query<{ source: string }>('select source from authoring.drawing order by source');
    return rows.map(({ source }) => source);
  }

  async all(): Promise<Drawings> {
    const rows = await this.database.query<{ source: string; svg: string }>(
      'select source, svg from authoring.drawing',
    );
    return new Map(rows.map(({ source, svg }) => [source, svg]));
  }

  /** Keeps what the repository has now; one that it has no more stays for what still shows it. */
  async keep(drawings: Drawings): Promise<void> {
    await this.database.query(
      `insert into authoring.drawing (source, svg) select * from unnest($1::text[], $2::text[])
       on conflict (source) do update set svg = excluded.svg where authoring.drawing.svg <> excluded.svg`,
      [[...drawings.keys()], [...drawings.values()]],
    );
  }
}
