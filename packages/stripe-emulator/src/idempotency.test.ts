import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { aClock, anOrder, aPaidSession, clientFor, type Rig, refusal, startRig } from './testing/rig.ts';

const clock = aClock();
let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ now: clock.now });
});
afterEach(() => rig.close());

const create = (idempotencyKey: string, more = {}, stripe = rig.stripe) =>
  stripe.checkout.sessions.create(anOrder(more), { idempotencyKey });

describe('an idempotency key', () => {
  test('gives the same answer for the same request, even when the object has changed since', async () => {
    const first = await create('k1');
    rig.emulator.control.pay(first.id, 'paid');
    const second = await create('k1');
    expect(second).toEqual(first);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(rig.emulator.control.sessions()).toHaveLength(1);
  });

  test('is refused for other parameters and for another address', async () => {
    const { id } = await create('k1');
    const other = await refusal(create('k1', { client_reference_id: 'order-2' }));
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(other.statusCode).toBe(400);
    const address = await refusal(rig.stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'k1' }));
    expect(address).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(rig.emulator.control.sessions()).toMatchObject([{ id, status: 'open' }]);
  });

  test('in use by a request that is still running gives 409, which the SDK tries again', async () => {
    rig.emulator.control.api.delayMs = 800;
    const first = create('k1');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect((await refusal(create('k1'))).statusCode).toBe(409);
    const patient = await create('k1', {}, clientFor(rig.port, { maxNetworkRetries: 5 }));
    expect(patient.id).toBe((await first).id);
    expect(rig.emulator.control.sessions()).toHaveLength(1);
  });

  test('keeps a refusal that came after the parameters were found right, not one that came before', async () => {
    const { intent } = await aPaidSession(rig);
    await rig.stripe.refunds.create({ payment_intent: intent });
    const refund = () => rig.stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: 'r1' });
    const first = await refusal(refund());
    expect((await refusal(refund())).headers?.['idempotent-replayed']).toBe('true');
    expect(first.code).toBe('charge_already_refunded');
    expect((await refusal(create('k2', { success_url: 'nowhere' }))).code).toBe('url_invalid');
    expect((await create('k2')).status).toBe('open');
  });

  test('is forgotten after a day and has at most 255 characters', async () => {
    const { id } = await create('k1');
    clock.ms += 24 * 60 * 60 * 1000;
    expect((await create('k1')).id).not.toBe(id);
    expect((await refusal(create('k'.repeat(256)))).statusCode).toBe(400);
  });
});

describe('a fault on the way', () => {
  test.each(['error', 'rate-limit', 'lost-request', 'lost-answer'] as const)(
    '%s: the SDK tries again and one session is made',
    async (fault) => {
      rig.emulator.control.api.faults.push(fault);
      const call = create('k1', {}, clientFor(rig.port, { maxNetworkRetries: 5 }));
      if (fault === 'rate-limit') expect(await refusal(call)).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
      else expect((await call).status).toBe('open');
      expect(rig.emulator.control.sessions()).toHaveLength(fault === 'rate-limit' ? 0 : 1);
    },
  );

  test('a body of two megabytes is refused, and the next request is answered', async () => {
    const answer = await fetch(`${rig.url}/v1/refunds`, { method: 'POST', body: 'a'.repeat(2 * 1024 * 1024) }).catch(
      () => undefined,
    );
    expect(answer === undefined || answer.status === 413).toBe(true);
    expect((await create('k1')).status).toBe('open');
  });
});
