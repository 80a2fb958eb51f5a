import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, withdraw } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { type SecondProcess, secondProcess } from '../testing/second-process.ts';
import { Talking } from '../testing/talking.ts';

const MODULE = { kind: 'MODULE', key: 'samen' } as const;

let academy: TestAcademy;
let other: SecondProcess;
let talking: Talking;
let els: SignedInPerson;
let base: string;
const followed: AbortController[] = [];
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  other = await secondProcess(academy);
  talking = new Talking(academy);
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'les', blocks: ['tekst-a'] }] });
  els = await signIn(academy);
  await grant(academy, els.id, { kind: 'module', key: 'samen' });
  await other.app.listen(0, '127.0.0.1');
  base = await other.app.getUrl();
}, 120_000);
afterEach(() => {
  for (const one of followed.splice(0)) one.abort();
});
afterAll(async () => {
  await other.close();
  await academy.close();
});

/** Follows at the other process. */
function follow(id: string, person: SignedInPerson): Promise<Response> {
  const stop = new AbortController();
  followed.push(stop);
  return fetch(`${base}/live/threads/${id}`, { headers: { cookie: person.cookie }, signal: stop.signal });
}

/** The numbers that a page hears, one after the other. */
async function* numbersIn(answer: Response): AsyncGenerator<number> {
  let text = '';
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, number] = /^event: posts\ndata: (\d+)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (number !== undefined) yield Number(number);
    }
  }
}

/** Listens up to a number; what was written before may arrive first, each number once. */
async function until(heard: AsyncGenerator<number>, number: number): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.at(-1) !== number) {
    const { value, done } = await heard.next();
    if (done || value > number) throw new Error(`heard ${value} while waiting for ${number}`);
    numbers.push(value);
  }
  return numbers;
}

test('what is written at one process is heard at another, as a number and never as words', async () => {
  const id = await talking.begun(els, MODULE);
  const answer = await follow(id, els);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const heard = numbersIn(answer);
  expect(await until(heard, 1)).toEqual([1]);
  await talking.reply(els, id);
  expect(await until(heard, 2)).toEqual([2]);
  await talking.reply(els, id);
  expect(await until(heard, 3)).toEqual([3]);
});

test('a page that comes late hears at once where the conversation is', async () => {
  const id = await talking.begun(els, MODULE);
  await talking.reply(els, id);
  expect((await until(numbersIn(await follow(id, els)), 2)).at(-1)).toBe(2);
});

test('a post that is rolled back is not announced', async () => {
  const id = await talking.begun(els, MODULE);
  const heard = numbersIn(await follow(id, els));
  expect(await until(heard, 1)).toEqual([1]);
  expect((await talking.reply(els, id, { quote: 99 })).__typename).toBe('InvalidInput');
  expect((await talking.reply(els, id, { quote: 1 })).number).toBe(2);
  expect(await until(heard, 2)).toEqual([2]);
});

/** The next notice that a post changed. */
async function* changesIn(answer: Response): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, change] = /^event: changed\ndata: (.+)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (change !== undefined) yield change;
    }
  }
}

test('that a post was edited, hidden, shown, moved or deleted is heard by its number, and no word of it', async () => {
  const facilitator = await signIn(academy, { roles: ['facilitator'] });
  const id = await talking.begun(els, MODULE);
  await talking.reply(els, id, { text: 'GEHEIM' });
  await talking.reply(els, id);
  const heard = changesIn(await follow(id, els));
  const change = async (work: Promise<unknown>) => {
    await work;
    return (await heard.next()).value;
  };
  expect(await change(talking.edit(els, id, 2, 'ook GEHEIM', 1))).toBe('2 edited');
  expect(await change(talking.moderate(facilitator, id, 2, true))).toBe('2 hidden');
  expect(await change(talking.moderate(facilitator, id, 2, false))).toBe('2 shown');
  expect(await change(talking.delete(els, id, 2))).toBe('2 deleted');
  expect(await change(talking.move(facilitator, id, [3], { at: MODULE, title: 'Elders' }))).toBe('3 moved');
});

test('a page of somebody whose access ends hears nothing more', async () => {
  const leaving = await signIn(academy);
  const source = await grant(academy, leaving.id, { kind: 'module', key: 'samen' });
  const id = await talking.begun(els, MODULE);
  const heard = numbersIn(await follow(id, leaving));
  expect(await until(heard, 1)).toEqual([1]);
  await withdraw(academy, source);
  // the stream ends by itself
  expect((await heard.next()).done).toBe(true);
  expect((await follow(id, leaving)).status).toBe(404);
}, 60_000);

test('nobody follows what they may not read, and one person not pages without end', async () => {
  const id = await talking.begun(els, MODULE);
  expect((await follow(id, await signIn(academy))).status).toBe(404);
  expect((await follow('geen-nummer', els)).status).toBe(404);
  const answers = await Promise.all(Array.from({ length: 14 }, () => follow(id, els)));
  expect(answers.filter((one) => one.status === 429).length).toBeGreaterThanOrEqual(4);
});

test('how many conversations there are is right at another process too', async () => {
  const lesson = { kind: 'LESSON', key: 'samen/les' } as const;
  const count = async () => {
    const query = '{ threadCount(placeKind: MODULE, placeKey: "samen") }';
    const payload = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json', cookie: els.cookie };
    const answer = await other.app.inject({ method: 'POST', url: '/graphql', headers, payload });
    return (answer.json() as { data: { threadCount: number } }).data.threadCount;
  };
  const before = await count();
  await talking.begun(els, lesson);
  const latest = Date.now() + 30_000;
  while ((await count()) === before && Date.now() < latest) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await count()).toBe(before + 1);
});
