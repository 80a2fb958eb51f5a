import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, jest, test } from '@jest/globals';
import { freePort, type RunningAcademy } from '../harness/running-academy.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { ask, Bench, descendantsOf, graphql, isAlive, postgresDataOf, postmasterOf, signIn, until } from './support.ts';

jest.setTimeout(240_000);

let bench = new Bench();
afterEach(async () => {
  await bench.end();
  bench = new Bench();
});

/** Longer than a clean stop takes anywhere; a stop that waits for a connection never comes. */
const SOON_MS = 25_000;

async function stopsSoon(academy: RunningAcademy, ...signals: NodeJS.Signals[]): Promise<void> {
  const ended = academy.stop(signals[0]);
  for (const signal of signals.slice(1)) {
    await wait(50);
    academy.process.kill(signal);
  }
  expect(await Promise.race([ended, wait(SOON_MS, 'it did not stop', { ref: false })])).toBe(0);
}

/** A GraphQL request of which only the head and half of the body were sent. */
async function halfRequest(port: number): Promise<{ finish: () => Promise<string> }> {
  const body = JSON.stringify({ query: '{ modules { slug } }' });
  const socket: Socket = connect(port, '127.0.0.1');
  bench.also(() => socket.destroy());
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const head = [
    'POST /graphql HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    `content-length: ${body.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
  await wait(300);
  return {
    finish: async () => {
      socket.write(body.slice(5));
      await closed;
      return heard;
    },
  };
}

/** A connection that was used once and is kept for later. */
async function idleConnection(port: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  bench.also(() => agent.destroy());
  await new Promise<void>((resolve, reject) => {
    const asked = request({ agent, port, host: '127.0.0.1', path: '/health/live' }, (answer) => {
      answer.resume().once('end', () => resolve());
    });
    asked.once('error', reject).end();
  });
}

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on OrderPlaced { order { id } } } }`;

/** A page that follows an order; gives all it heard, once its connection ended. */
async function followedOrder(url: string): Promise<{ heard: Promise<string> }> {
  const cookie = await signIn(url, 'partner');
  const { data: shop } = await graphql<{ modules: { key: string }[] }>(url, '{ modules { key } }');
  const input = {
    ...{ subjectKind: 'MODULE', subjectKey: shop.modules[0]?.key, requestKey: randomUUID() },
    ...{ immediateAccess: true, acknowledgeLoss: true, termsAccepted: true },
  };
  const { data } = await graphql<{ placeOrder: { order: { id: string } } }>(url, PLACE, { input }, cookie);
  const answer = await fetch(`${url}/live/orders/${data.placeOrder.order.id}`, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  return { heard: answer.text() };
}

test('Ctrl-C twice: a running request is answered, open pages and idle connections end, nothing stays behind', async () => {
  const folder = await bench.folder();
  const data = await postgresDataOf(folder);
  const academy = await bench.start({ DATA_DIR: folder });
  const postmaster = postmasterOf(data) ?? 0;
  expect(isAlive(postmaster)).toBe(true);
  const page = await followedOrder(academy.url);
  await idleConnection(academy.port);
  const half = await halfRequest(academy.port);

  const stopped = stopsSoon(academy, 'SIGINT', 'SIGINT');
  await until('new visitors are turned away', () =>
    fetch(`${academy.url}/health/live`).then(
      (answer) => answer.status === 503,
      () => true,
    ),
  );
  expect(await half.finish()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*"modules":\[\{"slug"/);
  expect(await page.heard).toContain('retry');
  await stopped;
  expect(isAlive(postmaster)).toBe(false);
  expect(postmasterOf(data)).toBeUndefined();
  expect(existsSync(path.join(folder, 'running.json'))).toBe(false);
});

test('somebody who sends half a request and no more does not hold the stop', async () => {
  const academy = await bench.start({ DATABASE_URL: await bench.database(), DATA_DIR: await bench.folder() });
  await halfRequest(academy.port);
  await stopsSoon(academy, 'SIGTERM');
});

test('a signal during the start ends it as cleanly', async () => {
  const folder = await bench.folder();
  const data = await postgresDataOf(folder);
  const { process: child, ended, output } = bench.launch({ DATA_DIR: folder, PORT: String(await freePort()) });
  await until('PostgreSQL was started', () => postmasterOf(data) !== undefined || child.exitCode !== null);
  const postmaster = postmasterOf(data) ?? 0;
  child.kill('SIGTERM');
  expect({ code: await ended, said: output() }).toEqual({ code: 0, said: '' });
  expect(isAlive(postmaster)).toBe(false);
  expect(existsSync(path.join(folder, 'running.json'))).toBe(false);
});

test('Ctrl-C during the build of npm start leaves nothing of it', async () => {
  const child = bench.npmStart({ DATA_DIR: await bench.folder(), PORT: String(await freePort()) });
  const ended = once(child, 'exit');
  await until('the build runs', () => descendantsOf(child.pid ?? 0).length > 0);
  const below = descendantsOf(child.pid ?? 0);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await until('nothing of the build runs', () => below.every((pid) => !isAlive(pid)));
});

test('when its PostgreSQL dies, the academy says so and ends', async () => {
  const folder = await bench.folder();
  const {
    process: child,
    ended,
    output,
  } = bench.launch({ DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: 'silent' });
  await until('it is open', () => output().includes('is open') || child.exitCode !== null);
  process.kill(postmasterOf(await postgresDataOf(folder)) ?? 0, 'SIGKILL');
  expect(await ended).toBe(1);
  expect(output()).toMatch(/PostgreSQL on .* ended by itself, so the academy stops too\. Start it again/);
});

const LINK = `mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { __typename } }`;
const LINK_INPUT = { input: { email: 'partner@demo.fluxus.test' } };
// of the database, whatever folder a start works in
const WRITING_KEYS = '5ea1'.repeat(16);
const JOBS = "select state::text from jobs.job where name = 'send-mail'";

async function mailing(mail: MailServer): Promise<{ academy: RunningAcademy; database: string }> {
  bench.also(() => mail.close());
  const database = await bench.database();
  const environment = {
    DATABASE_URL: database,
    DATA_DIR: await bench.folder(),
    SMTP_URL: mail.url,
    WRITING_KEYS,
    LOG_LEVEL: 'silent',
  };
  const academy = await bench.start(environment);
  await graphql(academy.url, LINK, LINK_INPUT);
  await until('the job runs', () => mail.begun() === 1);
  return { academy, database };
}

test('a job that runs when the stop begins is finished first', async () => {
  const mail = await startMailServer({ answersAfter: 1500 });
  const { academy, database } = await mailing(mail);
  await stopsSoon(academy, 'SIGTERM');
  expect(mail.taken()).toHaveLength(1);
  expect(await ask(database, JOBS)).toEqual([{ state: 'completed' }]);
});

test('a job that cannot finish returns to the queue, and the next start does it', async () => {
  const mail = await startMailServer({ answersAfter: 3_600_000 });
  const { academy, database } = await mailing(mail);
  await stopsSoon(academy, 'SIGTERM');
  expect(mail.taken()).toEqual([]);
  expect(await ask(database, JOBS)).toEqual([{ state: 'retry' }]);
  mail.answersAfter(0);
  await bench.start({
    DATABASE_URL: database,
    DATA_DIR: await bench.folder(),
    SMTP_URL: mail.url,
    WRITING_KEYS,
    LOG_LEVEL: 'silent',
  });
  await until('the mail was sent', () => mail.taken().length === 1);
});
