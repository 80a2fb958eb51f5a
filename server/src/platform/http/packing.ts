import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Shorter answers, in bytes, arrive in as many packets either way. */
const WORTH_IT = 1200;

/**
 * Answers leave packed, by brotli or gzip as the browser prefers: at levels that cost about a millisecond. Files were packed
 * thoroughly at the build (client/pack-files.mjs) and pass as they are; streams of live notices are never held back.
 */
export async function packAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyCompress, {
    global: true,
    encodings: ['br', 'gzip'],
    threshold: WORTH_IT,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 6 },
    globalDecompression: false,
  } as Parameters<typeof fastify.register>[1]);
}
