import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Buying } from '../testing/buying.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';

let academy: TestAcademy;
let buying: Buying;
let base: string;
const followed: AbortController[] = [];
beforeAll(async () => {
  academy = await testAcademy();
  buying = await Buying.in(academy);
  await academy.app.listen(0, '127.0.0.1');
  base = await academy.app.getUrl();
});
afterEach(() => {
  for (const one of followed.splice(0)) one.abort();
});
afterAll(() => academy.close());

function follow(orderId: string, person?: SignedInPerson): Promise<Response> {
  const stop = new AbortController();
  followed.push(stop);
  return fetch(`${base}/live/orders/${orderId}`, {
    headers: person ? { cookie: person.cookie } : {},
    signal: stop.signal,
  });
}

async function heard(answer: Response): Promise<string> {
  let text = '';
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes('event: change')) return text;
  }
  return text;
}

test('a page hears that its order was paid', async () => {
  const { person, order, session } = await buying.buyer();
  const answer = await follow(order.id, person);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  academy.emulator.control.pay(session, 'paid');
  await buying.deliver(session);
  expect(await heard(answer)).toContain('event: change');
});

test('a page that came too late for the notice hears it at once', async () => {
  const { person, order } = await buying.paidBuyer();
  expect(await heard(await follow(order.id, person))).toContain('event: change');
});

test('nobody follows somebody else’s order, and staff may', async () => {
  const { order } = await buying.buyer();
  expect((await follow(order.id)).status).toBe(401);
  expect((await follow(order.id, await signIn(academy))).status).toBe(404);
  expect((await follow(randomUUID(), await signIn(academy))).status).toBe(404);
  expect((await follow(order.id, await signIn(academy, { roles: ['finance'] }))).status).toBe(200);
});

test('one person cannot open pages without end', async () => {
  const { person, order } = await buying.buyer();
  const answers = await Promise.all(Array.from({ length: 14 }, () => follow(order.id, person)));
  expect(answers.filter((one) => one.status === 429).length).toBeGreaterThanOrEqual(4);
});

test('the server stops though pages are open', async () => {
  const { person, order } = await buying.buyer();
  const answer = await follow(order.id, person);
  const ended = answer.text();
  const before = Date.now();
  await academy.app.close();
  expect(await ended).toContain('retry');
  expect(Date.now() - before).toBeLessThan(15_000);
});
