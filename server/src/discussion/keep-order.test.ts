import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Clock } from '../platform/clock.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { Talking } from '../testing/talking.ts';

const MODULE = { kind: 'MODULE', key: 'samen' } as const;

let academy: TestAcademy;
let talking: Talking;
let els: SignedInPerson;
let jan: SignedInPerson;
let facilitator: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'les', blocks: ['tekst-a'] }] });
  [els, jan] = [await colleague('Els'), await colleague('Jan')];
  facilitator = await signIn(academy, { name: 'Begeleider', roles: ['learner', 'facilitator'] });
}, 120_000);
afterAll(() => academy.close());
beforeEach(() => sql('delete from platform.rate'));

const sql = <Row>(text: string, values: unknown[] = []) =>
  academy.database.dataSource.query(text, values) as Promise<Row[]>;

async function colleague(name: string): Promise<SignedInPerson> {
  const person = await signIn(academy, { name });
  await grant(academy, person.id, { kind: 'module', key: 'samen' });
  return person;
}

const acts = async (subject: string) =>
  (
    await sql<{ act: string; actor: string; reason: string }>(
      'select act, actor, reason from insight.act where subject_id = $1 order by id',
      [subject],
    )
  ).map(({ act, actor, reason }) => [act, actor === facilitator.id, reason]);
const waiting = async (threadId: string) =>
  (await talking.review(facilitator)).filter((one) => one.threadId === threadId);
const postOf = async (person: SignedInPerson, id: string, number = 1) =>
  (await talking.read(person, id)).posts.find((post) => post.number === number)!;

describe('a report', () => {
  test('is acknowledged, is one by a person however often sent, and waits with its reason', async () => {
    const id = await talking.begun(els, MODULE, { text: 'Iets kwetsends' });
    const sent = await Promise.all([jan, jan, jan].map((person) => talking.report(person, id, 1, 'Dit kwetst')));
    expect(sent.map((one) => one.__typename)).toEqual(['PostReported', 'PostReported', 'PostReported']);
    expect(await waiting(id)).toEqual([
      {
        ...{ threadId: id, number: 1, hidden: false, excerpt: 'Iets kwetsends', appeal: null },
        reports: [{ ground: 'UNKIND', reason: 'Dit kwetst', reporter: { name: 'Jan' } }],
      },
    ]);
    expect((await postOf(jan, id)).myReport).toEqual({ decision: null, explanation: null });
    // who wrote it does not see who reported it, nor that somebody did
    expect((await postOf(els, id)).myReport).toBeNull();
  });

  test('is answered with an explanation, and may then be made anew', async () => {
    const id = await talking.begun(els, MODULE);
    await talking.report(jan, id, 1);
    await talking.moderate(facilitator, id, 1, false, 'Dit mag gezegd worden');
    expect(await waiting(id)).toEqual([]);
    expect((await postOf(jan, id)).myReport).toEqual({ decision: 'KEPT', explanation: 'Dit mag gezegd worden' });
    await talking.report(jan, id, 1, 'Toch');
    expect((await waiting(id)).length).toBe(1);
    expect(await acts(id)).toEqual([['show-post', true, 'Dit mag gezegd worden']]);
  });

  test('without a reason is refused at its field, and about what was deleted there is none', async () => {
    const id = await talking.begun(els, MODULE);
    expect((await talking.report(jan, id, 1, '  ')).problems).toEqual([
      { field: 'reason', message: 'Schrijf erbij waarom.' },
    ]);
    await talking.report(jan, id, 1);
    await talking.delete(els, id, 1);
    expect((await talking.report(jan, id, 1)).__typename).toBe('NotFound');
    expect(await waiting(id)).toEqual([]);
  });
});

