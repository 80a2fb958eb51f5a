import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** A case study as a title and a drawing: what everybody may know of it. */
export type CaseInBrief = Readonly<{
  key: string;
  title: string;
  drawing: string | null;
  publishedAt: Date;
  updatedAt: Date;
}>;

/** Where the page of a case study is. */
export function pathOfCase(key: string): string {
  return `/praktijkvoorbeelden/${key}`;
}

const SELECT = `select held.key, version.content ->> 'title' as title, version.content ->> 'drawing' as drawing,
    held.first_published_at as "publishedAt", held.changed_at as "updatedAt"
  from catalogue.current held join catalogue.version on version.id = held.version_id where held.kind = 'case'`;

/** Case studies that are published, for feeds and for pictures; asked so rarely that nothing is kept. */
@Injectable()
export class PublishedCases {
  constructor(private readonly database: Database) {}

  /** In the order in which they were first published. */
  all(): Promise<CaseInBrief[]> {
    return this.database.query<CaseInBrief>(`${SELECT} order by held.place`);
  }

  async byKey(key: string): Promise<CaseInBrief | undefined> {
    const [row] = await this.database.query<CaseInBrief>(`${SELECT} and held.key = $1`, [key]);
    return row;
  }
}
