import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { translate } from '@fluxus/messages';
import { All, Controller, HttpException, HttpStatus, Inject, Req, Res } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, type ExecutionResult, execute, GraphQLError } from 'graphql';
import { CONFIG, type Config, type Publisher } from '../config/config.ts';
import { repositoryRoot } from '../database/postgres-home.ts';
import { Allow } from '../graphql/allow.ts';
import { presentError } from '../graphql/errors.ts';
import { RESOURCES, type Resources } from '../resources.ts';
import { PAGE_OF } from './page-owner.ts';
import { pathHere } from './path-here.ts';
import { type RenderedPage, SharedPages } from './shared-pages.ts';
import { Waiting } from './waiting.ts';

/** What the client's server bundle offers; see client/src/entry-server.tsx. */
type PageRenderer = {
  render: (input: {
    request: Request;
    execute: (operation: {
      query: DocumentNode;
      variables: Record<string, unknown>;
      operationName?: string;
    }) => Promise<ExecutionResult>;
    viewer: { signedIn: boolean; id: string; name: string | null; roles: readonly string[] };
    locale: string;
    publicUrl: string;
    demo: boolean;
    offline: boolean;
    publisher: Publisher;
    manifest: Record<string, { file: string; css?: string[]; assets?: string[] }>;
    waiting: () => Promise<number>;
  }) => Promise<{ status: number; headers: [string, string][]; body: string; shared: boolean }>;
};

/** Says whose page it is, so that a copy on a device is shown to nobody else; see client/src/features/offline/kept.ts. */

/** Pages are shown, and their forms sent. */
const METHODS = ['GET', 'HEAD', 'POST'];

export const CLIENT_DIST = path.join(repositoryRoot, 'client', 'dist');

/** Everything that is not the API or a file is a page: rendered here, its data asked of the schema in this process. */
@Controller()
export class PagesController {
  private renderer: Promise<PageRenderer> | undefined;
  private manifest: Record<string, { file: string; css?: string[]; assets?: string[] }> | undefined;

  constructor(
    private readonly schema: GraphQLSchemaHost,
    @Inject(RESOURCES) private readonly resources: Resources,
    @Inject(CONFIG) private readonly config: Config,
    private readonly shared: SharedPages,
    private readonly waiting: Waiting,
  ) {}

  @All('*')
  @Allow('anyone', { because: 'a page shows only what the operations it asks let this caller see' })
  async page(@Req() request: FastifyRequest & { rawBody?: Buffer }, @Res() reply: FastifyReply): Promise<void> {
    if (!METHODS.includes(request.method)) {
      reply.header('allow', METHODS.join(', '));
      throw new HttpException(translate(request.caller.locale, 'refusal.not-found'), HttpStatus.METHOD_NOT_ALLOWED);
    }
    reply.header(PAGE_OF, request.caller.person?.id ?? '-');
    const key = keyOfShared(request);
    const kept = key === undefined ? undefined : this.shared.find(key);
    if (kept) return sendKeepable(request, reply, kept);
    const { moment } = this.shared;
    const { status, headers, body, shared } = await this.render(request, reply);
    if (request.caller.person || !mayBeKept(request, status, reply)) {
      await withHeaders(reply, headers).header('cache-control', 'private, no-store').status(status).send(body);
      return;
    }
    const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    if (shared && key !== undefined) this.shared.keep(key, { headers, body, tag }, moment);
    await sendKeepable(request, reply, { headers, body, tag });
  }

  private async render(request: FastifyRequest & { rawBody?: Buffer }, reply: FastifyReply) {
    this.renderer ??= import(
      pathToFileURL(path.join(CLIENT_DIST, 'server', 'entry-server.js')).href
    ) as Promise<PageRenderer>;
    this.manifest ??= JSON.parse(readFileSync(path.join(CLIENT_DIST, 'client', '.vite', 'manifest.json'), 'utf8'));
    const { render } = await this.renderer;
    const { person, locale } = request.caller;
    return render({
      request: webRequest(request, this.resources.publicUrl),
      execute: (operation) => this.execute(operation, request, reply),
      viewer: {
        ...{ signedIn: person !== undefined, id: person?.id ?? '' },
        ...{ name: person?.name ?? null, roles: person?.roles ?? [] },
      },
      locale,
      publicUrl: this.resources.publicUrl,
      demo: this.resources.demo,
      offline: this.config.offlineReading,
      publisher: this.config.publisher,
      manifest: this.manifest ?? {},
      waiting: async () => (person ? this.waiting.of(person.id) : 0),
    });
  }

  private async execute(
    {
      query,
      variables,
      operationName,
    }: { query: DocumentNode; variables: Record<string, unknown>; operationName?: string },
    req: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ExecutionResult> {
    const result = await execute({
      schema: this.schema.schema,
      document: query,
      variableValues: variables,
      operationName,
      contextValue: { req, reply },
    });
    if (!result.errors) return result;
    const errors = result.errors.map((error) => {
      const shown = presentError(error, error.originalError ?? error, req.caller.locale);
      return new GraphQLError(shown.message, { path: shown.path, extensions: shown.extensions });
    });
    return { ...result, errors };
  }
}

/**
 * What a visitor was shown may be kept by their own browser, which asks each time whether it still holds. Shared caches
 * keep nothing: the same address shows other things to other people. What carries a token or sets a cookie is not kept.
 */
function mayBeKept(request: FastifyRequest, status: number, reply: FastifyReply): boolean {
  const asked = request.method === 'GET' || request.method === 'HEAD';
  return asked && status === 200 && !request.url.includes('token=') && !reply.hasHeader('set-cookie');
}

/** Under which name a page may be kept for every visitor; undefined where it may be one person's. */
function keyOfShared({ method, url, caller }: FastifyRequest): string | undefined {
  const asked = method === 'GET' || method === 'HEAD';
  return asked && !caller.person && !url.includes('?') ? `${caller.locale} ${url}` : undefined;
}

async function sendKeepable(request: FastifyRequest, reply: FastifyReply, page: RenderedPage): Promise<void> {
  withHeaders(reply, page.headers).header('cache-control', 'private, no-cache').header('etag', page.tag);
  if (request.headers['if-none-match'] === page.tag) await reply.status(304).send();
  else await reply.status(200).send(page.body);
}

function withHeaders(reply: FastifyReply, headers: readonly [string, string][]): FastifyReply {
  for (const [name, value] of headers)
    reply.header(name, name.toLowerCase() === 'location' ? leadingHere(value) : value);
  return reply.header('vary', 'Cookie, Accept-Language');
}

/** A redirect by path stays on this site, however a browser reads it; a whole address is one of our own making. */
function leadingHere(location: string): string {
  return location.startsWith('/') ? (pathHere(location) ?? '/') : location;
}

function webRequest(request: FastifyRequest & { rawBody?: Buffer }, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const bodied = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(addressOf(request.url, publicUrl), {
    method: request.method,
    headers,
    ...(bodied && request.rawBody ? { body: new Uint8Array(request.rawBody) } : {}),
  });
}

/** The address that was asked for, on this site whatever it looks like; a place to go on to is a path here or is left out. */
function addressOf(target: string, publicUrl: string): URL {
  const [path = '/', ...query] = target.split('?');
  const url = new URL(publicUrl);
  url.pathname = path.replace(/^[/\\]+/, '/');
  url.search = query.join('?');
  const onward = url.searchParams.get('verder');
  if (onward === null) return url;
  const here = pathHere(onward);
  if (here === undefined) url.searchParams.delete('verder');
  else if (here !== onward) url.searchParams.set('verder', here);
  return url;
}
