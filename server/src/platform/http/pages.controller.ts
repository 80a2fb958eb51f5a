import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, type ExecutionResult, execute, GraphQLError } from 'graphql';
import { repositoryRoot } from '../database/postgres-home.ts';
import { Allow } from '../graphql/allow.ts';
import { presentError } from '../graphql/errors.ts';
import { RESOURCES, type Resources } from '../resources.ts';

/** What the client's server bundle offers; see client/src/entry-server.tsx. */
type PageRenderer = {
  render: (input: {
    request: Request;
    execute: (operation: {
      query: DocumentNode;
      variables: Record<string, unknown>;
      operationName?: string;
    }) => Promise<ExecutionResult>;
    viewer: { signedIn: boolean; name: string | null; roles: readonly string[] };
    locale: string;
    publicUrl: string;
    demo: boolean;
    manifest: Record<string, { file: string; css?: string[]; assets?: string[] }>;
  }) => Promise<{ status: number; headers: Iterable<[string, string]>; body: string }>;
};

export const CLIENT_DIST = path.join(repositoryRoot, 'client', 'dist');

/** Everything that is not the API or a file is a page: rendered here, its data asked of the schema in this process. */
@Controller()
export class PagesController {
  private renderer: Promise<PageRenderer> | undefined;
  private manifest: Record<string, { file: string; css?: string[]; assets?: string[] }> | undefined;

  constructor(
    private readonly schema: GraphQLSchemaHost,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  @All('*')
  @Allow('anyone', { because: 'a page shows only what the operations it asks let this caller see' })
  async page(@Req() request: FastifyRequest & { rawBody?: Buffer }, @Res() reply: FastifyReply): Promise<void> {
    this.renderer ??= import(
      pathToFileURL(path.join(CLIENT_DIST, 'server', 'entry-server.js')).href
    ) as Promise<PageRenderer>;
    this.manifest ??= JSON.parse(readFileSync(path.join(CLIENT_DIST, 'client', '.vite', 'manifest.json'), 'utf8'));
    const { render } = await this.renderer;
    const { person, locale } = request.caller;
    const page = await render({
      request: webRequest(request, this.resources.publicUrl),
      execute: (operation) => this.execute(operation, request, reply),
      viewer: { signedIn: person !== undefined, name: person?.name ?? null, roles: person?.roles ?? [] },
      locale,
      publicUrl: this.resources.publicUrl,
      demo: this.resources.demo,
      manifest: this.manifest ?? {},
    });
    for (const [name, value] of page.headers) reply.header(name, value);
    if (person || request.method !== 'GET') reply.header('cache-control', 'private, no-store');
    await reply.status(page.status).send(page.body);
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

function webRequest(request: FastifyRequest & { rawBody?: Buffer }, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const bodied = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(new URL(request.url.replace(/^\/{2,}/, '/'), publicUrl), {
    method: request.method,
    headers,
    ...(bodied && request.rawBody ? { body: new Uint8Array(request.rawBody) } : {}),
  });
}
