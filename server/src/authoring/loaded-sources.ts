import { Injectable } from '@nestjs/common';
import { hashOf } from '../catalogue/index.ts';
import { Database } from '../platform/database/database.ts';

/** What the repository says of one thing, and what is made of it; both by value. */
export type Source = Readonly<{ source: unknown; outcome?: unknown }>;
type Row = { source: Buffer; outcome: Buffer; versionId: string | null };

/** How what the repository says now compares with what was last loaded from it. */
export type Comparison = Readonly<{ state: 'same' | 'rewritten' | 'made anew'; versionId: string | undefined }>;

/** What was last loaded from the repository. Ask and keep in the transaction that does the loading. */
@Injectable()
export class LoadedSources {
  constructor(private readonly database: Database) {}

  /** `rewritten` when the source differs or was never loaded, `made anew` when only what is made of it does. */
  async compare(what: string, { source, outcome = source }: Source): Promise<Comparison> {
    const [row] = await this.database.query<Row>(
      'select source, outcome, version_id as "versionId" from authoring.loaded where what = $1',
      [what],
    );
    const versionId = row?.versionId ?? undefined;
    if (!row?.source.equals(hashOf(source))) return { state: 'rewritten', versionId };
    return { state: row.outcome.equals(hashOf(outcome)) ? 'same' : 'made anew', versionId };
  }

  async keep(what: string, { source, outcome = source }: Source, versionId?: string): Promise<void> {
    await this.database.query(
      `insert into authoring.loaded (what, source, outcome, version_id) values ($1, $2, $3, $4)
       on conflict (what) do update set source = $2, outcome = $3, version_id = $4`,
      [what, hashOf(source), hashOf(outcome), versionId ?? null],
    );
  }
}
