import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anOrder, type Receiver, type Rig, SECRET_KEY, startReceiver, startRig, until } from './testing/rig.ts';

let rig: Rig;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  rig = await startRig({ webhookUrl: receiver.url });
});
afterAll(async () => {
  await rig.close();
  await receiver.close();
});

async function emu(method: 'GET' | 'POST', path: string, body?: unknown, key = SECRET_KEY) {
  const answer = await fetch(`${rig.url}/_emu/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('the control over HTTP', () => {
  test('pays, settles, refunds, disputes, and shows what happened', async () => {
    expect(
      await emu('POST', 'deliver', {
        paused: true,
        shuffle: true,
        duplicate: true,
        delayMs: 0,
        drop: ['charge.pending'],
      }),
    ).toMatchObject({ status: 200, body: { paused: true } });
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    const paid = await emu('POST', `sessions/${id}/pay`, { outcome: 'later', method: 'sepa_debit' });
    expect(paid).toMatchObject({ status: 200, body: { payment_status: 'unpaid', status: 'complete' } });
    expect(await emu('POST', `sessions/${id}/complete`, { result: 'succeeded' })).toMatchObject({
      body: { payment_status: 'paid' },
    });
    const intent = String(paid.body.payment_intent);
    const refund = await rig.stripe.refunds.create({ payment_intent: intent, amount: 100 });
    expect(await emu('POST', `refunds/${refund.id}/settle`, { result: 'failed' })).toMatchObject({
      body: { status: 'failed' },
    });
    const dispute = await emu('POST', `payment_intents/${intent}/dispute`, {});
    expect(await emu('POST', `disputes/${String(dispute.body.id)}/close`, { result: 'lost' })).toMatchObject({
      body: { status: 'lost' },
    });
    const events = (await emu('GET', 'events')).body as unknown as { id: string }[];
    expect((await emu('GET', 'sessions')).body).toMatchObject([{ id }]);
    expect((await emu('POST', 'deliver/flush')).body).toEqual({ delivered: (events.length - 1) * 2, failed: 0 });
    expect((await emu('GET', 'attempts')).body).toHaveLength((events.length - 1) * 2 + 1);
    await emu('POST', 'deliver', { paused: false, duplicate: false, drop: 0 });
    const before = receiver.got.length;
    expect((await emu('POST', `events/${events[0]!.id}/resend`)).status).toBe(200);
    await until(() => receiver.got.length === before + 1);
  });

  test('moves the clock, expires, and makes the API fail', async () => {
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    expect(await emu('POST', `sessions/${id}/expire`)).toMatchObject({ body: { status: 'expired' } });
    const other = await rig.stripe.checkout.sessions.create(anOrder());
    await emu('POST', 'advance', { ms: 24 * 60 * 60 * 1000 });
    expect((await rig.stripe.checkout.sessions.retrieve(other.id)).status).toBe('expired');
    await emu('POST', 'api', { faults: ['error'], refundStatus: 'pending' });
    await expect(rig.stripe.checkout.sessions.retrieve(id)).rejects.toThrow('told to fail');
    expect(rig.emulator.control.api).toEqual({ delayMs: 0, faults: [], refundStatus: 'pending' });
    expect((await emu('POST', 'webhook', { url: receiver.url })).status).toBe(200);
  });

  test.each([
    ['POST', 'deliver', { drop: 2 }, 400],
    ['POST', 'deliver', { colour: 1 }, 400],
    ['POST', 'deliver', 'no json', 400],
    ['POST', 'advance', { ms: 'soon' }, 400],
    ['POST', 'api', { faults: ['fire'] }, 400],
    ['POST', 'webhook', { url: 'nowhere' }, 400],
    ['POST', 'sessions/cs_no/pay', { outcome: 'gold' }, 400],
    ['POST', 'sessions/cs_no/pay', {}, 404],
    ['POST', 'events/evt_no/resend', {}, 404],
    ['GET', 'nothing', undefined, 404],
  ] as const)('%s %s with %j is refused with %i', async (method, path, body, status) => {
    const answer = await emu(method, path, body);
    expect(answer).toMatchObject({ status, body: { error: { message: expect.any(String) } } });
  });

  test('is for who has the secret key', async () => {
    expect((await emu('GET', 'events', undefined, 'sk_test_other')).status).toBe(401);
    expect((await fetch(`${rig.url}/_emu/sessions`)).status).toBe(401);
  });
});
