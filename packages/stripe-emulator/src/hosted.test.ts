import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { anOrder, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ merchantName: 'Winkel & Co' });
});
afterAll(() => rig.close());

const session = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  rig.stripe.checkout.sessions.create(anOrder(more));
const choose = (url: string, choice: string, more: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ choice, ...more }) });
const page = async (url: string) => {
  const answer = await fetch(url);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const seen = (id: string) => rig.stripe.checkout.sessions.retrieve(id);

describe('the payment page', () => {
  test('says that it is a test, who is paid, for what and how much', async () => {
    const { url } = await session({
      line_items: [
        {
          quantity: 2,
          price_data: { currency: 'eur', unit_amount: 123_450, product_data: { name: 'Een <b>module</b>' } },
        },
      ],
    });
    const { status, headers, text } = await page(url!);
    expect(status).toBe(200);
    expect(text).toContain('<html lang="nl-BE">');
    expect(text).toContain('Testbetaling – er wordt geen geld afgeschreven');
    expect(text).toContain('Betalen aan Winkel &amp; Co');
    expect(text).toContain('Een &lt;b&gt;module&lt;/b&gt;');
    expect(text.replaceAll(/\s/g, ' ')).toContain('€ 2.469,00');
    expect(text).not.toMatch(/<script|<style|style="| on\w+="/);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' http://shop.test; base-uri 'none'; frame-ancestors 'none'",
    );
    const style = await page(new URL('style.css', url!).href);
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  test('offers what the methods of the session allow', async () => {
    const choices = async (more: Partial<Stripe.Checkout.SessionCreateParams>) =>
      [...(await page((await session(more)).url!)).text.matchAll(/value="([\w-]+)"/g)].map(([, value]) => value);
    expect(await choices({ allowed_payment_method_types: ['card'] })).toEqual(['card', 'declined', 'abandoned']);
    expect(await choices({ allowed_payment_method_types: ['bancontact', 'sepa_debit'] })).toEqual([
      'bancontact',
      'later',
      'later-declined',
      'declined',
      'abandoned',
    ]);
  });

  test('names the shop as the session does', async () => {
    const { url } = await session({ branding_settings: { display_name: 'De <winkel>' } });
    expect((await page(url!)).text).toContain('Betalen aan De &lt;winkel&gt;');
  });
});

describe('a choice on the page', () => {
  test('paid leads to the shop with the session’s id, and a second click leads there too', async () => {
    const { id, url } = await session();
    for (let click = 0; click < 2; click += 1) {
      const answer = await choose(url!, 'bancontact', { email: 'an@example.test' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `http://shop.test/done?session=${id}`]);
    }
    expect(await seen(id)).toMatchObject({ payment_status: 'paid', customer_details: { email: 'an@example.test' } });
    expect(
      rig.emulator.control
        .events()
        .filter(({ type, data }) => type === 'checkout.session.completed' && data.object.id === id),
    ).toHaveLength(1);
    const after = await page(url!);
    expect(after.text).toContain('Deze betaling is afgerond');
    expect(after.text).not.toContain('<button');
  });

  test('declined comes back to the page, which says so and lets one choose again', async () => {
    const { id, url } = await session();
    const answer = await choose(url!, 'declined');
    expect(answer.status).toBe(303);
    const again = await page(new URL(answer.headers.get('location')!, url!).href);
    expect(again.text).toContain('role="alert"');
    expect(again.text).toContain('De betaling is geweigerd');
    expect((await seen(id)).status).toBe('open');
    expect((await choose(url!, 'card')).headers.get('location')).toBe(`http://shop.test/done?session=${id}`);
  });

  test('later leads to the shop unpaid; the page says how it stands', async () => {
    const { id, url } = await session();
    expect((await choose(url!, 'later')).status).toBe(303);
    expect(await seen(id)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect((await page(url!)).text).toContain('De betaling is onderweg');
    rig.emulator.control.completeLater(id, 'failed');
    expect((await page(url!)).text).toContain('achteraf geweigerd');
  });

  test('not paying leads back and changes nothing; without an address to go back to, the page says so', async () => {
    const { id, url } = await session();
    expect((await choose(url!, 'abandoned')).headers.get('location')).toBe('http://shop.test/back');
    expect((await seen(id)).status).toBe('open');
    const without = await session({ cancel_url: undefined });
    const answer = await choose(without.url!, 'abandoned');
    expect([answer.status, (await answer.text()).includes('Je hebt niet betaald')]).toEqual([200, true]);
  });

  test('on an expired page changes nothing', async () => {
    const { id, url } = await session();
    rig.emulator.control.expire(id);
    const answer = await choose(url!, 'card');
    expect(await answer.text()).toContain('Deze betaalpagina is verlopen');
    expect(await seen(id)).toMatchObject({ status: 'expired', payment_intent: null });
  });

  test.each(['', 'free', 'gold', 'constructor'])('that is not offered (%j) is refused', async (choice) => {
    const { id, url } = await session();
    expect((await choose(url!, choice)).status).toBe(400);
    expect((await seen(id)).status).toBe('open');
  });

  test('for nothing to pay is to confirm', async () => {
    const { id, url } = await session({
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 0, product_data: { name: 'Gratis' } } }],
    });
    expect((await choose(url!, 'free')).status).toBe(303);
    expect(await seen(id)).toMatchObject({ status: 'complete', payment_status: 'no_payment_required' });
  });
});

test('an address without a session is a page that helps, with 404', async () => {
  const { status, text } = await page(`${rig.url}/pay/cs_test_%3Cscript%3E`);
  expect(status).toBe(404);
  expect(text).toContain('Deze betaalpagina bestaat niet');
  expect(text).not.toContain('<script');
});

test('the overview leads to the newest pages', async () => {
  const { id } = await session();
  const { text } = await page(`${rig.url}/`);
  expect(text).toContain(`${rig.url}/pay/${id}`);
  expect(text).toContain('wacht op betaling');
});

test('the pages also come in English', async () => {
  const own = await startRig({ locale: 'en' });
  const { url } = await own.stripe.checkout.sessions.create(anOrder());
  expect((await page(url!)).text).toContain('Test payment – no money moves');
  await own.close();
});

test('it can be a part of another server, under a path of it', async () => {
  const server = createServer((request, response) => own.emulator.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/demo/betalen`;
  const own = await startRig({ publicUrl, pathPrefix: '/demo/betalen' });
  const { id, url } = await own.stripe.checkout.sessions.create(anOrder());
  expect(url).toBe(`${publicUrl}/pay/${id}`);
  expect((await page(url!)).text).toContain('href="style.css"');
  expect((await page(`${publicUrl}/pay/style.css`)).status).toBe(200);
  expect((await choose(url!, 'card')).status).toBe(303);
  expect((await page(publicUrl)).text).toContain(`${publicUrl}/pay/style.css`);
  await own.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
