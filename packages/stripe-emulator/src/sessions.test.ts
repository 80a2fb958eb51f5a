import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { aClock, anOrder, aPaidSession, clientFor, type Rig, refusal, SECRET_KEY, startRig } from './testing/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const line = (unit_amount: number, quantity = 1, currency = 'eur', name = 'Een module') => ({
  quantity,
  price_data: { currency, unit_amount, product_data: { name } },
});

describe('a new session', () => {
  test('is open and unpaid, carries what the shop gave and the sum of its lines', async () => {
    const session = await rig.stripe.checkout.sessions.create(
      anOrder({
        line_items: [line(4900, 2), line(50)],
        customer_email: 'an@example.test',
        locale: 'nl',
        expand: ['line_items'],
      }),
    );
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_subtotal: 9850,
      amount_total: 9850,
      currency: 'eur',
      client_reference_id: 'order-1',
      metadata: { order: 'order-1' },
      customer_email: 'an@example.test',
      customer_details: { email: 'an@example.test' },
      payment_intent: null,
      livemode: false,
    });
    expect(session.id).toMatch(/^cs_test_\w+$/);
    expect(session.url).toBe(`${rig.url}/pay/${session.id}`);
    expect(session.expires_at - session.created).toBe(24 * 60 * 60);
    expect(
      session.line_items?.data.map(({ description, quantity, amount_total }) => [description, quantity, amount_total]),
    ).toEqual([
      ['Een module', 2, 9800],
      ['Een module', 1, 50],
    ]);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
  });

  test('can be asked for again, with its lines on their own', async () => {
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    expect(await rig.stripe.checkout.sessions.retrieve(id)).toMatchObject({ id, status: 'open' });
    const lines = await rig.stripe.checkout.sessions.listLineItems(id, { limit: 5 });
    expect(lines).toMatchObject({
      object: 'list',
      has_more: false,
      data: [{ description: 'Een module', amount_total: 4900 }],
    });
  });

  test('keeps letters outside ASCII and signs that mean something in forms and HTML', async () => {
    const name = 'Één & <b>"twee"</b> = 100 % + [drie] 🌱';
    const session = await rig.stripe.checkout.sessions.create(
      anOrder({ line_items: [line(100, 1, 'eur', name)], metadata: { 'a&b': name }, expand: ['line_items'] }),
    );
    expect(session.line_items?.data[0]?.description).toBe(name);
    expect(session.metadata).toEqual({ 'a&b': name });
  });
});

