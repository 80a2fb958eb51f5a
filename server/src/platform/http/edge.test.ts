import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { signIn } from '../../testing/people.ts';
import { secondProcess } from '../../testing/second-process.ts';
import { Database } from '../database/database.ts';
import { Live } from '../live/live.ts';
import { PATIENCE } from './patience.ts';

let academy: TestAcademy;
let base: string;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await academy.app.listen(0, '127.0.0.1');
  base = await academy.app.getUrl();
});
afterAll(() => academy.close());

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

function inject(url: string, headers: Record<string, string> = {}, method: Method = 'GET', payload?: string) {
  return academy.app.inject({ method, url, headers, payload });
}

const QUERY = JSON.stringify({ query: '{ __typename }' });
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

/** Words sent as they are over a socket, and what came back until the other side closed. */
function raw(words: string): Promise<string> {
  const { port } = new URL(base);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(words, 'latin1'));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
  });
}

test('a page of one person asks for nobody while somebody else is signed in', async () => {
  const [els, jan] = [await signIn(academy), await signIn(academy)];
  const viewer = async (cookie: string, owner?: string) => {
    const headers = { ...JSON_TYPE, cookie, ...(owner === undefined ? {} : { 'x-page-of': owner }) };
    const payload = JSON.stringify({ query: '{ viewer { email } }' });
    return (await inject('/graphql', headers, 'POST', payload)).json().data.viewer;
  };
  expect(await viewer(jan.cookie)).toEqual({ email: jan.email });
  expect(await viewer(jan.cookie, jan.id)).toEqual({ email: jan.email });
  for (const owner of [els.id, '', '-', 'onzin']) expect(await viewer(jan.cookie, owner)).toBeNull();
});

describe('requests that another site could forge', () => {
  test.each<[string, Record<string, string>]>([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['from another origin, by an older browser', { origin: 'https://evil.example', host: 'academie.example' }],
    ['from an origin that hides', { origin: 'null', host: 'academie.example' }],
    ['from another port', { origin: 'http://academie.example:8080', host: 'academie.example' }],
  ])('are refused %s, at the API and at pages', async (_, headers) => {
    for (const [url, type] of [
      ['/graphql', JSON_TYPE],
      ['/account', FORM_TYPE],
      ['/webhooks/../account', FORM_TYPE],
      ['/webhooks/..%2faccount', FORM_TYPE],
      ['//webhooks/stripe', FORM_TYPE],
    ] as const) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        const answer = await inject(
          url,
          { ...type, ...headers },
          method,
          type === JSON_TYPE ? QUERY : 'intent=sign-out',
        );
        expect([url, method, answer.statusCode]).toEqual([url, method, 403]);
        expect(answer.json().message).toContain('andere website');
      }
    }
  });

  test.each<[string, Record<string, string>]>([
    ['our own pages', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000', host: 'localhost:3000' }],
    ['our own pages in an older browser', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
    ['a program that is no browser', {}],
  ])('are not those of %s', async (_, headers) => {
    expect((await inject('/graphql', { ...JSON_TYPE, ...headers }, 'POST', QUERY)).statusCode).toBe(200);
  });

  test('are not those of the payment provider, who signs', async () => {
    const answer = await inject('/webhooks/stripe', { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, 'POST', '{}');
    expect(answer.statusCode).toBe(400);
    expect(answer.json().message).toContain('signature');
  });

  test('do not reach the API by GET, nor by what a form can send', async () => {
    const mutation = encodeURIComponent('mutation { signOut { __typename } }');
    const byGet = [`/graphql?query=%7B__typename%7D`, `/graphql?query=${mutation}`];
    for (const url of byGet) expect((await inject(url)).statusCode).toBe(400);
    const preflighted = { 'apollo-require-preflight': 'true' };
    expect((await inject(`/graphql?query=${mutation}`, preflighted)).statusCode).toBe(405);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', '']) {
      const answer = await inject('/graphql', type ? { 'content-type': type } : {}, 'POST', QUERY);
      expect([type, Math.floor(answer.statusCode / 100)]).toEqual([type, 4]);
    }
  });
});

