import { randomUUID } from 'node:crypto';
import { createStripeEmulator, type StripeEmulator } from '@fluxus/stripe-emulator';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { RunningAcademy } from '../harness/running-academy.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { ask, Bench, graphql, signIn, until } from './support.ts';

jest.setTimeout(400_000);

const SECRETS = { secretKey: 'sk_test_drie', webhookSecret: 'whsec_drie' };
const bench = new Bench();
let database: string;
let mail: MailServer;
let emulator: StripeEmulator;
let one: RunningAcademy;
let two: RunningAcademy;
let three: RunningAcademy;

beforeAll(async () => {
  database = await bench.database('empty');
  mail = await startMailServer();
  bench.also(() => mail.close());
  emulator = createStripeEmulator({ ...SECRETS, publicUrl: 'http://localhost/betalen' });
  const { url } = await emulator.listen();
  bench.also(() => emulator.close());
  const environment = {
    ...{ DATABASE_URL: database, SMTP_URL: mail.url, AUTH_SECRET: 'een geheim dat de drie processen delen' },
    ...{ STRIPE_SECRET_KEY: SECRETS.secretKey, STRIPE_WEBHOOK_SECRET: SECRETS.webhookSecret, STRIPE_API_BASE: url },
    ...{ DATA_DIR: await bench.folder(), DATABASE_POOL: '5' },
  };
  // at once, on a database without anything in it
  [one, two, three] = await Promise.all([bench.start(environment), bench.start(environment), bench.start(environment)]);
});
afterAll(() => bench.end());

const count = async (sql: string): Promise<number> => {
  const [row] = await ask<{ count: number }>(database, `select count(*)::int as count from ${sql}`);
  return row?.count ?? 0;
};

test('all three are ready, and what each of them made at its start is there once', async () => {
  for (const { url } of [one, two, three]) {
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({ status: 'ready' });
  }
  expect(await count('catalogue.version')).toBe(await count('catalogue.current'));
  expect(await count('sales.offer')).toBe(await count("catalogue.current where kind in ('module', 'programme')"));
  expect(await count("identity.person where email like '%@demo.fluxus.test'")).toBe(7);
});

test('somebody signed in at one process is known at the others, and signed out at all of them at once', async () => {
  const cookie = await signIn(one.url, 'directie');
  const known = async ({ url }: RunningAcademy) =>
    (await graphql<{ viewer: unknown }>(url, '{ viewer { email } }', {}, cookie)).data.viewer !== null;
  expect(await Promise.all([one, two, three].map(known))).toEqual([true, true, true]);
  await graphql(two.url, 'mutation { signOutEverywhere { __typename } }', {}, cookie);
  await until(
    'nobody knows them any more',
    async () => !(await Promise.all([one, two, three].map(known))).includes(true),
  );
});

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on OrderPlaced { order { id } } } }`;

test('an order placed at one, paid through another, is heard by a page at the third', async () => {
  const cookie = await signIn(one.url, 'partner');
  const { data: shop } = await graphql<{ modules: { key: string }[] }>(one.url, '{ modules { key } }');
  const input = {
    ...{ subjectKind: 'MODULE', subjectKey: shop.modules[0]?.key, requestKey: randomUUID() },
    ...{ immediateAccess: true, acknowledgeLoss: true, termsAccepted: true },
  };
  const { data } = await graphql<{ placeOrder: { order: { id: string } } }>(one.url, PLACE, { input }, cookie);
  const { id } = data.placeOrder.order;
  const leave = new AbortController();
  bench.also(() => leave.abort());
  const page = await fetch(`${three.url}/live/orders/${id}`, { headers: { cookie }, signal: leave.signal });
  const session = emulator.control.sessions().find((each) => each.client_reference_id === id);
  emulator.control.pay(session!.id, 'paid');
  for (const event of emulator.control.events()) {
    const { body, headers } = emulator.control.message(event);
    const answer = await fetch(`${two.url}/webhooks/stripe`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
  }
  let heard = '';
  for await (const chunk of page.body!.pipeThrough(new TextDecoderStream())) {
    heard += chunk;
    if (heard.includes('event: change')) break;
  }
  const ORDER = 'query ($id: ID!) { order(id: $id) { __typename ... on Order { status } } }';
  await until('the order is paid, seen from the third', async () => {
    const { data: seen } = await graphql<{ order: { status: string } }>(three.url, ORDER, { id }, cookie);
    return seen.order.status === 'PAID';
  });
});

test('work that all of them could take is done once, also when one is killed', async () => {
  const LINK = 'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }';
  const accounts = ['leerkracht', 'begeleider', 'auteur', 'finance', 'beheer'];
  const sent = async () => new Set(mail.taken()).size;
  const ask = (account: string, { url }: RunningAcademy) =>
    graphql(url, LINK, { input: { email: `${account}@demo.fluxus.test` } });
  const allDone = async () => (await count("jobs.job where name = 'send-mail' and state <> 'completed'")) === 0;
  await until('the mails of what went before were sent', allDone);
  const before = await sent();
  await Promise.all(accounts.slice(0, 3).map((account, turn) => ask(account, [one, two, three][turn] ?? one)));
  await until('three mails were sent', async () => (await sent()) === before + 3 && (await allDone()));
  expect(mail.taken()).toHaveLength(before + 3);

  await three.stop('SIGKILL');
  await Promise.all(accounts.slice(3).map((account, turn) => ask(account, [one, two][turn] ?? one)));
  await until('two more were sent', async () => (await sent()) === before + 5 && (await allDone()));
  expect(mail.taken()).toHaveLength(before + 5);
});
