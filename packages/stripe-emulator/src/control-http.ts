import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiFault } from './api.ts';
import type { Control } from './control.ts';
import { StripeFailure } from './failure.ts';
import { checkKey, readBody, sendJson } from './http.ts';
import type { PaymentOutcome } from './types.ts';

type Given = Record<string, unknown>;
type Act = (control: Control, id: string, given: Given) => unknown;

const OUTCOMES: readonly PaymentOutcome[] = ['paid', 'declined', 'later', 'later-declined', 'abandoned'];
const FAULTS: readonly ApiFault[] = ['error', 'rate-limit', 'lost-request', 'lost-answer'];

const ACTS: readonly { method: 'GET' | 'POST'; pattern: RegExp; act: Act }[] = [
  { method: 'GET', pattern: /^\/_emu\/events$/, act: (control) => control.events() },
  { method: 'GET', pattern: /^\/_emu\/sessions$/, act: (control) => control.sessions() },
  { method: 'GET', pattern: /^\/_emu\/attempts$/, act: (control) => control.webhookAttempts() },
  { method: 'GET', pattern: /^\/_emu\/deliver$/, act: deliverySettings },
  { method: 'POST', pattern: /^\/_emu\/deliver$/, act: deliver },
  { method: 'POST', pattern: /^\/_emu\/deliver\/flush$/, act: (control) => control.deliver.flush() },
  { method: 'POST', pattern: /^\/_emu\/api$/, act: changeApi },
  { method: 'POST', pattern: /^\/_emu\/advance$/, act: advance },
  { method: 'POST', pattern: /^\/_emu\/webhook$/, act: webhook },
  {
    method: 'POST',
    pattern: /^\/_emu\/sessions\/([^/]+)\/pay$/,
    act: (control, id, { outcome = 'paid', method, email }) =>
      control.pay(id, oneOf(OUTCOMES, outcome, 'outcome'), { method: text(method), email: text(email) }),
  },
  {
    method: 'POST',
    pattern: /^\/_emu\/sessions\/([^/]+)\/complete$/,
    act: (control, id, { result = 'succeeded' }) =>
      control.completeLater(id, oneOf(['succeeded', 'failed'] as const, result, 'result')),
  },
  { method: 'POST', pattern: /^\/_emu\/sessions\/([^/]+)\/expire$/, act: (control, id) => control.expire(id) },
  { method: 'POST', pattern: /^\/_emu\/events\/([^/]+)\/resend$/, act: resend },
  {
    method: 'POST',
    pattern: /^\/_emu\/refunds\/([^/]+)\/settle$/,
    act: (control, id, { result = 'failed' }) =>
      control.settleRefund(id, oneOf(['succeeded', 'failed', 'canceled'] as const, result, 'result')),
  },
  {
    method: 'POST',
    pattern: /^\/_emu\/payment_intents\/([^/]+)\/dispute$/,
    act: (control, id, { reason }) => control.dispute(id, text(reason)),
  },
  {
    method: 'POST',
    pattern: /^\/_emu\/disputes\/([^/]+)\/close$/,
    act: (control, id, { result = 'lost' }) =>
      control.closeDispute(id, oneOf(['won', 'lost'] as const, result, 'result')),
  },
];

/** Answers `/_emu/…`: the control for other processes, JSON in and out, with the secret key as Bearer token. Never rejects. */
export async function answerControl(
  control: Control,
  secretKey: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    checkKey(request, secretKey);
    const given = parse(await readBody(request));
    for (const { method, pattern, act } of ACTS) {
      const match = method === request.method ? pattern.exec(url.pathname) : null;
      if (match) return sendJson(response, 200, (await act(control, match[1] ?? '', given)) ?? { done: true });
    }
    const known = ACTS.map(
      ({ method, pattern }) => `${method} ${pattern.source.replaceAll(/[\\^$]/g, '').replaceAll('([/]+)', ':id')}`,
    );
    throw new StripeFailure(404, `The control knows: ${known.join(', ')}`);
  } catch (error) {
    const failure =
      error instanceof StripeFailure ? error : new StripeFailure(500, String(error), { type: 'api_error' });
    sendJson(response, failure.status, failure.toBody());
  }
}

function deliverySettings({ deliver }: Control): Given {
  const { delayMs, duplicate, shuffle, drop, paused } = deliver;
  return { delayMs, duplicate, shuffle, drop: typeof drop === 'number' ? drop : 'by choice', paused };
}

function deliver(control: Control, _id: string, given: Given): Given {
  for (const [name, value] of Object.entries(given)) {
    const right = DELIVERY[name]?.(value);
    if (!right)
      throw new StripeFailure(
        400,
        `Give delayMs, duplicate, shuffle, drop (0 to 1 or a list of event types) or paused; not ${name}=${String(value)}.`,
      );
  }
  const { drop, ...rest } = given;
  Object.assign(control.deliver, rest);
  if (Array.isArray(drop)) control.deliver.drop = (event) => drop.includes(event.type);
  else if (typeof drop === 'number') control.deliver.drop = drop;
  return deliverySettings(control);
}

const isCount = (value: unknown) => typeof value === 'number' && value >= 0 && Number.isFinite(value);
const isFlag = (value: unknown) => typeof value === 'boolean';
const DELIVERY: Record<string, (value: unknown) => boolean> = {
  delayMs: isCount,
  duplicate: (value) => isCount(value) || isFlag(value),
  shuffle: isFlag,
  drop: (value) => (typeof value === 'number' && value >= 0 && value <= 1) || Array.isArray(value),
  paused: isFlag,
};

function changeApi({ api }: Control, _id: string, { delayMs, faults, refundStatus }: Given): Given {
  if (delayMs !== undefined) api.delayMs = amount(delayMs, 'delayMs');
  if (refundStatus !== undefined)
    api.refundStatus = oneOf(['succeeded', 'pending'] as const, refundStatus, 'refundStatus');
  if (Array.isArray(faults)) api.faults = faults.map((fault) => oneOf(FAULTS, fault, 'faults'));
  return { ...api };
}

async function advance(control: Control, _id: string, { ms }: Given): Promise<void> {
  await control.advance(amount(ms, 'ms'));
}

function webhook(control: Control, _id: string, { url }: Given): void {
  const address = text(url);
  if (address !== undefined && !URL.canParse(address)) throw new StripeFailure(400, 'url is not an address.');
  control.setWebhookUrl(address);
}

function resend(control: Control, id: string): void {
  if (!control.events().some((event) => event.id === id)) throw new StripeFailure(404, `There is no event ${id}.`);
  control.resend(id);
}

function parse(body: string): Given {
  if (body.trim() === '') return {};
  try {
    const given: unknown = JSON.parse(body);
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Given;
  } catch {
    // Falls through to the one answer for everything that is not an object.
  }
  throw new StripeFailure(400, 'Send a JSON object.');
}

function oneOf<const Word extends string>(words: readonly Word[], value: unknown, name: string): Word {
  const found = words.find((word) => word === value);
  if (!found) throw new StripeFailure(400, `${name} must be one of ${words.join(', ')}.`);
  return found;
}

function amount(value: unknown, name: string): number {
  if (!isCount(value)) throw new StripeFailure(400, `${name} must be a number, 0 or more.`);
  return Number(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
