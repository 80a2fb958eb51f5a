import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { Talking } from '../testing/talking.ts';

const MODULE = { kind: 'MODULE', key: 'samen' } as const;
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1)) [y](data:text/html;base64,PHNjcmlwdD4=) <javascript:alert(1)>',
  '![x](https://a.test/x.png) <iframe src=//a.test></iframe> &lt;script&gt; \\<script>',
  '[x](https://a.test/"onmouseover="alert(1)) https://a.test/"onmouseover="alert(1)',
  "'; drop table discussion.post; -- \u202e\u2028 {{7*7}} {count, plural, one {#}}",
];

let academy: TestAcademy;
let talking: Talking;
let els: SignedInPerson;
let facilitator: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'les', blocks: ['tekst-a'] }] });
  els = await signIn(academy, { name: '<b>Els</b>"' });
  await grant(academy, els.id, { kind: 'module', key: 'samen' });
  facilitator = await signIn(academy, { roles: ['learner', 'facilitator'] });
}, 120_000);
afterAll(() => academy.close());
beforeEach(() => academy.database.dataSource.query('delete from platform.rate'));

async function page(url: string, person: SignedInPerson): Promise<string> {
  const answer = await academy.app.inject({ url, headers: { accept: 'text/html', cookie: person.cookie } });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.body;
}

const TAG = /<([a-z][a-z0-9-]*)((?:\s+[a-z][\w:-]*(?:="[^"]*")?)*)\s*\/?>/gi;
const ATTR = /([a-z][\w:-]*)(?:="([^"]*)")?/gi;

/** What in a page nothing written by a person may become: elements and attributes that do something, addresses of scripts. */
function dangerousIn(body: string): string[] {
  return [...body.matchAll(TAG)].flatMap(([tag, name = '', written = '']) => {
    const attrs = [...written.matchAll(ATTR)].map(([, attr = '', value = '']) => [attr.toLowerCase(), value] as const);
    const does = attrs.some(([attr]) => attr.startsWith('on') || attr === 'style' || attr === 'srcdoc');
    const leads = attrs.some(([attr, value]) => attr === 'href' && !/^(https?:\/\/|mailto:|\/|#)/i.test(value));
    const loads = attrs.some(([attr, value]) => attr === 'src' && !value.startsWith('/assets/'));
    const own = name !== 'script' || attrs.some(([attr]) => attr === 'src');
    return does || leads || loads || !own || ['iframe', 'img', 'b', 'object'].includes(name) ? [tag] : [];
  });
}

test.each(HOSTILE)('%j is shown as the text it is, wherever it is written', async (text) => {
  const id = await talking.begun(els, MODULE, { title: text, text });
  expect((await talking.reply(els, id, { text, quote: 1 })).__typename).toBe('PostWritten');
  await talking.report(facilitator, id, 1, text);
  await talking.moderate(facilitator, id, 2, true, text);
  await talking.appeal(els, id, 2, text);
  const urls = [`/gesprekken/${id}`, '/gesprekken', '/gesprekken?alle', '/gesprekken?bij=module:samen'];
  const pages = await Promise.all([
    ...[...urls, `/gesprekken/${id}?bewerk=1`, `/gesprekken/${id}?citeer=1`].map((url) => page(url, els)),
    ...[...urls, `/gesprekken/${id}?beheer=2`, '/gesprekken/beheer'].map((url) => page(url, facilitator)),
    page(`/gesprekken/nieuw?bij=module:samen&titel=${encodeURIComponent(text)}`, els),
  ]);
  for (const body of pages) {
    expect(dangerousIn(body)).toEqual([]);
    expect(body).not.toMatch(/<(script>|img|iframe|svg\/|b>)/i);
  }
  expect((await talking.read(els, id)).posts[0]?.text).toBe(text.trim());
});

test('addresses of conversations that are forged, doubled or cut are answered in a page', async () => {
  const id = await talking.begun(els, MODULE);
  for (const url of [
    `/gesprekken/${id}?bericht=-1`,
    `/gesprekken/${id}?bericht=99999999999999999999`,
    `/gesprekken/${id}?bericht=1&bericht=2&bewerk=x&geplaatst=%00`,
    `/gesprekken/${id}?bewerk=7&verwijder=1&meld=1&beheer=1`,
  ])
    await page(url, els);
  for (const url of [
    '/gesprekken/%00',
    '/gesprekken/..%2f',
    '/gesprekken?bij=les:',
    '/gesprekken?bij=%00:x',
    '/gesprekken?na=x',
  ]) {
    const { statusCode } = await academy.app.inject({ url, headers: { accept: 'text/html', cookie: els.cookie } });
    expect([url, statusCode < 500]).toEqual([url, true]);
  }
});
