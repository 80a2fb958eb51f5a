import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Buying } from '../testing/buying.ts';
import { signIn } from '../testing/people.ts';
import { Reconcile } from './reconcile.ts';

let academy: TestAcademy;
let buying: Buying;
beforeAll(async () => {
  academy = await testAcademy();
  buying = await Buying.in(academy);
});
afterAll(() => academy.close());
afterEach(async () => expect(await buying.breaches()).toEqual([]));

describe('paying', () => {
  test('a payment gives access, an enrolment and one receipt with what the buyer said', async () => {
    const { person, order } = await buying.paidBuyer();
    expect(order).toMatchObject({ status: 'PAID', totalCents: 4500, withdrawableUntil: null });
    expect(order.number).toMatch(/^FA-\d{4}-\d{6}$/);
    expect(await buying.mayOpen(person)).toBe(true);
    expect(await buying.mails(order.id)).toEqual(['order-paid']);
    const [mail] = await buying.sql<{ source: Buffer }>(
      'select source from platform.caught_mail where recipient = $1',
      [person.email],
    );
    expect(mail?.source.toString()).toContain(order.number);
    const enrolled = await buying.sql('select module_key, source from learning.enrolment where person_id = $1', [
      person.id,
    ]);
    expect(enrolled).toEqual([{ module_key: buying.moduleKey, source: 'order' }]);
  });

  test('nothing is given on the word of a browser: the return page asks the provider', async () => {
    const { person, order } = await buying.buyer();
    expect((await buying.change(person, 'refreshOrder', order.id)).status).toBe('AWAITING_PAYMENT');
    expect(await buying.mayOpen(person)).toBe(false);
  });

  test('back before the webhook: the return page settles, and the webhook after it changes nothing', async () => {
    const { person, order, session } = await buying.buyer();
    academy.emulator.control.pay(session, 'paid');
    expect((await buying.change(person, 'refreshOrder', order.id)).status).toBe('PAID');
    await buying.deliver(session);
    expect(await buying.mails(order.id)).toEqual(['order-paid']);
  });

  test('a webhook that never comes: the reconciliation asks', async () => {
    const { person, order, session } = await buying.buyer();
    academy.emulator.control.pay(session, 'paid');
    await academy.app.get(Reconcile, { strict: false }).run(-1);
    expect((await buying.see(person, order.id)).status).toBe('PAID');
  });

  test('a declined payment leaves the order open, so that another way of paying can be chosen', async () => {
    const { person, order, session } = await buying.buyer();
    academy.emulator.control.pay(session, 'declined');
    await buying.deliver(session);
    expect(await buying.see(person, order.id)).toMatchObject({
      status: 'AWAITING_PAYMENT',
      paymentUrl: expect.any(String),
    });
    academy.emulator.control.pay(session, 'paid');
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('PAID');
  });

  test('a slow payment is under way without access, then comes in', async () => {
    const { person, order, session } = await buying.buyer();
    academy.emulator.control.pay(session, 'later');
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('PROCESSING');
    expect(await buying.mayOpen(person)).toBe(false);
    academy.emulator.control.completeLater(session, 'succeeded');
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('PAID');
    expect(await buying.mails(order.id)).toEqual(['order-processing', 'order-paid']);
  });

  test('a slow payment that fails says so, and one can order again', async () => {
    const { person, order, session } = await buying.buyer();
    academy.emulator.control.pay(session, 'later');
    await buying.deliver(session);
    academy.emulator.control.completeLater(session, 'failed');
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('FAILED');
    expect(await buying.mails(order.id)).toEqual(['order-processing', 'order-failed']);
    expect((await buying.place(person)).order.id).not.toBe(order.id);
  });

  test('an order that nobody pays expires', async () => {
    const { person, order, session } = await buying.buyer();
    academy.emulator.control.expire(session);
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('EXPIRED');
  });

  test('a cancelled order can no longer be paid', async () => {
    const { person, order, session } = await buying.buyer();
    expect((await buying.change(person, 'cancelOrder', order.id)).status).toBe('CANCELLED');
    expect(() => academy.emulator.control.pay(session, 'paid')).toThrow();
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('CANCELLED');
  });

  test('what is paid can no longer be cancelled', async () => {
    const { person, order } = await buying.paidBuyer();
    expect((await buying.change(person, 'cancelOrder', order.id)).__typename).toBe('TooLate');
  });
});

