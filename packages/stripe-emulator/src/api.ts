import type { IncomingMessage, ServerResponse } from 'node:http';
import { StripeFailure } from './failure.ts';
import { decodeForm } from './form-encoding.ts';
import { checkKey, readBody, send } from './http.ts';
import { fingerprint, type Idempotency } from './idempotency.ts';
import { newId } from './identifiers.ts';
import { answerCall } from './routes.ts';
import { API_VERSION, NO_REQUEST, type World } from './world.ts';

/**
 * Something that goes wrong on the way to one API request:
 * `error` answers 500 before anything is done, `rate-limit` 429, `lost-request` breaks the connection before, `lost-answer` after it was done.
 */
export type ApiFault = 'error' | 'rate-limit' | 'lost-request' | 'lost-answer';

/** How the API behaves; change any of it while the emulator runs. */
export type ApiSettings = {
  /** Time each answer takes, in milliseconds. */
  delayMs: number;
  /** Taken one by one, by the next requests. */
  faults: ApiFault[];
  /** How new refunds begin. */
  refundStatus: 'succeeded' | 'pending';
};

type Wire = { world: World; settings: ApiSettings; idempotency: Idempotency; written: () => Promise<void> };
type Answer = { status: number; body: string; headers: Record<string, string> };

/** Answers one request under `/v1/`, errors included. Never rejects. */
export async function answerApi(
  wire: Wire,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const requestId = newId('req', 14);
  const always = { 'content-type': 'application/json', 'request-id': requestId, 'stripe-version': version(request) };
  try {
    const body = await readBody(request);
    checkKey(request, wire.world.settings.secretKey);
    const fault = wire.settings.faults.shift();
    if (fault === 'lost-request') return void response.destroy();
    if (fault === 'error')
      throw new StripeFailure(500, 'The emulator was told to fail this request.', { type: 'api_error' });
    if (fault === 'rate-limit')
      throw new StripeFailure(429, 'The emulator was told to refuse this request.', { code: 'rate_limit' });
    const answer = await answerOnce(wire, request, url, body, requestId);
    await wire.written();
    if (fault === 'lost-answer') return void response.destroy();
    send(response, answer.status, { ...always, ...answer.headers }, answer.body);
  } catch (error) {
    const failure =
      error instanceof StripeFailure
        ? error
        : new StripeFailure(500, `Fault in the emulator: ${String(error)}`, { type: 'api_error' });
    send(response, failure.status, always, JSON.stringify(failure.toBody(), null, 2));
  }
}

/** Carries a call out, or gives the answer kept under its idempotency key. */
async function answerOnce(
  wire: Wire,
  request: IncomingMessage,
  url: URL,
  body: string,
  requestId: string,
): Promise<Answer> {
  const method = request.method ?? 'GET';
  const key = method === 'POST' ? single(request.headers['idempotency-key']) : undefined;
  const target = `${method} ${url.pathname}`;
  const print = fingerprint(target, body);
  const kept = key ? wire.idempotency.begin(key, target, print) : undefined;
  if (key && kept) {
    const headers = { 'idempotent-replayed': 'true', 'idempotency-key': key, 'original-request': kept.requestId };
    return { status: kept.status, body: kept.body, headers };
  }
  try {
    if (wire.settings.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, wire.settings.delayMs));
    const answer = carryOut(wire, method, url, body, {
      id: requestId,
      idempotencyKey: key ?? null,
      apiVersion: version(request),
    });
    if (!key) return { ...answer, headers: {} };
    wire.idempotency.keep(key, { fingerprint: print, target, status: answer.status, body: answer.body, requestId });
    wire.world.changed();
    return { ...answer, headers: { 'idempotency-key': key } };
  } finally {
    if (key) wire.idempotency.release(key);
  }
}

/** Runs the call in one go. A refusal that came after checking is an answer like any other; earlier ones are thrown. */
function carryOut(
  wire: Wire,
  method: string,
  url: URL,
  body: string,
  request: World['request'],
): { status: number; body: string } {
  const { world, settings } = wire;
  world.request = request;
  try {
    const form = decodeForm(method === 'POST' ? body : url.search.slice(1));
    const answer = answerCall(method, url.pathname, { world, form, refundStatus: settings.refundStatus });
    return { status: 200, body: JSON.stringify(answer, null, 2) };
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.early) throw error;
    return { status: error.status, body: JSON.stringify(error.toBody(), null, 2) };
  } finally {
    world.request = NO_REQUEST;
  }
}

function version(request: IncomingMessage): string {
  return single(request.headers['stripe-version']) ?? API_VERSION;
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
