import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Workshop, WorkshopContent } from './workshop.ts';

type Row = { key: string; slug: string; content: WorkshopContent; changedAt: Date };

const COLUMNS = 'key, slug, content, changed_at as "changedAt"';

/** How keys and slugs look; anything else is nothing's. */
const NAME = /^[a-z0-9-]{1,120}$/;

/** The subjects of workshops; there are few, so they are read all at once. */
@Injectable()
export class Workshops {
  constructor(private readonly database: Database) {}

  /** In the order in which they were first published. */
  async all(): Promise<Workshop[]> {
    return (await this.database.query<Row>(`select ${COLUMNS} from workshops.workshop order by place`)).map(made);
  }

  async byKey(key: string): Promise<Workshop | undefined> {
    const [row] = await this.database.query<Row>(`select ${COLUMNS} from workshops.workshop where key = $1`, [key]);
    return row && made(row);
  }

  /** By the slug it has, or else by one it had before. */
  async at(slug: string): Promise<Workshop | undefined> {
    if (!NAME.test(slug)) return undefined;
    const [row] = await this.database.query<Row>(
      `select ${COLUMNS} from workshops.workshop where slug = $1
         or key = (select key from workshops.former_slug where former_slug.slug = $1)
       order by (slug = $1) desc limit 1`,
      [slug],
    );
    return row && made(row);
  }

  /** Lets no two dates of a workshop get the same number; until the transaction ends. */
  async lock(key: string): Promise<boolean> {
    if (!NAME.test(key)) return false;
    const rows = await this.database.query('select 1 from workshops.workshop where key = $1 for update', [key]);
    return rows.length > 0;
  }

  /** Keeps a subject as it is now, and the slug it gives up. Tells whether anything changed. */
  async keep(key: string, slug: string, content: WorkshopContent, now: Date): Promise<boolean> {
    await this.database.query(
      `insert into workshops.former_slug (slug, key, left_at)
       select slug, key, $3 from workshops.workshop where key = $1 and slug <> $2
       on conflict (slug) do update set key = excluded.key, left_at = excluded.left_at`,
      [key, slug, now],
    );
    const rows = await this.database.query(
      `insert into workshops.workshop as kept (key, slug, content, first_published_at, changed_at) values ($1, $2, $3, $4, $4)
       on conflict (key) do update set slug = $2, content = $3, changed_at = $4
         where (kept.slug, kept.content) is distinct from ($2, $3::jsonb)
       returning key`,
      [key, slug, JSON.stringify(content), now],
    );
    return rows.length > 0;
  }
}

function made({ key, slug, content, changedAt }: Row): Workshop {
  return { ...content, key, slug, changedAt };
}