describe('ordering', () => {
  test('a double click is one order with one payment', async () => {
    const person = await signIn(academy);
    const requestKey = 'a-form-that-is-sent-twice';
    const placed = await Promise.all([1, 2, 3].map(() => buying.place(person, { requestKey })));
    expect(new Set(placed.map((one) => one.order.id)).size).toBe(1);
    expect(new Set(placed.map((one) => one.paymentUrl)).size).toBe(1);
    const sessions = academy.emulator.control
      .sessions()
      .filter((one) => one.client_reference_id === placed[0]?.order.id);
    expect(sessions).toHaveLength(1);
  });

  test('a second tab gets the order that is open', async () => {
    const { person, order } = await buying.buyer();
    expect((await buying.place(person)).order.id).toBe(order.id);
  });

  test('who has it already is told so', async () => {
    const { person } = await buying.paidBuyer();
    expect((await buying.place(person)).__typename).toBe('AlreadyEntitled');
  });

  test('terms must be accepted, and one statement without the other says nothing', async () => {
    const person = await signIn(academy);
    const answer = await buying.place(person, { termsAccepted: false, acknowledgeLoss: false });
    expect(answer.problems?.map((one) => one.field)).toEqual(['termsAccepted', 'acknowledgeLoss']);
    expect(await buying.sql('select id from sales.orders where person_id = $1', [person.id])).toEqual([]);
  });

  test('what does not exist cannot be ordered', async () => {
    expect((await buying.place(await signIn(academy), { subjectKey: 'no-such-module' })).__typename).toBe('NotFound');
  });

  test('an order is for its owner and for who answers for money', async () => {
    const { order } = await buying.buyer();
    expect((await buying.see(await signIn(academy), order.id)).__typename).toBe('NotFound');
    const finance = await signIn(academy, { roles: ['finance'] });
    expect(await buying.see(finance, order.id)).toMatchObject({ number: order.number, paymentUrl: null });
  });
});

describe('messages of the provider', () => {
  test('a forged or unsigned message is refused and leaves nothing', async () => {
    const { person, order, session } = await buying.buyer();
    academy.emulator.control.pay(session, 'paid');
    const event = buying.eventsAbout(session).find((one) => one.type === 'checkout.session.completed')!;
    const { body, headers } = academy.emulator.control.message(event);
    const post = (payload: string, signed: Record<string, string>) =>
      academy.app.inject({
        method: 'POST',
        url: '/webhooks/stripe',
        headers: { 'content-type': 'application/json', ...signed },
        payload,
      });
    expect((await post(`${body} `, headers)).statusCode).toBe(400);
    expect((await post(body, {})).statusCode).toBe(400);
    expect((await post(body, { 'stripe-signature': 't=1,v1=00' })).statusCode).toBe(400);
    await academy.settled();
    expect((await buying.see(person, order.id)).status).toBe('AWAITING_PAYMENT');
    expect(await buying.sql('select id from sales.payment_event where id = $1', [event.id])).toEqual([]);
  });

  test('two hundred messages, doubled and in any order, give once', async () => {
    const buyers = await Promise.all(Array.from({ length: 25 }, () => buying.buyer()));
    for (const { session } of buyers) academy.emulator.control.pay(session, 'paid');
    const events = buyers.flatMap(({ session }) => buying.eventsAbout(session));
    const twice = [...events, ...events].sort(() => Math.random() - 0.5);
    expect(twice.length).toBeGreaterThanOrEqual(200);
    expect(new Set(await buying.post(twice))).toEqual(new Set([200]));
    await academy.settled();
    for (const { person, order } of buyers) {
      expect((await buying.see(person, order.id)).status).toBe('PAID');
      expect(await buying.mails(order.id)).toEqual(['order-paid']);
    }
  });

  test('an amount that is not the order’s gives no access and calls the staff', async () => {
    const { person, order, session } = await buying.buyer();
    await buying.sql(
      "begin; update sales.order_line set net_cents = 9900, gross_cents = 9900 where order_id = '" +
        order.id +
        "'; update sales.orders set net_cents = 9900, total_cents = 9900 where id = '" +
        order.id +
        "'; commit",
    );
    academy.emulator.control.pay(session, 'paid');
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('PROCESSING');
    expect(await buying.mayOpen(person)).toBe(false);
    expect(await buying.mails(order.id)).toEqual(['staff-alert']);
  });
});
