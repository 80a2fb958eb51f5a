import { randomUUID } from 'node:crypto';
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
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'les', blocks: ['tekst-a', 'prompt-een'] }] });
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

const ASKED = '/gesprekken/deel?module=samen&vraag=prompt-een';
let revision = 0;

/** Puts the text into the answer of Els, and that into a conversation that is called so too. */
async function share(text: string, title = text): Promise<string> {
  const place = { module: 'samen', lesson: 'les', prompt: 'prompt-een' };
  const input = { ...place, text, baseRevision: revision, saveId: randomUUID() };
  const save = 'mutation ($input: SaveReflectionInput!) { done: saveReflection(input: $input) { __typename } }';
  expect((await talking.ask(save, { input }, els)).__typename).toBe('ReflectionSaved');
  revision += 1;
  const query = `{ done: answerToShare(module: "samen", prompt: "prompt-een") { ... on AnswerToShare { id } } }`;
  const { id: answer } = await talking.ask<{ id: string }>(query, {}, els);
  const written = await talking.share(els, { answer, revision, start: { at: MODULE, title } });
  expect(written.__typename).toBe('PostWritten');
  return String(written.threadId);
}

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
  // every field that came with moving, merging and sharing
  const other = await talking.begun(els, MODULE, { title: text, text });
  await talking.reply(els, other, { text });
  await talking.move(facilitator, other, [2], { at: MODULE, title: text }, { explanation: text });
  const third = await talking.begun(els, MODULE, { title: text, text });
  await talking.merge(facilitator, third, other, { explanation: text });
  const shared = await share(text);
  const urls = [`/gesprekken/${id}`, '/gesprekken', '/gesprekken?alle', '/gesprekken?bij=module:samen'];
  const pages = await Promise.all([
    ...[...urls, `/gesprekken/${id}?bewerk=1`, `/gesprekken/${id}?citeer=1`].map((url) => page(url, els)),
    ...[...urls, `/gesprekken/${id}?beheer=2`, '/gesprekken/beheer'].map((url) => page(url, facilitator)),
    ...[`/gesprekken/${other}`, `/gesprekken/${shared}`, '/mijn-schrift', ASKED].map((url) => page(url, els)),
    ...[`/gesprekken/${other}/verplaats`, `/gesprekken/${shared}`].map((url) => page(url, facilitator)),
    page('/meldingen', els),
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
    '/gesprekken/deel?antwoord=%27%3B%20drop%20table%20x',
    `/gesprekken/deel?antwoord=${'a'.repeat(3000)}`,
  ])
    await page(url, els);
  for (const url of [
    '/gesprekken/%00',
    '/gesprekken/..%2f',
    '/gesprekken/deel',
    '/gesprekken/deel?module=%00&vraag=%00',
    '/gesprekken/%00/verplaats',
    `/gesprekken/${id}/verplaats?bericht=-1`,
    '/gesprekken?bij=les:',
    '/gesprekken?bij=%00:x',
    '/gesprekken?na=x',
  ]) {
    const { statusCode } = await academy.app.inject({ url, headers: { accept: 'text/html', cookie: els.cookie } });
    expect([url, statusCode < 500]).toEqual([url, true]);
  }
});

test('10,000 characters fit in an answer and none more in an explanation; what is deleted or moved is not answered twice', async () => {
  const long = 'ë'.repeat(10_000);
  const shared = await share(long, 'Lang');
  expect((await talking.read(facilitator, shared)).posts[0]?.answer?.text).toBe(long);
  const id = await talking.begun(els, MODULE);
  for (const turn of [1, 2]) await talking.reply(els, id, { text: `Nog ${turn}` });
  const start = { at: MODULE, title: 'Elders' };
  const tooLong = await talking.move(facilitator, id, [2], start, { explanation: long });
  expect(tooLong.problems).toEqual([{ field: 'reason', message: expect.stringContaining('te lang') }]);
  expect((await talking.move(facilitator, id, [2], { ...start, title: long })).problems).toMatchObject([
    { field: 'title' },
  ]);
  await talking.move(facilitator, id, [2], start);
  await talking.delete(els, id, 3);
  expect((await talking.reply(els, id, { quote: 2 })).__typename).toBe('PostWritten');
  expect((await talking.reply(els, id, { quote: 3 })).__typename).toBe('InvalidInput');
  await talking.delete(els, id, 2);
  expect((await talking.reply(els, id, { quote: 2 })).__typename).toBe('InvalidInput');
});
