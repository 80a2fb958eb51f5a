import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  anOrder,
  aPaidSession,
  type Receiver,
  type Rig,
  startReceiver,
  startRig,
  until,
  WEBHOOK_SECRET,
} from './testing/rig.ts';

const PAID = ['payment_intent.created', 'charge.succeeded', 'checkout.session.completed', 'payment_intent.succeeded'];
/** How long the emulator waits for an answer unless told otherwise; stopping must not wait that long. */
const WEBHOOK_PATIENCE_MS = 10_000;
const sorted = (types: readonly string[]) => [...types].sort();

let receiver: Receiver;
let rig: Rig;
beforeEach(async () => {
  receiver = await startReceiver();
  rig = await startRig({ webhookUrl: receiver.url, retryDelaysMs: [20, 40], random: repeatable() });
});
afterEach(async () => {
  await rig.close();
  await receiver.close();
});

/** The same chance in every run. */
function repeatable(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}

describe('a webhook', () => {
  test('arrives by itself, signed so that the SDK accepts it, in the order of events', async () => {
    const { id } = await aPaidSession(rig);
    await until(() => receiver.got.length === 4);
    expect(receiver.types()).toEqual(PAID);
    expect(receiver.got[2]).toMatchObject({
      object: 'event',
      livemode: false,
      data: { object: { id, payment_status: 'paid', metadata: { order: 'order-1' } } },
    });
    expect(new Set(receiver.got.map((event) => event.id)).size).toBe(4);
  });

  test('with a byte changed or another secret is not accepted', async () => {
    await aPaidSession(rig);
    const event = rig.emulator.control.events()[0]!;
    const { body, headers } = rig.emulator.control.message(event);
    const check = (payload: string, secret: string) =>
      rig.stripe.webhooks.constructEventAsync(payload, headers['stripe-signature']!, secret);
    expect((await check(body, WEBHOOK_SECRET)).id).toBe(event.id);
    await expect(check(`${body} `, WEBHOOK_SECRET)).rejects.toThrow('signature');
    await expect(check(body, 'whsec_other')).rejects.toThrow('signature');
  });

  test('is tried again until the answer is 2xx; a redirect is not', async () => {
    receiver.answers.push(500, 302);
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    rig.emulator.control.expire(id);
    await until(() => rig.emulator.control.webhookAttempts().length === 3);
    expect(receiver.got).toHaveLength(1);
    expect(rig.emulator.control.webhookAttempts()).toMatchObject([
      { attempt: 1, outcome: 'failed', status: 500, type: 'checkout.session.expired' },
      { attempt: 2, outcome: 'failed', status: 302 },
      { attempt: 3, outcome: 'delivered', status: 200 },
    ]);
  });

  test('is given up after the last wait, and can be sent again by hand', async () => {
    receiver.answers.push(500, 500, 500);
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    rig.emulator.control.expire(id);
    await until(() => rig.emulator.control.webhookAttempts().length === 3);
    expect(rig.emulator.control.webhookAttempts().at(-1)).toMatchObject({ outcome: 'given-up' });
    expect((await rig.stripe.events.list()).data[0]).toMatchObject({ pending_webhooks: 0 });
    rig.emulator.control.resend(rig.emulator.control.events()[0]!.id);
    await until(() => receiver.got.length === 1);
  });

  test('waits for an application that is not up yet', async () => {
    rig.emulator.control.setWebhookUrl('http://127.0.0.1:9/hook');
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    rig.emulator.control.expire(id);
    await until(() => rig.emulator.control.webhookAttempts().length === 1);
    expect(rig.emulator.control.webhookAttempts()[0]).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('ECONNREFUSED'),
    });
    rig.emulator.control.setWebhookUrl(receiver.url);
    await until(() => receiver.got.length === 1);
  });
});

