import { translate } from '@fluxus/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Paths that other machines post to, written plainly; each of them proves itself in another way (a signature). */
const FROM_OUTSIDE = /^\/webhooks\/[\w-]+(\?|$)/;

/** Where a mail program unsubscribes somebody by itself: the token in the address is the proof. */
const ONE_CLICK = /^\/uitschrijven\/[\w-]+\/[\w-]+(\?|$)/;

/** The only foreign place a form may lead to: the page of the payment provider. */
const PAYMENT_PAGE = 'https://checkout.stripe.com';

/**
 * A request that changes something must come from our own pages. Browsers say where a request comes from in
 * Sec-Fetch-Site and Origin, which a foreign page cannot change; programs that are no browser send neither.
 */
function isForged(request: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean {
  if (SAFE.has(request.method) || FROM_OUTSIDE.test(request.url) || ONE_CLICK.test(request.url)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host;
}

export function refuseForged(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (isForged(request)) await reply.status(403).send({ message: translate('nl-BE', 'fault.cross-site') });
  });
}

/** Parts of files stay a stream: whoever takes them counts their bytes. */
export function takeParts(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/offset+octet-stream', (_request, body, done) => done(null, body));
}

/** Headers of every answer. No inline script or style anywhere; nothing is kept by caches unless its route says so. */
export function secureHeaders(fastify: FastifyInstance, publicUrl: string): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${PAYMENT_PAGE}`,
  ].join('; ');
  const fixed: Record<string, string> = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.headers(fixed);
  });
}
