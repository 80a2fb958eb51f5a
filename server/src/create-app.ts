import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController } from 'fastify';
import { AppModule } from './app.module.ts';
import { assertEverythingDeclared } from './platform/graphql/declared.ts';
import { FaultFilter } from './platform/http/fault-filter.ts';
import { FIND_CALLER, type FindCaller } from './platform/http/find-caller.ts';
import { TAKE_FORM_FILE, type TakeFormFile, takeForms } from './platform/http/form-files.ts';
import { refuseForged, secureHeaders, takeParts } from './platform/http/gates.ts';
import { packAnswers } from './platform/http/packing.ts';
import { askingFor, PAGE_OF } from './platform/http/page-owner.ts';
import { CLIENT_DIST } from './platform/http/pages.controller.ts';
import { patientServer } from './platform/http/patience.ts';
import type { Foundation } from './platform/platform.module.ts';

/** The largest request body, in bytes: longer than the longest text a person may write, several times over. */
const BODY_LIMIT = 400_000;

/** Puts the application together on a foundation, ready to listen; nothing works on jobs yet. */
export async function createApp(
  foundation: Foundation,
  options: { schemaFile?: string } = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    logger: foundation.config.logLevel === 'silent' ? false : { level: foundation.config.logLevel },
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 500 },
    ...patientServer,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundation, options), adapter, {
    rawBody: true,
    abortOnError: false,
    logger: foundation.config.logLevel === 'silent' ? false : ['fatal', 'error', 'warn'],
  });
  assertEverythingDeclared(app);
  app.useGlobalFilters(new FaultFilter());
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  secureHeaders(fastify, foundation.resources.publicUrl);
  refuseForged(fastify);
  takeParts(fastify);
  takeForms(fastify, app.get<TakeFormFile>(TAKE_FORM_FILE, { strict: false }));
  knowTheCaller(fastify, app.get<FindCaller>(FIND_CALLER, { strict: false }));
  await packAnswers(fastify);
  await serveFiles(fastify);
  await app.init();
  await fastify.ready();
  return app;
}

function knowTheCaller(fastify: FastifyInstance, find: FindCaller): void {
  fastify.decorateRequest('caller');
  fastify.addHook('onRequest', async (request) => {
    request.caller = askingFor(await find(request), request.headers[PAGE_OF]);
  });
}

async function serveFiles(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: path.join(CLIENT_DIST, 'client'),
    prefix: '/',
    wildcard: false,
    index: false,
    preCompressed: true,
    decorateReply: false,
    setHeaders: (reply, file) => {
      reply.header(
        'cache-control',
        file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
}
