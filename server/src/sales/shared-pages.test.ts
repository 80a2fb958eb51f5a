import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Clock } from '../platform/clock.ts';
import { SharedPages } from '../platform/http/shared-pages.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Buying } from '../testing/buying.ts';
import { signIn } from '../testing/people.ts';
import { type SecondProcess, secondProcess } from '../testing/second-process.ts';
import { DefineOffer } from './index.ts';

const PAGE = '/modules/over-te-koop';

let academy: TestAcademy;
let other: SecondProcess;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await Buying.in(academy);
  other = await secondProcess(academy);
});
afterAll(async () => {
  await other.close();
  await academy.close();
});

const kept = (url = PAGE, locale = 'nl-BE') => academy.app.get(SharedPages).find(`${locale} ${url}`);

async function show(url = PAGE, headers: Record<string, string> = {}): Promise<string> {
  const { statusCode, body } = await academy.app.inject({ url, headers });
  expect(statusCode).toBe(200);
  return body;
}

const price = (cents: number, { app }: { app: TestAcademy['app'] }) =>
  app
    .get(DefineOffer, { strict: false })
    .run({ subject: { kind: 'module', key: 'te-koop' }, priceCents: cents, vat: 'exempt-art-44' });

test('a page that is the same for every visitor is rendered once and handed out as it is', async () => {
  const first = await show();
  expect(kept()?.body).toBe(first);
  expect(await show()).toBe(first);
});

test('a price that changes shows at once, also when another process changed it', async () => {
  await show();
  await price(5100, academy);
  expect(await show()).toContain('51');
  await price(5200, other);
  while (kept()) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await show()).toContain('52');
});

test('nobody who is signed in gets the page of visitors, and nobody else gets theirs', async () => {
  const visitors = await show();
  const { cookie } = await signIn(academy);
  expect(await show(PAGE, { cookie })).not.toBe(visitors);
  expect(await show()).toBe(visitors);
});

test('each language has its own, and an address with a question is never kept', async () => {
  await show(PAGE, { 'accept-language': 'en' });
  expect(kept(PAGE, 'en')?.body).toContain('<html lang="en"');
  expect(kept()?.body).not.toContain('<html lang="en"');
  await show('/modules?fase=WHY');
  expect(kept('/modules?fase=WHY')).toBeUndefined();
});

test('a page that does not say it is the same for everybody is made anew each time', async () => {
  await show('/aanmelden');
  expect(kept('/aanmelden')).toBeUndefined();
});

test('what changes by the clock alone shows within half a minute', async () => {
  await show();
  academy.app.get(Clock, { strict: false }).advance(31_000);
  expect(kept()).toBeUndefined();
});
