import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { ContentKind, ContentOf, ModuleContent } from './content.ts';

/** Something with an address: a lesson is in the module that is its parent, the others have an empty one. */
type Addressed = Readonly<{ kind: ContentKind | 'lesson'; parent: string; slug: string; key: string }>;

/** Finds the key of what had a slug before. */
export type FormerKeys = (kind: Addressed['kind'], slug: string, parent?: string) => string | undefined;

/**
 * Slugs that were given up, each with the key that gave it up last. They lead on to whatever slug that key has now, so
 * that several renames are one step. Something that has a slug now is found by it first: a former slug never leads away
 * from what is there.
 */
@Injectable()
export class FormerSlugs {
  constructor(private readonly database: Database) {}

  async read(): Promise<FormerKeys> {
    const rows = await this.database.query<Addressed>('select kind, parent, slug, key from catalogue.former_slug');
    const keys = new Map(rows.map((row) => [nameOf(row), row.key]));
    return (kind, slug, parent = '') => keys.get(nameOf({ kind, parent, slug }));
  }

  /** Keeps the slugs that `after` no longer has and `before` had. Call it in the transaction of the publication. */
  async keep<Kind extends ContentKind>(
    kind: Kind,
    key: string,
    { before, after, at }: { before: ContentOf[Kind]; after: ContentOf[Kind]; at: Date },
  ): Promise<void> {
    const now = new Map(addressesIn(kind, key, after).map((one) => [`${one.kind} ${one.key}`, one.slug]));
    for (const one of addressesIn(kind, key, before)) {
      const slug = now.get(`${one.kind} ${one.key}`);
      if (slug === undefined || slug === one.slug) continue;
      await this.database.query(
        `insert into catalogue.former_slug (kind, parent, slug, key, left_at) values ($1, $2, $3, $4, $5)
         on conflict (kind, parent, slug) do update set key = $4, left_at = $5`,
        [one.kind, one.parent, one.slug, one.key, at],
      );
    }
  }
}

function addressesIn(kind: ContentKind, key: string, content: ContentOf[ContentKind]): Addressed[] {
  const lessons = kind === 'module' ? (content as ModuleContent).lessons : [];
  return [
    { kind, parent: '', slug: content.slug, key },
    ...lessons.map((lesson) => ({ kind: 'lesson', parent: key, slug: lesson.slug, key: lesson.key }) as const),
  ];
}

function nameOf({ kind, parent, slug }: Omit<Addressed, 'key'>): string {
  return `${kind} ${parent} ${slug}`;
}
