import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { anOrder, aPaidSession, type Rig, refusal, startRig } from './testing/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ settleLaterMs: 20_000 });
});
afterAll(() => rig.close());

const order = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  rig.stripe.checkout.sessions.create(anOrder(more));
const seen = (id: string) => rig.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });

/** Types of the events about one session, its payment and its charges, in order. */
async function eventsOf(id: string): Promise<string[]> {
  const { payment_intent } = await rig.stripe.checkout.sessions.retrieve(id);
  return rig.emulator.control
    .events()
    .filter(
      ({ data: { object } }) =>
        object.id === id ||
        object.id === payment_intent ||
        ('payment_intent' in object && object.payment_intent === payment_intent),
    )
    .map(({ type }) => type);
}

describe('a payment', () => {
  test('that succeeds at once completes the session and leaves intent and charge', async () => {
    const { id } = await order();
    rig.emulator.control.pay(id, 'paid', { method: 'bancontact', email: 'an@example.test' });
    expect(await seen(id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'an@example.test' },
      payment_intent: {
        object: 'payment_intent',
        status: 'succeeded',
        amount: 4900,
        amount_received: 4900,
        metadata: { order: 'order-1' },
        latest_charge: {
          object: 'charge',
          status: 'succeeded',
          paid: true,
          amount_captured: 4900,
          payment_method_details: { type: 'bancontact' },
        },
      },
    });
    expect(await eventsOf(id)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'checkout.session.completed',
      'payment_intent.succeeded',
    ]);
  });

  test('that is declined leaves the session open; the same intent can still be paid', async () => {
    const { id } = await order();
    const declined = rig.emulator.control.pay(id, 'declined');
    expect(await seen(id)).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined' },
        latest_charge: { status: 'failed' },
      },
    });
    const paid = rig.emulator.control.pay(id, 'paid');
    expect(paid.payment_intent).toBe(declined.payment_intent);
    expect((await seen(id)).payment_intent).toMatchObject({ status: 'succeeded', last_payment_error: null });
    expect(await eventsOf(id)).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'charge.succeeded',
      'checkout.session.completed',
      'payment_intent.succeeded',
    ]);
  });

  test.each([
    [
      'succeeded',
      'paid',
      'succeeded',
      ['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.async_payment_succeeded'],
    ],
    [
      'failed',
      'unpaid',
      'requires_payment_method',
      ['charge.failed', 'payment_intent.payment_failed', 'checkout.session.async_payment_failed'],
    ],
  ] as const)(
    'that comes later completes the session unpaid first, and then it %s',
    async (result, status, intent, events) => {
      const { id } = await order({ allowed_payment_method_types: ['card', 'sepa_debit'] });
      rig.emulator.control.pay(id, 'later');
      expect(await seen(id)).toMatchObject({
        status: 'complete',
        payment_status: 'unpaid',
        payment_intent: {
          status: 'processing',
          amount_received: 0,
          latest_charge: { status: 'pending', payment_method_details: { type: 'sepa_debit' } },
        },
      });
      const before = [
        'payment_intent.created',
        'payment_intent.processing',
        'charge.pending',
        'checkout.session.completed',
      ];
      expect(await eventsOf(id)).toEqual(before);
      rig.emulator.control.completeLater(id, result);
      expect(await seen(id)).toMatchObject({
        status: 'complete',
        payment_status: status,
        payment_intent: { status: intent },
      });
      expect(await eventsOf(id)).toEqual([...before, ...events]);
      expect(() => rig.emulator.control.completeLater(id, 'succeeded')).toThrow('under way');
    },
  );

  test.each([
    ['later', 'paid'],
    ['later-declined', 'unpaid'],
  ] as const)('chosen as %s settles by itself when its time has come, and not before', async (outcome, status) => {
    const { id } = await order();
    rig.emulator.control.pay(id, outcome);
    await rig.emulator.control.advance(19_000);
    expect(await eventsOf(id)).toHaveLength(4);
    await rig.emulator.control.advance(1_000);
    expect((await seen(id)).payment_status).toBe(status);
    expect(await eventsOf(id)).toHaveLength(7);
  });

  test('later also settles by the real clock', async () => {
    const own = await startRig({ settleLaterMs: 30 });
    const { id } = await own.stripe.checkout.sessions.create(anOrder());
    own.emulator.control.pay(id, 'later');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(own.emulator.control.sessions()).toMatchObject([{ payment_status: 'paid' }]);
    await own.close();
  });

  test('keeps each event as the object was at that moment', async () => {
    const { id } = await order();
    rig.emulator.control.pay(id, 'later');
    rig.emulator.control.completeLater(id, 'succeeded');
    const statuses = rig.emulator.control
      .events()
      .map(({ data: { object } }) => object)
      .filter((object) => object.id === id && object.object === 'checkout.session')
      .map((object) => 'payment_status' in object && object.payment_status);
    expect(statuses).toEqual(['unpaid', 'paid']);
  });

  test('of nothing needs no payment', async () => {
    const { id } = await order({
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 0, product_data: { name: 'Gratis' } } }],
    });
    expect(rig.emulator.control.pay(id, 'paid')).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      payment_intent: null,
    });
  });

  test('that is abandoned changes nothing; a card cannot pay later; nobody pays twice', async () => {
    const { id } = await order({ allowed_payment_method_types: ['card'] });
    expect(rig.emulator.control.pay(id, 'abandoned')).toMatchObject({ status: 'open', payment_intent: null });
    expect(() => rig.emulator.control.pay(id, 'later')).toThrow("cannot end as 'later'");
    expect(() => rig.emulator.control.pay(id, 'paid', { method: 'ideal' })).toThrow('by ideal');
    rig.emulator.control.pay(id, 'paid');
    expect(() => rig.emulator.control.pay(id, 'paid')).toThrow('only an open one');
  });

  test('expiring a session with a declined payment cancels the intent', async () => {
    const { id } = await order();
    rig.emulator.control.pay(id, 'declined');
    await rig.stripe.checkout.sessions.expire(id);
    expect((await seen(id)).payment_intent).toMatchObject({ status: 'canceled' });
    expect((await eventsOf(id)).slice(-2)).toEqual(['payment_intent.canceled', 'checkout.session.expired']);
  });
});

