import { readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { CLIENT_DIST } from './pages.controller.ts';

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
});
afterAll(() => academy.close());

async function ask(url: string, encoding?: string, more: Record<string, string> = {}) {
  const headers = { ...more, ...(encoding ? { 'accept-encoding': encoding } : {}) };
  const { statusCode, headers: answered, rawPayload } = await academy.app.inject({ url, headers });
  return {
    status: statusCode,
    as: answered['content-encoding'],
    vary: String(answered.vary),
    tag: answered.etag,
    bytes: rawPayload,
  };
}

test('a page leaves packed as the browser asks, and is the same page', async () => {
  const plain = await ask('/voorwaarden');
  expect(plain).toMatchObject({ status: 200, as: undefined });
  const [brotli, gzip] = [await ask('/voorwaarden', 'gzip, br'), await ask('/voorwaarden', 'gzip')];
  expect([brotli.as, gzip.as]).toEqual(['br', 'gzip']);
  expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
  expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
  expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 2);
  expect(brotli.vary.toLowerCase()).toContain('accept-encoding');
  expect(brotli.vary).toContain('Cookie');
});

test('a packing that nobody here knows gets the page as it is', async () => {
  expect(await ask('/voorwaarden', 'zpaq')).toMatchObject({ status: 200, as: undefined });
});

test('a browser that has the page already is told so', async () => {
  const { tag } = await ask('/voorwaarden', 'br');
  const again = await ask('/voorwaarden', 'br', { 'if-none-match': String(tag) });
  expect(again).toMatchObject({ status: 304, as: undefined });
  expect(again.bytes).toHaveLength(0);
});

test('who asks only for the head gets no body, and the connection goes on', async () => {
  await academy.app.listen(0, '127.0.0.1');
  const url = `${await academy.app.getUrl()}/voorwaarden`;
  for (let turn = 0; turn < 3; turn += 1) {
    const head = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
    expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
  }
});

test('every script and style was packed at the build, and comes so', async () => {
  const files = readdirSync(path.join(CLIENT_DIST, 'client', 'assets')).filter((name) => /\.(js|css)\.br$/.test(name));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const url = `/assets/${file.slice(0, -'.br'.length)}`;
    const [plain, packed] = [await ask(url), await ask(url, 'gzip, deflate, br')];
    expect(packed.as).toBe('br');
    expect(brotliDecompressSync(packed.bytes).equals(plain.bytes)).toBe(true);
  }
});
