import { createHash } from 'node:crypto';
import { translate } from '@fluxus/messages';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/config.ts';
import { escapeHtml } from '../platform/escape-html.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { Catalogue } from './catalogue.ts';
import { PublishedCases, pathOfCase } from './published-cases.ts';

const MOST = 50;
const LANGUAGE = 'nl-BE';

type Entry = Readonly<{
  name: string;
  path: string;
  title: string;
  summary?: string;
  publishedAt: Date;
  updatedAt: Date;
}>;

/** What was published lately, as an Atom feed. Nothing in it but what the pages it leads to show to everybody. */
@Controller()
export class FeedController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly cases: PublishedCases,
    @Inject(RESOURCES) private readonly resources: Resources,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('nieuw.atom')
  @Allow('anyone', { because: 'titles and promises of what is published are for everybody' })
  async feed(@Req() { headers }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const feed = this.write(await this.entries());
    const tag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 27)}"`;
    reply.header('cache-control', 'public, max-age=3600').header('etag', tag);
    if (headers['if-none-match'] === tag) await reply.status(304).send();
    else await reply.header('content-type', 'application/atom+xml; charset=utf-8').send(feed);
  }

  /** The newest first. */
  private async entries(): Promise<Entry[]> {
    const modules = (await this.catalogue.modules()).map(({ key, slug, title, promise, publishedAt, updatedAt }) => ({
      ...{ name: `module ${key}`, path: `/modules/${slug}`, title, summary: promise, publishedAt, updatedAt },
    }));
    const cases = (await this.cases.all()).map(({ key, title, publishedAt, updatedAt }) => ({
      ...{ name: `case ${key}`, path: pathOfCase(key), title, publishedAt, updatedAt },
    }));
    const byAge = (one: Entry, other: Entry) => other.publishedAt.getTime() - one.publishedAt.getTime();
    return [...modules, ...cases].toSorted(byAge).slice(0, MOST);
  }

  private write(entries: readonly Entry[]): string {
    const { publicUrl } = this.resources;
    const updated = new Date(Math.max(0, ...entries.map(({ updatedAt }) => updatedAt.getTime())));
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${LANGUAGE}">`,
      `<id>${idOf('feed')}</id>`,
      `<title>Fluxus academie: ${text(translate(LANGUAGE, 'site.feed'))}</title>`,
      `<updated>${updated.toISOString()}</updated>`,
      `<author><name>${text(this.config.publisher.name)}</name></author>`,
      `<link rel="self" type="application/atom+xml" href="${text(publicUrl)}/nieuw.atom"/>`,
      `<link rel="alternate" type="text/html" href="${text(publicUrl)}/"/>`,
      ...entries.map(({ name, path, title, summary, publishedAt, updatedAt }) =>
        [
          `<entry><id>${idOf(name)}</id><title>${text(title)}</title>`,
          `<published>${publishedAt.toISOString()}</published><updated>${updatedAt.toISOString()}</updated>`,
          `<link rel="alternate" type="text/html" href="${text(publicUrl + path)}"/>`,
          ...(summary ? [`<summary>${text(summary)}</summary>`] : []),
          '</entry>',
        ].join(''),
      ),
      '</feed>',
    ];
    return `${lines.join('\n')}\n`;
  }
}

/** A name that stays, whatever the slug, the title or the address of the academy becomes: a UUID made of the key. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(`fluxus academie ${name}`).digest('hex');
  // marked as of version 8, which leaves to us how it is made
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

/** XML knows no control characters, however they are written. */
function text(words: string): string {
  return escapeHtml(words.replace(/\p{Cc}/gu, ' '));
}