describe('a hidden post', () => {
  test('takes along what the conversation was called, where it began it, but for its author', async () => {
    const id = await talking.begun(els, MODULE, { title: 'GEHEIM in de titel' });
    await talking.moderate(facilitator, id, 1, true);
    expect((await talking.read(jan, id)).thread.title).toBe('');
    expect((await talking.read(els, id)).thread.title).toBe('GEHEIM in de titel');
    await talking.moderate(facilitator, id, 1, false);
    expect((await talking.read(jan, id)).thread.title).toBe('GEHEIM in de titel');
  });

  test('is read by its author and those who keep order alone, quotations of it included, and is not acted on', async () => {
    const id = await talking.begun(els, MODULE, { text: 'GEHEIM woord' });
    await talking.reply(jan, id, { quote: 1 });
    await talking.reply(els, id, { text: 'GEHEIM antwoord' });
    await talking.choose(els, id, 3);
    await talking.moderate(facilitator, id, 1, true, 'Er staat een naam van een kind in');
    await talking.moderate(facilitator, id, 3, true);
    const asJan = await talking.read(jan, id);
    expect(JSON.stringify(asJan)).not.toContain('GEHEIM');
    expect(asJan.posts[0]).toMatchObject({ hidden: true, html: null, text: null, restriction: null, reactions: [] });
    expect(asJan.posts[1]?.quotation).toEqual({ number: 1, excerpt: null, threadId: null, writer: null });
    expect(asJan.thread.bestNumber).toBeNull();
    const author = await signIn(academy, { roles: ['author'] });
    expect(JSON.stringify(await talking.read(author, id))).not.toContain('GEHEIM');
    expect(await postOf(els, id)).toMatchObject({
      ...{ hidden: true, text: 'GEHEIM woord' },
      restriction: { explanation: 'Er staat een naam van een kind in', appeal: null, answer: null },
    });
    expect((await postOf(facilitator, id)).html).toBe('<p>GEHEIM woord</p>');
    const types = [
      await talking.reply(jan, id, { quote: 1 }),
      await talking.react(jan, id, 1, 'THANK'),
      await talking.report(jan, id, 1),
      await talking.edit(els, id, 1, 'Anders', 1),
      await talking.choose(els, id, 3),
    ].map((one) => one.__typename);
    expect(types).toEqual(['InvalidInput', 'NotFound', 'NotFound', 'NotFound', 'NotFound']);
  });

  test('is appealed against once by its author, and the answer stands where the post stood', async () => {
    const id = await talking.begun(els, MODULE);
    expect((await talking.appeal(els, id, 1)).__typename).toBe('NotFound');
    await talking.moderate(facilitator, id, 1, true, 'Te scherp');
    expect((await talking.appeal(jan, id, 1)).__typename).toBe('NotFound');
    await talking.appeal(els, id, 1, 'Het was een grap');
    await talking.appeal(els, id, 1, 'Nog eens');
    expect(await waiting(id)).toEqual([
      expect.objectContaining({ appeal: 'Het was een grap', hidden: true, reports: [] }),
    ]);
    await talking.moderate(facilitator, id, 1, true, 'We blijven erbij');
    expect(await waiting(id)).toEqual([]);
    await talking.appeal(els, id, 1, 'En toch');
    expect(await waiting(id)).toEqual([]);
    const restriction = { explanation: 'Te scherp', appeal: 'Het was een grap', answer: 'We blijven erbij' };
    expect((await postOf(els, id)).restriction).toEqual(restriction);
    await talking.moderate(facilitator, id, 1, false, 'Bij nader inzien');
    expect(await postOf(jan, id)).toMatchObject({ hidden: false, html: '<p>Hoe doen jullie dit?</p>' });
    expect((await acts(id)).map(([act]) => act)).toEqual(['hide-post', 'hide-post', 'show-post']);
  });

  test('by two at once is hidden once', async () => {
    const id = await talking.begun(els, MODULE);
    const other = await signIn(academy, { roles: ['administrator'] });
    const both = await Promise.all([facilitator, other].map((person) => talking.moderate(person, id, 1, true)));
    expect(both.map((one) => one.__typename)).toEqual(['PostModerated', 'PostModerated']);
    expect(await sql('select 1 from discussion.restriction where thread_id = $1', [id])).toHaveLength(1);
  });
});

