import type { IncomingMessage, ServerResponse } from 'node:http';
import { StripeFailure } from './failure.ts';

const LARGEST_BODY = 1024 * 1024;

/** The whole body as text. @throws StripeFailure 413 above 1 MB */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new StripeFailure(413, 'The request is larger than 1 MB.', {}, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends a whole answer. */
export function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body);
}

/** Sends JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  send(response, status, { 'content-type': 'application/json', ...headers }, JSON.stringify(body, null, 2));
}

/** The secret key a request carries, as Bearer token or as the name of Basic authorization; undefined without one. */
function givenKey(request: IncomingMessage): string | undefined {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ', 2);
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0];
  return undefined;
}

/** @throws StripeFailure 401 in Stripe's form unless the request carries `secretKey` */
export function checkKey(request: IncomingMessage, secretKey: string): void {
  const key = givenKey(request);
  if (!key)
    throw new StripeFailure(
      401,
      'You did not provide an API key: send the header Authorization: Bearer <secret key>.',
      {},
      true,
    );
  if (key !== secretKey) throw new StripeFailure(401, `Invalid API Key provided: ${masked(key)}`, {}, true);
}

function masked(key: string): string {
  return key.length > 12 ? `${key.slice(0, 8)}****${key.slice(-4)}` : '****';
}