describe('a wrong parameter is refused by name:', () => {
  const wrong: [string, Record<string, unknown>, { code?: string; param: string }][] = [
    ['no mode', { mode: undefined }, { code: 'parameter_missing', param: 'mode' }],
    ['a mode that does not exist', { mode: 'gift' }, { param: 'mode' }],
    ['no address to return to', { success_url: undefined }, { code: 'parameter_missing', param: 'success_url' }],
    ['an address that is none', { success_url: 'shop/done' }, { code: 'url_invalid', param: 'success_url' }],
    ['no lines', { line_items: undefined }, { code: 'parameter_missing', param: 'line_items' }],
    ['less than fifty cents', { line_items: [line(49)] }, { code: 'amount_too_small', param: 'line_items' }],
    [
      'half a cent',
      { line_items: [line(0.5)] },
      { code: 'parameter_invalid_integer', param: 'line_items[0][price_data][unit_amount]' },
    ],
    [
      'a quantity of nothing',
      { line_items: [line(100, 0)] },
      { code: 'parameter_invalid_integer', param: 'line_items[0][quantity]' },
    ],
    [
      'two currencies',
      { line_items: [line(100), line(100, 1, 'usd')] },
      { param: 'line_items[1][price_data][currency]' },
    ],
    [
      'a price that does not exist',
      { line_items: [{ price: 'price_1', quantity: 1 }] },
      { code: 'resource_missing', param: 'line_items[0][price]' },
    ],
    [
      'Bancontact in dollars',
      { line_items: [line(100, 1, 'usd')], allowed_payment_method_types: ['bancontact'] },
      { param: 'allowed_payment_method_types' },
    ],
    ['a method that is none', { allowed_payment_method_types: ['shells'] }, { param: 'allowed_payment_method_types' }],
    [
      'what this version no longer has',
      { payment_method_types: ['card'] },
      { code: 'parameter_unknown', param: 'payment_method_types' },
    ],
    ['a parameter nobody knows', { colour: 'green' }, { code: 'parameter_unknown', param: 'colour' }],
    [
      'one deep inside',
      { line_items: [{ ...line(100), colour: 'green' }] },
      { code: 'parameter_unknown', param: 'line_items[0][colour]' },
    ],
    ['metadata that is too long', { metadata: { a: 'x'.repeat(501) } }, { param: 'metadata[a]' }],
    ['an e-mail address that is none', { customer_email: 'an' }, { code: 'email_invalid', param: 'customer_email' }],
    [
      'a discount, which is not imitated',
      { discounts: [{ coupon: 'c' }] },
      { code: 'emulator_unsupported', param: 'discounts' },
    ],
    ['expanding what cannot be', { expand: ['metadata'] }, { param: 'expand' }],
  ];
  test.each(wrong)('%s', async (_name, change, expected) => {
    const before = rig.emulator.control.sessions().length;
    const error = await refusal(
      rig.stripe.checkout.sessions.create(anOrder(change as Partial<Stripe.Checkout.SessionCreateParams>)),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect({ status: error.statusCode, code: error.code, param: error.param }).toEqual({
      status: 400,
      code: expected.code,
      param: expected.param,
    });
    expect(rig.emulator.control.sessions()).toHaveLength(before);
  });

  test('a name that JavaScript knows but Stripe does not', async () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const answer = await fetch(`${rig.url}/v1/refunds`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SECRET_KEY}` },
        body: new URLSearchParams({ [name]: '1' }),
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'parameter_unknown', param: name } });
    }
  });

  test('the methods of a session follow the version of the API that asks', async () => {
    const euro = await rig.stripe.checkout.sessions.create(
      anOrder({ allowed_payment_method_types: ['sepa_debit', 'card', 'paypal'] }),
    );
    expect(euro).toMatchObject({
      payment_method_types: ['card', 'sepa_debit'],
      allowed_payment_method_types: ['sepa_debit', 'card', 'paypal'],
    });
    const dollars = await rig.stripe.checkout.sessions.create(anOrder({ line_items: [line(100, 1, 'usd')] }));
    expect(dollars.payment_method_types).toEqual(['card']);
    const dear = await rig.stripe.checkout.sessions.create(anOrder({ line_items: [line(1_000_001)] }));
    expect(dear.payment_method_types).toEqual(['card', 'bancontact', 'ideal']);
    const older = { ...anOrder(), payment_method_types: ['bancontact'] } as Stripe.Checkout.SessionCreateParams;
    expect(
      (await rig.stripe.checkout.sessions.create(older, { apiVersion: '2025-09-30.clover' })).payment_method_types,
    ).toEqual(['bancontact']);
  });

  test('an expiry outside 30 minutes to 24 hours', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const [seconds, fits] of [
      [29 * 60, false],
      [31 * 60, true],
      [24 * 60 * 60 - 5, true],
      [24 * 60 * 60 + 60, false],
    ] as const) {
      const call = rig.stripe.checkout.sessions.create(anOrder({ expires_at: now + seconds }));
      if (fits) expect((await call).expires_at).toBe(now + seconds);
      else expect((await refusal(call)).param).toBe('expires_at');
    }
  });
});

describe('who and what is not known', () => {
  test('a call without or with another key is refused with 401', async () => {
    const error = await refusal(clientFor(rig.port, {}, 'sk_test_somebody_else').checkout.sessions.create(anOrder()));
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(error.message).not.toContain('somebody');
    const bare = await fetch(`${rig.url}/v1/checkout/sessions`);
    expect(bare.status).toBe(401);
    expect(await bare.json()).toMatchObject({
      error: { type: 'invalid_request_error', message: expect.stringContaining('API key') },
    });
  });

  test('a session and an address that do not exist are 404 in the form of Stripe', async () => {
    const error = await refusal(rig.stripe.checkout.sessions.retrieve('cs_test_no'));
    expect({ status: error.statusCode, code: error.code, message: error.message }).toEqual({
      status: 404,
      code: 'resource_missing',
      message: "No such checkout.session: 'cs_test_no'",
    });
    const other = await refusal(rig.stripe.customers.list());
    expect({ status: other.statusCode, type: other.rawType }).toEqual({ status: 404, type: 'invalid_request_error' });
    expect(other.message).toContain('Unrecognized request URL (GET: /v1/customers)');
  });
});

describe('the life of a session', () => {
  test('it expires by the clock, once, and a payment is then refused', async () => {
    const clock = aClock();
    const own = await startRig({ now: clock.now });
    const { id } = await own.stripe.checkout.sessions.create(
      anOrder({ expires_at: Math.floor(clock.ms / 1000) + 1800 }),
    );
    clock.ms += 1799_000;
    expect((await own.stripe.checkout.sessions.retrieve(id)).status).toBe('open');
    clock.ms += 1_000;
    expect(await own.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'expired',
      payment_status: 'unpaid',
      url: null,
    });
    expect(() => own.emulator.control.pay(id, 'paid')).toThrow('expired');
    expect(own.emulator.control.events().map(({ type }) => type)).toEqual(['checkout.session.expired']);
    await own.close();
  });

  test('moving the clock by hand does the same', async () => {
    const own = await startRig();
    const { id } = await own.stripe.checkout.sessions.create(anOrder());
    await own.emulator.control.advance(24 * 60 * 60 * 1000);
    expect(own.emulator.control.sessions()).toMatchObject([{ id, status: 'expired' }]);
    await own.close();
  });

  test('only an open one can be expired by the shop', async () => {
    const { id } = await rig.stripe.checkout.sessions.create(anOrder());
    expect((await rig.stripe.checkout.sessions.expire(id)).status).toBe('expired');
    const error = await refusal(rig.stripe.checkout.sessions.expire(id));
    expect({ status: error.statusCode, type: error.rawType }).toEqual({ status: 400, type: 'invalid_request_error' });
    const paid = await aPaidSession(rig);
    expect((await refusal(rig.stripe.checkout.sessions.expire(paid.id))).message).toContain('complete');
  });

  test('they can be found by their payment, and page by page', async () => {
    const own = await startRig();
    const { id, intent } = await aPaidSession(own);
    const others = await Promise.all(Array.from({ length: 6 }, () => own.stripe.checkout.sessions.create(anOrder())));
    expect((await own.stripe.checkout.sessions.list({ payment_intent: intent })).data.map((one) => one.id)).toEqual([
      id,
    ]);
    expect((await own.stripe.checkout.sessions.list({ status: 'complete' })).data.map((one) => one.id)).toEqual([id]);
    const first = await own.stripe.checkout.sessions.list({ limit: 4 });
    expect([first.data.length, first.has_more]).toEqual([4, true]);
    const second = await own.stripe.checkout.sessions.list({ limit: 4, starting_after: first.data[3]!.id });
    expect([second.data.length, second.has_more]).toEqual([3, false]);
    const all: string[] = [];
    for await (const one of own.stripe.checkout.sessions.list({
      limit: 2,
      created: { gte: first.data[0]!.created - 60 },
    }))
      all.push(one.id);
    expect(new Set(all)).toEqual(new Set([id, ...others.map((one) => one.id)]));
    expect((await own.stripe.checkout.sessions.list({ created: { gt: first.data[0]!.created + 60 } })).data).toEqual(
      [],
    );
    expect((await refusal(own.stripe.checkout.sessions.list({ starting_after: 'cs_test_no' }))).code).toBe(
      'resource_missing',
    );
    await own.close();
  });
});
