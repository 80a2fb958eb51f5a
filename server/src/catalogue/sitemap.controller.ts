import { Controller, Get, Header, Inject } from '@nestjs/common';
import { escapeHtml } from '../platform/escape-html.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { SitePages } from '../platform/http/site-pages.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { Catalogue } from './catalogue.ts';

/** Pages that are there whatever is published. */
const STANDING = [
  '/',
  '/modules',
  '/praktijkvoorbeelden',
  '/workshops',
  '/over-ons',
  '/voorwaarden',
  '/privacy',
  '/toegankelijkheid',
];

/** What is for one person, or for nobody but programs. Addresses that begin so are left alone. */
const NOT_FOR_SEARCH = [
  '/account',
  '/beheer',
  '/bestellen',
  '/bestelling',
  '/demo',
  '/graphql',
  '/herroepen',
  '/inschrijving',
  '/leren',
  '/live',
  '/plaats',
  '/wachtwoord',
  '/webhooks',
];

const FOR_ALL = { because: 'search engines are told of the pages that anybody may see, and of nothing else' };
const AN_HOUR = 'public, max-age=3600';

type Page = { path: string; updatedAt?: Date };

/** What search engines may look at. */
@Controller()
export class SitemapController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly others: SitePages,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  @Get('sitemap.xml')
  @Allow('anyone', FOR_ALL)
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('cache-control', AN_HOUR)
  async sitemap(): Promise<string> {
    const { modules, programmes, cases } = await this.catalogue.sitemap();
    const pages: Page[] = [
      ...STANDING.map((path) => ({ path })),
      ...programmes.map(({ slug, updatedAt }) => ({ path: `/opleidingen/${slug}`, updatedAt })),
      ...modules.map(({ slug, updatedAt }) => ({ path: `/modules/${slug}`, updatedAt })),
      ...cases.map(({ slug, updatedAt }) => ({ path: `/praktijkvoorbeelden/${slug}`, updatedAt })),
      ...(await this.freeLessons()),
      ...(await this.others.all()),
    ];
    const urls = pages.map(({ path, updatedAt }) => {
      const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : '';
      return `<url><loc>${escapeHtml(this.resources.publicUrl + path)}</loc>${changed}</url>`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  }

  /** A lesson that is free is allowed though lessons are not: the longer rule holds. */
  @Get('robots.txt')
  @Allow('anyone', FOR_ALL)
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', AN_HOUR)
  async robots(): Promise<string> {
    const lines = [
      'User-agent: *',
      ...NOT_FOR_SEARCH.map((path) => `Disallow: ${path}`),
      ...(await this.freeLessons()).map(({ path }) => `Allow: ${path}`),
      '',
      `Sitemap: ${this.resources.publicUrl}/sitemap.xml`,
    ];
    return `${lines.join('\n')}\n`;
  }

  private async freeLessons(): Promise<Page[]> {
    const { modules } = await this.catalogue.sitemap();
    return modules.flatMap(({ slug, updatedAt, freeLessons }) =>
      freeLessons.map((lesson) => ({ path: `/leren/${slug}/${lesson}`, updatedAt })),
    );
  }
}
