import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { createStripeEmulator, type StripeEmulator, type StripeEmulatorOptions } from '../index.ts';

export const SECRET_KEY = 'sk_test_rig';
export const WEBHOOK_SECRET = 'whsec_rig';

/** An application that receives webhooks, checks their signature with the real SDK, and answers as told. */
export type Receiver = {
  url: string;
  /** Events whose signature held, in order of arrival. */
  got: Stripe.Event[];
  /** Statuses for the next requests; afterwards 200. */
  answers: number[];
  types: () => string[];
  close: () => Promise<void>;
};

export async function startReceiver(): Promise<Receiver> {
  const got: Stripe.Event[] = [];
  const answers: number[] = [];
  const checker = new Stripe(SECRET_KEY);
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const event = await checker.webhooks.constructEventAsync(
      body,
      String(request.headers['stripe-signature']),
      WEBHOOK_SECRET,
    );
    const status = answers.shift() ?? 200;
    if (status === 200) got.push(event);
    response.writeHead(status).end();
  });
  const url = await listening(server);
  return {
    url: `${url}/hook`,
    got,
    answers,
    types: () => got.map(({ type }) => type),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An emulator on a port of its own, with the real SDK pointed at it. */
export type Rig = { emulator: StripeEmulator; stripe: Stripe; url: string; port: number; close: () => Promise<void> };

export async function startRig(
  options: Partial<StripeEmulatorOptions> = {},
  client: Stripe.StripeConfig = {},
): Promise<Rig> {
  const emulator = createStripeEmulator({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, ...options });
  const { url, port } = await emulator.listen();
  return { emulator, url, port, stripe: clientFor(port, client), close: () => emulator.close() };
}

export function clientFor(port: number, more: Stripe.StripeConfig = {}, key = SECRET_KEY): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    ...more,
  });
}

/** An order of one line, EUR 49.00, with everything an application usually sends. */
export function anOrder(more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.test/back',
    client_reference_id: 'order-1',
    metadata: { order: 'order-1' },
    payment_intent_data: { metadata: { order: 'order-1' } },
    line_items: [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 4900, product_data: { name: 'Een module' } } },
    ],
    ...more,
  };
}

/** A session that was paid at once, with its payment intent. */
export async function aPaidSession({ stripe, emulator }: Rig, more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const { id } = await stripe.checkout.sessions.create(anOrder(more));
  const { payment_intent: intent } = emulator.control.pay(id, 'paid');
  if (!intent) throw new Error('paying made no payment intent');
  return { id, intent };
}

/** The refusal of a call that must be refused. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('the call was not refused');
}

/** A clock a test can set; milliseconds. */
export function aClock(at = Date.UTC(2026, 10, 24, 9)): { now: () => Date; ms: number } {
  const clock = { ms: at, now: () => new Date(clock.ms) };
  return clock;
}

/** Waits until something holds, at most twenty seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const last = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > last) throw new Error('it did not come to hold within twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
