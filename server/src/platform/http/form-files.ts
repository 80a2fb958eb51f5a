import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';

/** A file in a form, as it comes. */
export type FormFile = { request: FastifyRequest; name: string; stream: Readable };

/** What became of it: the name of what is kept, a sentence why it is not, or nothing where none was chosen. */
export type FormFileTaken = { kept: string } | { refused: string } | undefined;

/** Injection token of the function that takes files out of forms; the domain that keeps files provides it. */
export const TAKE_FORM_FILE = Symbol('take-form-file');
export type TakeFormFile = (file: FormFile) => Promise<FormFileTaken>;

/** Pages whose forms may hold files. */
const WITH_FILES = /^\/(?:studio\/media|gesprekken)(?:[/?]|$)/;
/** Where a mail program unsubscribes somebody by itself, with a form in parts of which nothing is needed (RFC 8058, 3.2). */
const ONE_CLICK = /^\/uitschrijven\/[\w-]+\/[\w-]+(\?|$)/;
const MOST_FILES = 4;
const LIMITS = { fields: 60, fieldSize: 400_000, fieldNameSize: 100, files: MOST_FILES, parts: 80 };

/**
 * Forms with files, for a few pages and people who are signed in; nothing else here takes one. Files go where they are kept as
 * they come; the page gets a plain form, in which each stands as what became of it: `name`, or `name.refused`.
 */
export function takeForms(fastify: FastifyInstance, take: TakeFormFile): void {
  fastify.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, body: IncomingMessage) => {
    if (ONE_CLICK.test(request.url)) return void body.resume();
    if (!WITH_FILES.test(request.url) || !request.caller.person)
      throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type'] ?? '');
    const form = await readForm(request, body, take);
    (request as FastifyRequest & { rawBody?: Buffer }).rawBody = Buffer.from(form.toString());
    request.headers['content-type'] = 'application/x-www-form-urlencoded';
    return Object.fromEntries(form);
  });
}

function readForm(request: FastifyRequest, body: IncomingMessage, take: TakeFormFile): Promise<URLSearchParams> {
  return new Promise((resolve, reject) => {
    const form = new URLSearchParams();
    const files: Promise<void>[] = [];
    const fault = (error: unknown) => {
      body.resume();
      reject(Object.assign(new Error('a form could not be read', { cause: error }), { statusCode: 400 }));
    };
    let parser: BusboyInstance;
    try {
      parser = new Busboy({ headers: request.headers as BusboyHeaders, limits: LIMITS });
    } catch (error) {
      fault(error);
      return;
    }
    parser.on('field', (name, value) => form.append(name, value));
    parser.on('file', (field, stream, name) => {
      const taken = take({ request, name: name ?? '', stream }).then((outcome) => {
        if (outcome && 'kept' in outcome) form.append(field, outcome.kept);
        else if (outcome) form.append(`${field}.refused`, outcome.refused);
      });
      taken.catch(() => stream.resume());
      files.push(taken);
    });
    parser.on('finish', () => Promise.all(files).then(() => resolve(form), reject));
    parser.on('error', fault);
    body.on('aborted', fault);
    body.pipe(parser);
  });
}