describe('webhooks can be', () => {
  test('held back and let go', async () => {
    rig.emulator.control.deliver.paused = true;
    await aPaidSession(rig);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(receiver.got).toEqual([]);
    expect((await rig.stripe.events.list({ delivery_success: false })).data).toHaveLength(4);
    expect(await rig.emulator.control.deliver.flush()).toEqual({ delivered: 4, failed: 0 });
    expect(receiver.types()).toEqual(PAID);
    await aPaidSession(rig);
    rig.emulator.control.deliver.paused = false;
    await until(() => receiver.got.length === 8);
  });

  test('delayed by the emulator’s clock', async () => {
    rig.emulator.control.deliver.delayMs = 60_000;
    await aPaidSession(rig);
    await rig.emulator.control.advance(59_000);
    expect(receiver.got).toEqual([]);
    await rig.emulator.control.advance(1_000);
    expect(receiver.types()).toEqual(PAID);
  });

  test('doubled, each copy with the same event', async () => {
    rig.emulator.control.deliver.duplicate = 2;
    await aPaidSession(rig);
    await until(() => receiver.got.length === 12);
    expect(new Set(receiver.got.map(({ id }) => id)).size).toBe(4);
  });

  test('shuffled: all arrive, in another order', async () => {
    Object.assign(rig.emulator.control.deliver, { shuffle: true, paused: true });
    for (let i = 0; i < 5; i += 1) await aPaidSession(rig);
    await rig.emulator.control.deliver.flush();
    const sent = rig.emulator.control.events().map(({ id }) => id);
    const arrived = receiver.got.map(({ id }) => id);
    expect(sorted(arrived)).toEqual(sorted(sent));
    expect(arrived).not.toEqual(sent);
  });

  test('dropped by choice or by chance, and still stand in the list of events', async () => {
    rig.emulator.control.deliver.drop = (event) => event.type === 'checkout.session.completed';
    await aPaidSession(rig);
    await until(() => receiver.got.length === 3);
    expect(sorted(receiver.types())).toEqual(sorted(PAID.filter((type) => type !== 'checkout.session.completed')));
    expect(rig.emulator.control.webhookAttempts()).toContainEqual(
      expect.objectContaining({ outcome: 'dropped', type: 'checkout.session.completed' }),
    );
    expect((await rig.stripe.events.list({ type: 'checkout.session.completed' })).data).toHaveLength(1);
    rig.emulator.control.deliver.drop = 1;
    await aPaidSession(rig);
    await rig.emulator.control.deliver.flush();
    expect(receiver.got).toHaveLength(3);
  });

  test('all of it at once, two hundred times: each event arrives at least once', async () => {
    Object.assign(rig.emulator.control.deliver, { shuffle: true, duplicate: true, paused: true });
    receiver.answers.push(...Array.from({ length: 30 }, () => 503));
    for (let i = 0; i < 50; i += 1) await aPaidSession(rig);
    const first = await rig.emulator.control.deliver.flush();
    expect(first).toEqual({ delivered: 370, failed: 30 });
    await rig.emulator.control.deliver.flush();
    expect(receiver.got).toHaveLength(400);
    expect(new Set(receiver.got.map(({ id }) => id)).size).toBe(200);
  });
});

describe('an application that does not answer', () => {
  let silent: Server;
  let asked = 0;
  beforeEach(async () => {
    asked = 0;
    silent = createServer(() => {
      asked += 1;
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    rig.emulator.control.setWebhookUrl(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/hook`);
  });
  afterEach(async () => {
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });

  test('does not keep the emulator from closing', async () => {
    await aPaidSession(rig);
    await until(() => asked === 1);
    const before = Date.now();
    await rig.close();
    expect(Date.now() - before).toBeLessThan(WEBHOOK_PATIENCE_MS);
  });

  test('is asked again after the time it has', async () => {
    const own = await startRig({
      webhookUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/hook`,
      webhookTimeoutMs: 50,
      retryDelaysMs: [10],
    });
    const { id } = await own.stripe.checkout.sessions.create(anOrder());
    own.emulator.control.expire(id);
    await until(() => own.emulator.control.webhookAttempts().length === 2);
    expect(own.emulator.control.webhookAttempts()[0]).toMatchObject({
      outcome: 'failed',
      error: 'no answer within 50 ms',
    });
    await own.close();
  });
});