describe('headers of every answer', () => {
  const KINDS: [string, string, Record<string, string>][] = [
    ['a page', '/', { accept: 'text/html' }],
    ['a page that is not there', '/nergens', { accept: 'text/html' }],
    ['the API', '/graphql', {}],
    ['a file', '/favicon.svg', {}],
    ['health', '/health/live', {}],
    ['a refusal', '/demo/mail/x', {}],
  ];

  test.each(KINDS)('protect %s', async (_, url, headers) => {
    const answer = await inject(url, headers);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  test('ask for https from then on, where the academy stands behind it', async () => {
    const resources = { ...academy.resources, publicUrl: 'https://academie.example' };
    const secure = await secondProcess({ ...academy, resources });
    const answer = await secure.app.inject({ url: '/health/live' });
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    await secure.close();
  });

  test('let a cache keep files alone', async () => {
    expect((await inject('/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600');
    for (const url of ['/health/live', '/graphql', '/demo/mail/x'])
      expect((await inject(url)).headers['cache-control']).toBe('no-store');
  });
});

describe('a fault', () => {
  test('is shown by an id that stands in the log, as a page to a browser and as JSON to programs, without a trace', async () => {
    const broken = await testAcademy({ jobs: false });
    const said: string[] = [];
    const quiet = () => undefined;
    try {
      const { cookie } = await signIn(broken);
      await broken.database.dataSource.destroy();
      Logger.overrideLogger({ error: (line: string) => said.push(line), log: quiet, warn: quiet });
      const json = await broken.app.inject({ url: '/health/live', headers: { cookie } });
      const html = await broken.app.inject({ url: '/', headers: { cookie, accept: 'text/html,*/*' } });
      expect([json.statusCode, html.statusCode]).toEqual([500, 500]);
      const { id, message } = json.json() as { id: string; message: string };
      expect(message).toContain(id);
      expect(said.find((line) => line.startsWith(id))).toMatch(/Error[\s\S]*\n +at /);
      expect(html.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(html.body).toMatch(/Er ging bij ons iets mis.* [0-9a-f]{8}\./);
      expect(json.body + html.body).not.toMatch(/node_modules|\.ts|select|Error/);
    } finally {
      Logger.overrideLogger(false);
      await broken.close();
    }
  });
});

describe('health', () => {
  test('tells a supervisor that the process lives, and a load balancer whether to send people', async () => {
    expect((await inject('/health/live')).json()).toEqual({ status: 'alive' });
    expect((await inject('/health/ready')).statusCode).toBe(200);
    const other = await secondProcess(academy);
    expect((await other.app.inject({ url: '/health/ready' })).statusCode).toBe(200);
    await other.app.get(Database, { strict: false }).dataSource.destroy();
    const gone = await other.app.inject({ url: '/health/ready' });
    expect([gone.statusCode, gone.json()]).toEqual([503, { status: 'not ready', database: false, live: true }]);
    expect((await other.app.inject({ url: '/health/live' })).statusCode).toBe(200);
    await other.close();
  });

  test('does not send people to a process that hears nothing of the others', async () => {
    await academy.app.get(Live).stop();
    expect((await inject('/health/ready')).statusCode).toBe(503);
    await academy.app.get(Live).start();
    expect((await inject('/health/ready')).statusCode).toBe(200);
  });
});

describe('somebody who does not behave', () => {
  test.each(['PROPFIND', 'TRACE', 'MKCOL', 'SEARCH', 'BREW', 'get'])('the method %s is refused', async (method) => {
    const answer = await raw(`${method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  test.each<[string, string]>([
    [
      'header lines of other requests',
      'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET',
    ],
    ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['a null byte in a header', 'GET / HTTP/1.1\r\nHost: x\r\nCookie: a=\u0000\r\n\r\n'],
    ['a broken percent sign', 'GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['an address without end', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ])('%s gets a 4xx, or a closed door', async (_, words) => {
    expect(await raw(words)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect((await inject('/health/live')).statusCode).toBe(200);
  });

  test.each([
    '/../../etc/passwd',
    '/assets/../../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/%00',
    '/favicon.svg%00.html',
    '/.vite/manifest.json/..%2f..%2f..%2f..%2fserver/package.json',
    '//etc/passwd',
    '/\\etc\\passwd',
    '/%00',
    '/modules/%00',
    '/leren/%00/%00',
    '/modules/..%2f..%2fbeheer',
    '/bestelling/%00',
    "/modules/'%20or%201=1--",
  ])('%s leads to no file and to no fault', async (path) => {
    const answer = await raw(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400|302|403) /);
    expect(answer).not.toMatch(/root:|"workspaces"|"dependencies"/);
  });

  test.each([
    '/aanmelden?verder=//evil.example',
    '/aanmelden?verder=/%5cevil.example',
    '/aanmelden?verder=/%09/evil.example',
    '/aanmelden?verder=%0d%0aSet-Cookie:%20a=b',
    '/aanmelden?verder=/x%0d%0aSet-Cookie:%20a=b',
    '/aanmelden?verder=https://evil.example',
    '/aanmelden?verder=javascript:alert(1)',
    '/aanmelden?verder=/.//evil.example',
    '/aanmelden?verder=/%E4%B8%AD',
  ])('%s does not lead somebody who is signed in to another site, and sets nothing', async (url) => {
    const { cookie } = await signIn(academy);
    const answer = await inject(url, { cookie, accept: 'text/html' });
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toMatch(/^\/(leren|x|%E4%B8%AD)?$/);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('who sends slowly is not waited for without end', async () => {
    const { headersTimeout, requestTimeout } = academy.app.getHttpServer();
    expect(headersTimeout).toBe(PATIENCE.head);
    expect(requestTimeout).toBe(PATIENCE.request);
    const server = academy.app.getHttpServer();
    Object.assign(server, { headersTimeout: 300, requestTimeout: 500 });
    try {
      const began = Date.now();
      const answers = await Promise.all([
        raw('GET / HTTP/1.1\r\nHost: x\r\n'),
        raw('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{'),
      ]);
      for (const answer of answers) expect(answer).toContain('408');
      expect(Date.now() - began).toBeLessThan(PATIENCE.head);
    } finally {
      Object.assign(server, { headersTimeout, requestTimeout });
    }
  });
});

describe('pages and what may be kept of them', () => {
  const HTML = { accept: 'text/html' };

  test('a page for somebody who is signed in is kept by nobody', async () => {
    const { cookie } = await signIn(academy, { name: 'Els van de Proef' });
    const own = await inject('/', { ...HTML, cookie });
    expect(own.headers['cache-control']).toBe('private, no-store');
    expect(own.headers.etag).toBeUndefined();
    const visitor = await inject('/', HTML);
    expect(visitor.body).not.toContain('Els van de Proef');
  });

  test('a visitor’s page may be kept by their own browser, which asks whether it still holds', async () => {
    const first = await inject('/', HTML);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(first.headers.vary).toBe('Cookie, Accept-Language');
    const tag = String(first.headers.etag);
    const again = await inject('/', { ...HTML, 'if-none-match': tag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const { cookie } = await signIn(academy);
    expect((await inject('/', { ...HTML, cookie, 'if-none-match': tag })).statusCode).toBe(200);
  });

  test('what carries a token, fails, or sends on is not kept', async () => {
    for (const url of ['/aanmelden/link?token=abc', '/nergens', '/leren'])
      expect([url, (await inject(url, HTML)).headers['cache-control']]).toEqual([url, 'private, no-store']);
  });

  test('a page that is not there says so and leads on', async () => {
    const answer = await inject('/nergens', HTML);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('<h1');
    expect(answer.body).toContain('href="/modules"');
  });

  test('pages that need a session lead to signing in and back', async () => {
    const answer = await inject('/account', HTML);
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/aanmelden?verder=%2Faccount']);
  });

  test.each<Method>(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST'])(
    '%s on a page without a form is refused',
    async (method) => {
      const { statusCode } = await inject(
        '/over-ons',
        { ...HTML, ...FORM_TYPE },
        method,
        method === 'OPTIONS' ? undefined : 'a=b',
      );
      expect(Math.floor(statusCode / 100)).toBe(4);
    },
  );

  test('HEAD is answered as GET is, without a body', async () => {
    const answer = await raw('HEAD / HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n$/);
  });
});
