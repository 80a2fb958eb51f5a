import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock } from '../platform/clock.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Buying, type SeenOrder } from '../testing/buying.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';

const DAY = 86_400_000;

let academy: TestAcademy;
let buying: Buying;
let finance: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy();
  buying = await Buying.in(academy);
  finance = await signIn(academy, { roles: ['finance'] });
});
afterAll(() => academy.close());
afterEach(async () => expect(await buying.breaches()).toEqual([]));

async function refund(
  by: SignedInPerson,
  id: string,
  reason = 'dubbel besteld',
): Promise<{ __typename: string } & Partial<SeenOrder>> {
  const { data, errors } = await academy.graphql<{ refundOrder: SeenOrder }>(
    'mutation ($id: ID!, $reason: String!) { refundOrder(id: $id, reason: $reason) { __typename } }',
    { id, reason },
    by.cookie,
  );
  if (!data) throw new Error(errors?.[0]?.message);
  await academy.settled();
  return data.refundOrder;
}

async function withdraw(input: { name: string; orderNumber: string; email: string }): Promise<string> {
  const send = async (mutation: string) => {
    const { data } = await academy.graphql<{ done: { __typename: string } }>(
      `mutation ($input: WithdrawalInput!) { done: ${mutation}(input: $input) { __typename } }`,
      { input },
    );
    return data?.done.__typename ?? 'nothing';
  };
  expect(await send('startWithdrawal')).toBe('WithdrawalStatement');
  const answer = await send('confirmWithdrawal');
  await academy.settled();
  return answer;
}

describe('a refund by the staff', () => {
  test('gives the money back once, takes the access, and is written down', async () => {
    const { person, order, session } = await buying.paidBuyer();
    await Promise.all([refund(finance, order.id), refund(finance, order.id)]);
    expect(await buying.see(person, order.id)).toMatchObject({
      status: 'REFUNDED',
      refunds: [{ status: 'succeeded', amountCents: 4500 }],
    });
    expect(await buying.mayOpen(person)).toBe(false);
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('REFUNDED');
    expect(await buying.mails(order.id)).toEqual(['order-paid', 'order-refunded']);
    const acts = await buying.sql('select act, reason, actor from insight.act where subject_id = $1', [order.id]);
    expect(acts).toEqual([{ act: 'refund-order', reason: 'dubbel besteld', actor: finance.id }]);
  });

  test('that fails at the bank gives the access back and calls the staff', async () => {
    const { person, order, session } = await buying.paidBuyer();
    await refund(finance, order.id);
    const [row] = await buying.sql<{ provider_id: string }>(
      'select provider_id from sales.refund where order_id = $1',
      [order.id],
    );
    academy.emulator.control.refundFails(row!.provider_id);
    await buying.deliver(session);
    expect((await buying.see(person, order.id)).status).toBe('PAID');
    expect(await buying.mayOpen(person)).toBe(true);
    expect(await buying.mails(order.id)).toEqual([
      'order-paid',
      'order-refunded',
      'order-refund-failed',
      'staff-alert',
    ]);
    await refund(finance, order.id);
    expect((await buying.see(person, order.id)).status).toBe('REFUNDED');
  });

  test('is for who answers for money, on what was paid, with a reason', async () => {
    const { person, order } = await buying.paidBuyer();
    await expect(refund(person, order.id)).rejects.toThrow();
    expect((await refund(finance, order.id, ' ')).__typename).toBe('InvalidInput');
    const open = await buying.buyer();
    expect((await refund(finance, open.order.id)).__typename).toBe('TooLate');
    expect((await buying.see(person, order.id)).status).toBe('PAID');
  });

  test('one can buy again after it', async () => {
    const { person, order } = await buying.paidBuyer();
    await refund(finance, order.id);
    expect((await buying.place(person)).__typename).toBe('OrderPlaced');
  });
});

describe('withdrawing from a contract', () => {
  test('where the right was kept, the money goes back and it is confirmed by mail', async () => {
    const { person, order } = await buying.paidBuyer({ immediateAccess: false, acknowledgeLoss: false });
    expect(order.withdrawableUntil).not.toBeNull();
    expect(await buying.mails(order.id)).toEqual(['order-paid-withdrawable']);
    const statement = { name: 'Iemand', orderNumber: order.number.toLowerCase(), email: person.email.toUpperCase() };
    expect(await withdraw(statement)).toBe('WithdrawalReceived');
    expect(await withdraw(statement)).toBe('WithdrawalReceived');
    expect(await buying.see(person, order.id)).toMatchObject({
      status: 'REFUNDED',
      withdrawn: true,
      withdrawableUntil: null,
    });
    expect(await buying.mails(order.id)).toEqual(['order-paid-withdrawable', 'withdrawal-received', 'order-refunded']);
  });

  test('where the right was given up, the staff looks at it', async () => {
    const { person, order } = await buying.paidBuyer();
    expect(await withdraw({ name: 'Iemand', orderNumber: order.number, email: person.email })).toBe(
      'WithdrawalReceived',
    );
    expect(await buying.see(person, order.id)).toMatchObject({ status: 'PAID', withdrawn: false });
    expect(await buying.mails(order.id)).toEqual(['order-paid', 'withdrawal-received', 'staff-alert']);
  });

  test('after the period the staff looks at it', async () => {
    const { person, order } = await buying.paidBuyer({ immediateAccess: false, acknowledgeLoss: false });
    const clock = academy.app.get(Clock, { strict: false });
    clock.advance(16 * DAY);
    try {
      await withdraw({ name: 'Iemand', orderNumber: order.number, email: person.email });
    } finally {
      clock.advance(-16 * DAY);
    }
    expect((await buying.see(person, order.id)).status).toBe('PAID');
  });

  test('an unknown order, or somebody else’s, gets the same answer and no money', async () => {
    const { person, order } = await buying.paidBuyer({ immediateAccess: false, acknowledgeLoss: false });
    expect(await withdraw({ name: 'Iemand', orderNumber: 'FA-2020-999999', email: 'ander@school.test' })).toBe(
      'WithdrawalReceived',
    );
    expect(await withdraw({ name: 'Iemand', orderNumber: order.number, email: 'ander@school.test' })).toBe(
      'WithdrawalReceived',
    );
    expect((await buying.see(person, order.id)).status).toBe('PAID');
  });

  test('is limited, so that nobody fills a stranger’s mailbox', async () => {
    const send = (n: number) =>
      academy.graphql<{ done: { __typename: string } }>(
        'mutation ($input: WithdrawalInput!) { done: confirmWithdrawal(input: $input) { __typename } }',
        { input: { name: 'Iemand', orderNumber: `FA-2020-${100_000 + n}`, email: 'vol@school.test' } },
      );
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push((await send(n)).data?.done.__typename);
    expect(answers).toEqual([...Array(5).fill('WithdrawalReceived'), 'TooOften']);
  });
});

test('a dispute is written down, once for each state, and the staff is told', async () => {
  const { order, session } = await buying.paidBuyer();
  const intent = academy.emulator.control.sessions().find((one) => one.id === session)!.payment_intent!;
  academy.emulator.control.dispute(intent);
  const disputes = () => academy.emulator.control.events().filter((event) => event.type.startsWith('charge.dispute.'));
  await buying.post([...disputes(), ...disputes()]);
  await academy.settled();
  expect(await buying.mails(order.id)).toEqual(['order-paid', 'staff-alert']);
  expect(await buying.sql('select order_id from sales.dispute')).toEqual([{ order_id: order.id }]);
});
