import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, withdraw } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { Talking } from '../testing/talking.ts';

const MODULE = { kind: 'MODULE', key: 'samen' } as const;

let academy: TestAcademy;
let talking: Talking;
let facilitator: SignedInPerson;
let administrator: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  talking = new Talking(academy);
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'les', blocks: ['tekst-a'] }] });
  facilitator = await signIn(academy, { name: 'Begeleider', roles: ['learner', 'facilitator'] });
  administrator = await signIn(academy, { name: 'Beheer', roles: ['learner', 'administrator'] });
}, 120_000);
afterAll(() => academy.close());
beforeEach(() => academy.database.dataSource.query('delete from platform.rate'));

async function colleague(name: string) {
  const person = await signIn(academy, { name });
  return Object.assign(person, { access: await grant(academy, person.id, { kind: 'module', key: 'samen' }) });
}

/** What somebody is told of by those who keep order, the oldest first. */
async function told(person: SignedInPerson): Promise<[string, string | null][]> {
  const query = '{ done: myNotices { bundles { kind sentence { text } excerpt } } }';
  type Told = { bundles: { kind: string; sentence: { text: string }[]; excerpt: string | null }[] };
  const { bundles } = await talking.ask<Told>(query, {}, person);
  return bundles
    .filter(({ kind }) => kind === 'MODERATION')
    .map(({ sentence, excerpt }): [string, string | null] => [sentence.map(({ text }) => text).join(''), excerpt])
    .toReversed();
}

describe('who is told what was decided, and why', () => {
  test('who wrote what is hidden, upheld after an appeal and shown again; who reported it; and nobody twice', async () => {
    const [els, jan] = [await colleague('Els'), await colleague('Jan')];
    const id = await talking.begun(els, MODULE, { title: 'Over stilte' });
    await talking.report(jan, id, 1);
    await talking.moderate(facilitator, id, 1, true, 'Er staat een naam in');
    await talking.moderate(facilitator, id, 1, true, 'Er staat een naam in');
    await talking.appeal(els, id, 1);
    await talking.moderate(administrator, id, 1, true, 'We blijven erbij');
    await talking.moderate(administrator, id, 1, false, 'Bij nader inzien');
    expect(await told(els)).toEqual([
      [expect.stringContaining('‘Over stilte’ is verborgen. Niet akkoord?'), 'Er staat een naam in'],
      [expect.stringContaining('blijft verborgen'), 'We blijven erbij'],
      [expect.stringContaining('weer voor iedereen te lezen'), 'Bij nader inzien'],
    ]);
    expect(await told(jan)).toEqual([[expect.stringContaining('dat je meldde'), 'Er staat een naam in']]);
    expect(await told(facilitator)).toEqual([]);
  });

  test('who reported what stays; its author does not learn that somebody did', async () => {
    const [els, jan] = [await colleague('Els'), await colleague('Jan')];
    const id = await talking.begun(els, MODULE);
    await talking.report(jan, id, 1);
    await talking.moderate(facilitator, id, 1, false, 'Dit mag');
    expect(await told(jan)).toEqual([[expect.stringContaining('blijft staan. Niet akkoord?'), 'Dit mag']]);
    expect(await told(els)).toEqual([]);
  });

  test('who is banned and may write again, however often the form is sent', async () => {
    const [els, jan] = [await colleague('Els'), await colleague('Jan')];
    const id = await talking.begun(els, MODULE);
    await talking.reply(jan, id);
    for (let turn = 0; turn < 3; turn += 1) await talking.ban(facilitator, id, 2, 7);
    for (let turn = 0; turn < 2; turn += 1) await talking.ban(facilitator, id, 2, 0);
    expect(await told(jan)).toEqual([
      [expect.stringContaining('een tijd niet schrijven'), 'Al drie keer gevraagd'],
      [expect.stringContaining('weer schrijven'), 'Al drie keer gevraagd'],
    ]);
  });

  test('who wrote what was moved or merged, once for all of it; what that is called only with access', async () => {
    const [els, jan] = [await colleague('Els'), await colleague('Jan')];
    const [from, to] = [await talking.begun(els, MODULE), await talking.begun(els, MODULE, { title: 'Daar' })];
    for (let turn = 0; turn < 3; turn += 1) await talking.reply(jan, from);
    await talking.move(facilitator, from, [2, 3], to);
    await withdraw(academy, jan.access);
    await talking.merge(facilitator, from, to);
    expect(await told(jan)).toEqual([
      [expect.stringContaining('Wat je schreef, staat nu in'), 'Hoort daar'],
      [expect.stringContaining('samengevoegd met'), 'Zelfde vraag'],
    ]);
    expect(JSON.stringify(await told(jan))).not.toContain('Daar');
    expect(await told(els)).toEqual([[expect.stringContaining('samengevoegd met ‘Daar’'), 'Zelfde vraag']]);
  });

  test('is decided and told together or not at all', async () => {
    const sql = (text: string) => academy.database.dataSource.query(text);
    const els = await colleague('Els');
    const id = await talking.begun(els, MODULE);
    await sql(
      `create function discussion.cut() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$`,
    );
    await sql('create trigger cut before insert on insight.act for each row execute function discussion.cut()');
    expect((await talking.moderate(facilitator, id, 1, true)).__typename).toBe('FAULT');
    await sql('drop trigger cut on insight.act');
    expect(await told(els)).toEqual([]);
    expect((await talking.read(els, id)).posts[0]?.hidden).toBe(false);
  });
});

test('an appeal is not answered by who hid the post, as long as somebody else can', async () => {
  const els = await colleague('Els');
  const id = await talking.begun(els, MODULE);
  await talking.moderate(facilitator, id, 1, true);
  await talking.appeal(els, id, 1);
  for (const hide of [true, false])
    expect(await talking.moderate(facilitator, id, 1, hide)).toMatchObject({ __typename: 'InvalidInput' });
  expect((await talking.moderate(administrator, id, 1, true)).__typename).toBe('PostModerated');
  // what is no answer to an appeal stays with whoever decided
  expect((await talking.moderate(facilitator, id, 1, false)).__typename).toBe('PostModerated');
});
