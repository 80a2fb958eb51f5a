import { Injectable } from '@nestjs/common';

/** A page that search engines may have: its path on this site, and when what it shows changed. */
export type SitePage = { path: string; updatedAt?: Date };

/** Where domains tell which pages of theirs stand in the site map. */
@Injectable()
export class SitePages {
  private readonly tellers: (() => Promise<SitePage[]>)[] = [];

  /** Call it while the application is being put together. */
  tell(pages: () => Promise<SitePage[]>): void {
    this.tellers.push(pages);
  }

  async all(): Promise<SitePage[]> {
    return (await Promise.all(this.tellers.map((pages) => pages()))).flat();
  }
}
