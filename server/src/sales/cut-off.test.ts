import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Clock } from '../platform/clock.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Buying } from '../testing/buying.ts';
import { signIn } from '../testing/people.ts';
import { OpenPayment } from './open-payment.ts';
import { Reconcile } from './reconcile.ts';

let academy: TestAcademy;
let buying: Buying;
beforeAll(async () => {
  academy = await testAcademy();
  buying = await Buying.in(academy);
});
afterAll(() => academy.close());

/** As if the process died after the provider answered and before the answer was kept. */
const forgetSession = (id: string) =>
  buying.sql('update sales.orders set session_id = null, session_url = null where id = $1', [id]);

/** Lets time pass, for us and for the provider. */
async function pass(minutes: number): Promise<void> {
  academy.app.get(Clock, { strict: false }).advance(minutes * 60_000);
  await academy.emulator.control.advance(minutes * 60_000);
}

test('an answer of the provider that was lost is asked again and is the same payment', async () => {
  const { person, order, session } = await buying.buyer();
  await forgetSession(order.id);
  await buying.change(person, 'refreshOrder', order.id);
  expect((await buying.see(person, order.id)).paymentUrl).toBe(order.paymentUrl);
  const sessions = academy.emulator.control.sessions().filter((one) => one.client_reference_id === order.id);
  expect(sessions.map((one) => one.id)).toEqual([session]);
});

test('an answer of the provider that got lost on its way makes no second payment', async () => {
  academy.emulator.control.api.faults = ['lost-answer', 'lost-request', 'error'];
  const { order } = await buying.buyer();
  expect(order.paymentUrl).toEqual(expect.any(String));
  const sessions = academy.emulator.control.sessions().filter((one) => one.client_reference_id === order.id);
  expect(sessions).toHaveLength(1);
});

test('a payment whose session we do not know of settles by the webhook', async () => {
  const { person, order, session } = await buying.buyer();
  await forgetSession(order.id);
  academy.emulator.control.pay(session, 'paid');
  await buying.deliver(session);
  expect((await buying.see(person, order.id)).status).toBe('PAID');
  expect(await buying.breaches()).toEqual([]);
});

test('an order whose payment was never opened gets a fresh attempt later', async () => {
  const person = await signIn(academy);
  academy.emulator.control.api.faults = Array(4).fill('error'); // each try of the SDK
  const { order, paymentUrl } = await buying.place(person);
  expect({ status: order.status, paymentUrl }).toEqual({ status: 'AWAITING_PAYMENT', paymentUrl: null });
  await pass(45);
  await academy.app.get(OpenPayment, { strict: false }).run(order.id);
  const [row] = await buying.sql<{ attempt: number }>('select attempt from sales.orders where id = $1', [order.id]);
  expect(row?.attempt).toBe(2);
  expect((await buying.see(person, order.id)).paymentUrl).toEqual(expect.any(String));
});

test('an order that is forgotten by everybody expires by the reconciliation', async () => {
  const { person, order } = await buying.buyer();
  await pass(180);
  await academy.app.get(Reconcile, { strict: false }).run(-1);
  expect((await buying.see(person, order.id)).status).toBe('EXPIRED');
  expect(await buying.mails(order.id)).toEqual(['order-expired']);
});
