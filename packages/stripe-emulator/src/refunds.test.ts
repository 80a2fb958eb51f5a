import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anOrder, aPaidSession, type Rig, refusal, startRig } from './testing/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const chargeOf = async (intent: string) => {
  const { latest_charge } = await rig.stripe.paymentIntents.retrieve(intent);
  return rig.stripe.charges.retrieve(String(latest_charge));
};

describe('a refund', () => {
  test('gives back everything when no amount is named', async () => {
    const { intent } = await aPaidSession(rig);
    const refund = await rig.stripe.refunds.create({
      payment_intent: intent,
      reason: 'requested_by_customer',
      metadata: { refund: 'r1' },
    });
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 4900,
      status: 'succeeded',
      payment_intent: intent,
      reason: 'requested_by_customer',
      metadata: { refund: 'r1' },
    });
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 4900, refunded: true });
    expect((await rig.stripe.refunds.retrieve(refund.id, { expand: ['charge'] })).charge).toMatchObject({
      id: refund.charge,
    });
    expect(
      rig.emulator.control
        .events()
        .slice(-2)
        .map(({ type }) => type),
    ).toEqual(['refund.created', 'charge.refunded']);
    const again = await refusal(rig.stripe.refunds.create({ payment_intent: intent }));
    expect({ status: again.statusCode, code: again.code }).toEqual({ status: 400, code: 'charge_already_refunded' });
  });

  test('in parts goes up to what was paid, and not a cent further', async () => {
    const { intent } = await aPaidSession(rig);
    const { id } = await chargeOf(intent);
    await rig.stripe.refunds.create({ charge: id, amount: 4000 });
    const error = await refusal(rig.stripe.refunds.create({ charge: id, amount: 901 }));
    expect({ status: error.statusCode, param: error.param }).toEqual({ status: 400, param: 'amount' });
    await rig.stripe.refunds.create({ charge: id, amount: 900 });
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 4900, refunded: true });
    const cumulative = rig.emulator.control.events().filter(({ type }) => type === 'charge.refunded');
    expect(
      cumulative.slice(-2).map(({ data }) => 'amount_refunded' in data.object && data.object.amount_refunded),
    ).toEqual([4000, 4900]);
    expect((await rig.stripe.refunds.list({ payment_intent: intent })).data.map(({ amount }) => amount)).toEqual([
      900, 4000,
    ]);
  });

  test.each([
    [{}, 'payment_intent'],
    [{ payment_intent: 'pi_no' }, 'payment_intent'],
    [{ charge: 'ch_no' }, 'charge'],
    [{ charge: 'ch_no', amount: 0 }, 'amount'],
    [{ charge: 'ch_no', colour: 'x' }, 'colour'],
  ])('of %j is refused at %s', async (params, param) => {
    expect((await refusal(rig.stripe.refunds.create(params))).param).toBe(param);
  });

  test('of a payment that has not come in is refused', async () => {
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    const { payment_intent } = rig.emulator.control.pay(id, 'later');
    expect((await refusal(rig.stripe.refunds.create({ payment_intent: payment_intent! }))).statusCode).toBe(400);
  });

  test('that fails afterwards is owed again, and can be made anew', async () => {
    const { intent } = await aPaidSession(rig);
    const { id } = await rig.stripe.refunds.create({ payment_intent: intent });
    expect(rig.emulator.control.refundFails(id)).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    });
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(
      rig.emulator.control
        .events()
        .slice(-2)
        .map(({ type }) => type),
    ).toEqual(['refund.failed', 'refund.updated']);
    expect(() => rig.emulator.control.refundFails(id)).toThrow('cannot become failed');
    expect((await rig.stripe.refunds.create({ payment_intent: intent })).status).toBe('succeeded');
  });

  test('can wait for the bank first', async () => {
    const { intent } = await aPaidSession(rig);
    rig.emulator.control.api.refundStatus = 'pending';
    const { id, status } = await rig.stripe.refunds.create({ payment_intent: intent });
    rig.emulator.control.api.refundStatus = 'succeeded';
    expect(status).toBe('pending');
    rig.emulator.control.settleRefund(id, 'succeeded');
    expect(await rig.stripe.refunds.retrieve(id)).toMatchObject({ status: 'succeeded' });
    expect((await refusal(rig.stripe.refunds.retrieve('re_no'))).statusCode).toBe(404);
  });
});