describe('intents, charges and events', () => {
  test('are answered on their own and in lists', async () => {
    const { intent } = await aPaidSession(rig);
    const whole = await rig.stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge.refunds'] });
    const charge = whole.latest_charge as Stripe.Charge;
    expect(charge.refunds?.data).toEqual([]);
    expect(await rig.stripe.charges.retrieve(charge.id)).toMatchObject({ payment_intent: intent });
    expect(
      (await rig.stripe.charges.list({ payment_intent: intent, expand: ['data.payment_intent'] })).data,
    ).toMatchObject([{ payment_intent: { id: intent } }]);
    expect((await rig.stripe.paymentIntents.list({ limit: 1 })).data).toMatchObject([{ id: intent }]);
    expect((await refusal(rig.stripe.paymentIntents.retrieve('pi_no'))).code).toBe('resource_missing');
    expect((await refusal(rig.stripe.charges.retrieve('ch_no'))).statusCode).toBe(404);
    expect((await refusal(rig.stripe.paymentIntents.retrieve(intent, { expand: ['amount'] }))).param).toBe('expand');
  });

  test('events come newest first and can be narrowed by type and time', async () => {
    await aPaidSession(rig);
    const { data } = await rig.stripe.events.list({ limit: 3 });
    expect(data.map(({ type }) => type)).toEqual([
      'payment_intent.succeeded',
      'checkout.session.completed',
      'charge.succeeded',
    ]);
    const [newest] = data;
    expect(await rig.stripe.events.retrieve(newest!.id)).toMatchObject({
      id: newest!.id,
      api_version: '2026-10-28.endive',
      request: { id: null },
    });
    const types = await rig.stripe.events.list({ types: ['charge.succeeded', 'payment_intent.created'], limit: 2 });
    expect(types.data.map(({ type }) => type)).toEqual(['charge.succeeded', 'payment_intent.created']);
    expect((await rig.stripe.events.list({ type: 'charge.*', limit: 1 })).data[0]?.type).toBe('charge.succeeded');
    expect((await rig.stripe.events.list({ starting_after: newest!.id, limit: 1 })).data[0]?.id).toBe(data[1]!.id);
    expect((await rig.stripe.events.list({ ending_before: data[1]!.id })).data.map(({ id }) => id)).toEqual([
      newest!.id,
    ]);
    expect((await rig.stripe.events.list({ created: { gt: newest!.created + 5 } })).data).toEqual([]);
  });

  test('a dispute freezes the charge until it is decided', async () => {
    const { intent } = await aPaidSession(rig);
    const { id, charge } = rig.emulator.control.dispute(intent, 'product_not_received');
    expect(await rig.stripe.charges.retrieve(charge)).toMatchObject({ disputed: true });
    expect((await refusal(rig.stripe.refunds.create({ payment_intent: intent }))).code).toBe('charge_disputed');
    rig.emulator.control.closeDispute(id, 'won');
    expect(await rig.stripe.disputes.retrieve(id)).toMatchObject({ status: 'won', reason: 'product_not_received' });
    const types = rig.emulator.control.events().map(({ type }) => type);
    expect(types.slice(-4)).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ]);
    expect(() => rig.emulator.control.closeDispute(id, 'lost')).toThrow('closed already');
  });
});