describe('a conversation', () => {
  test('that is closed is read and not written in, but by those who keep order; what was typed stays', async () => {
    const id = await talking.begun(els, MODULE);
    await talking.settle(facilitator, id, true);
    const refused = await talking.reply(jan, id);
    expect(refused.problems).toEqual([{ field: 'text', message: expect.stringContaining('gesloten') }]);
    expect((await talking.reply(facilitator, id)).__typename).toBe('PostWritten');
    const changed = await talking.edit(els, id, 1, 'Toch nog iets', 1);
    expect(changed.problems).toEqual([{ field: 'text', message: expect.stringContaining('gesloten') }]);
    await talking.settle(facilitator, id, false);
    expect((await talking.reply(jan, id)).__typename).toBe('PostWritten');
    expect(await acts(id)).toEqual([
      ['settle-thread', true, 'Even rust'],
      ['settle-thread', true, 'Even rust'],
    ]);
  });

  test('that was closed while somebody wrote gives back what they wrote', async () => {
    const id = await talking.begun(els, MODULE);
    await talking.settle(facilitator, id, true);
    const { statusCode, body } = await academy.app.inject({
      ...{ method: 'POST', url: `/gesprekken/${id}` },
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: jan.cookie },
      payload: new URLSearchParams({ intent: 'reply', text: 'Wat ik net schreef', requestKey: 'k' }).toString(),
    });
    expect(statusCode).toBe(422);
    expect(body).toMatch(/<textarea[^>]*>Wat ik net schreef<\/textarea>/);
    expect(body).toContain('Dit gesprek is intussen gesloten.');
  });

  test('that is slowed lets one person write again when the time is over', async () => {
    const id = await talking.begun(els, MODULE);
    await talking.settle(facilitator, id, false, 3600);
    expect((await talking.reply(jan, id)).__typename).toBe('PostWritten');
    const refused = await talking.reply(jan, id);
    expect(refused.problems).toEqual([{ field: 'text', message: expect.stringContaining('Wacht nog') }]);
    expect((await talking.reply(facilitator, id)).__typename).toBe('PostWritten');
    const clock = academy.app.get(Clock);
    clock.advance(3_601_000);
    expect((await talking.reply(jan, id)).__typename).toBe('PostWritten');
    clock.advance(-3_601_000);
  });
});

test('who is banned reads on and does not write, begin or change anything, with the reason, until the time is over', async () => {
  const rude = await colleague('Ruw');
  const id = await talking.begun(els, MODULE);
  await talking.reply(rude, id, { text: 'Ruw' });
  expect((await talking.ban(facilitator, id, 2, 366)).__typename).toBe('InvalidInput');
  await talking.ban(facilitator, id, 2, 7);
  const refused = await talking.reply(rude, id);
  expect(refused.problems).toEqual([
    { field: 'text', message: expect.stringContaining('nog 7 dagen niet schrijven. De reden: Al drie keer gevraagd') },
  ]);
  expect((await talking.start(rude, MODULE)).__typename).toBe('InvalidInput');
  expect((await talking.edit(rude, id, 2, 'Anders', 1)).__typename).toBe('InvalidInput');
  expect((await talking.read(rude, id)).__typename).toBe('ThreadPage');
  const clock = academy.app.get(Clock);
  clock.advance(8 * 86_400_000);
  expect((await talking.reply(rude, id)).__typename).toBe('PostWritten');
  clock.advance(-8 * 86_400_000);
  await talking.ban(facilitator, id, 2, 0);
  expect((await talking.reply(rude, id)).__typename).toBe('PostWritten');
  expect((await acts(rude.id)).map(([act]) => act)).toEqual(['ban-writer', 'ban-writer']);
});
