import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';

type Release = Readonly<{ versionId: string; moduleKey: string; fingerprint: Buffer; note: string; by: string }>;

/** What was published from the studio. */
@Injectable()
export class Releases {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a release. A version that is published once more keeps its latest line. */
  async add({ versionId, moduleKey, fingerprint, note, by }: Release): Promise<void> {
    await this.database.query(
      `insert into authoring.release (version_id, module_key, fingerprint, note, by, at) values ($1, $2, $3, $4, $5, $6)
       on conflict (version_id) do update set fingerprint = $3, note = $4, by = $5, at = $6`,
      [versionId, moduleKey, fingerprint, note, by, this.clock.now()],
    );
  }

  /** The lines for learners, by version. */
  async notes(moduleKey: string): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; note: string }>(
      'select version_id as id, note from authoring.release where module_key = $1',
      [moduleKey],
    );
    return new Map(rows.map(({ id, note }) => [id, note]));
  }

  /** The version that a release of exactly this made. */
  async of(moduleKey: string, fingerprint: Buffer): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      'select version_id as id from authoring.release where module_key = $1 and fingerprint = $2',
      [moduleKey, fingerprint],
    );
    return row?.id;
  }
}
