import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import { Catalogue } from './catalogue.ts';
import type { CaseContent, ContentKind, ContentOf } from './content.ts';
import { FormerSlugs } from './former-slugs.ts';
import { hashOf } from './hash-of.ts';
import { TOPIC } from './topic.ts';

/** What is to be frozen under a key. */
export type Freezing<Kind extends ContentKind> = {
  kind: Kind;
  key: string;
  manuscript: object;
  content: ContentOf[Kind];
  by: string | undefined;
};

/** The version that holds after a publication; `changed` is false when it held already. */
export type Publication = { id: string; number: number; changed: boolean };

/** Freezes versions. For authoring alone: it says who may and what is fit to be published. */
@Injectable()
export class Publications {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly former: FormerSlugs,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  /** Makes one publication wait for the other; until the transaction ends. */
  async lock(): Promise<void> {
    await this.database.query("select pg_advisory_xact_lock(hashtextextended('catalogue publication', 0))");
  }

  /** The key that has this slug now, if it is another one. Call it behind `lock`. */
  async slugTakenBy(kind: ContentKind, slug: string, key: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ key: string }>(
      'select key from catalogue.current where kind = $1 and slug = $2 and key <> $3',
      [kind, slug, key],
    );
    return row?.key;
  }

  /** Keys that hold a version now. */
  async keys(kind: ContentKind): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }>('select key from catalogue.current where kind = $1', [
      kind,
    ]);
    return new Set(rows.map((row) => row.key));
  }

  /** The id of the version that holds under this key now. */
  async held(kind: ContentKind, key: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      'select version_id as id from catalogue.current where kind = $1 and key = $2',
      [kind, key],
    );
    return row?.id;
  }

  /** Every version that was published under a key, the latest first. */
  versions(kind: ContentKind, key: string): Promise<{ id: string; number: number; publishedAt: Date }[]> {
    return this.database.query(
      `select id, number, published_at as "publishedAt" from catalogue.version where kind = $1 and key = $2 order by number desc`,
      [kind, key],
    );
  }

  /** What its author handed in: of the version that holds now, or of another one by its number. */
  async manuscript<Manuscript>(kind: ContentKind, key: string, number?: number): Promise<Manuscript | undefined> {
    const [row] = await this.database.query<{ manuscript: Manuscript }>(
      `select version.manuscript from catalogue.version join catalogue.current held using (kind, key)
       where kind = $1 and key = $2 and case when $3::int is null then version.id = held.version_id else version.number = $3 end`,
      [kind, key, number ?? null],
    );
    return row?.manuscript;
  }

  /** The case studies that hold now, by key. */
  async cases(): Promise<Map<string, CaseContent>> {
    const rows = await this.database.query<{ key: string; content: CaseContent }>(
      `select held.key, version.content from catalogue.current held
       join catalogue.version on version.id = held.version_id where held.kind = 'case'`,
    );
    return new Map(rows.map(({ key, content }) => [key, content]));
  }

  /**
   * Lets this content hold under its key: a new version, or the one that was frozen with the same manuscript and content
   * before. A slug that is given up with it is kept as a former one. Call it behind `lock`, inside a transaction; every process hears of it after the commit.
   */
  async freeze<Kind extends ContentKind>(freezing: Freezing<Kind>): Promise<Publication> {
    const { kind, key, content } = freezing;
    const now = this.clock.now();
    const before = await this.contentOf(kind, key);
    const version = (await this.same(freezing)) ?? (await this.add(freezing, now));
    const pointed = await this.database.query<{ key: string }>(
      `insert into catalogue.current as held (kind, key, version_id, slug, first_published_at, changed_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict (kind, key) do update set version_id = $3, slug = $4, changed_at = greatest($5, held.first_published_at)
       where held.version_id <> $3 returning key`,
      [kind, key, version.id, content.slug, now],
    );
    const changed = pointed.length > 0;
    if (changed) {
      if (before) await this.former.keep(kind, key, { before, after: content, at: now });
      this.database.afterCommit(() => this.catalogue.forget());
      await this.live.publish(TOPIC);
    }
    return { ...version, changed };
  }

  /** The content that holds under this key now. */
  private async contentOf<Kind extends ContentKind>(kind: Kind, key: string): Promise<ContentOf[Kind] | undefined> {
    const [row] = await this.database.query<{ content: ContentOf[Kind] }>(
      `select version.content from catalogue.current held join catalogue.version on version.id = held.version_id
       where held.kind = $1 and held.key = $2`,
      [kind, key],
    );
    return row?.content;
  }

  private async same({ kind, key, manuscript, content }: Freezing<ContentKind>): Promise<Frozen | undefined> {
    const [row] = await this.database.query<Frozen>(
      'select id, number from catalogue.version where kind = $1 and key = $2 and hash = $3',
      [kind, key, hashOf({ manuscript, content })],
    );
    return row;
  }

  private async add({ kind, key, manuscript, content, by }: Freezing<ContentKind>, now: Date): Promise<Frozen> {
    const [row] = await this.database.query<Frozen>(
      `insert into catalogue.version (kind, key, number, hash, manuscript, content, published_at, published_by)
       select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 from catalogue.version where kind = $1 and key = $2
       returning id, number`,
      [
        kind,
        key,
        hashOf({ manuscript, content }),
        JSON.stringify(manuscript),
        JSON.stringify(content),
        now,
        by ?? null,
      ],
    );
    if (!row) throw new Error('a version that was added is gone');
    return row;
  }
}

type Frozen = { id: string; number: number };
