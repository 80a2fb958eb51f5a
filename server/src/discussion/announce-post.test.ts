import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { Talking } from '../testing/talking.ts';
import { AnnouncePost } from './announce-post.ts';

const MODULE = { kind: 'MODULE', key: 'samen' } as const;
type Bundle = { kind: string; unread: boolean; path: string; excerpt: string | null; sentence: { text: string }[] };

let academy: TestAcademy;
let talking: Talking;
let els: SignedInPerson;
let jo: SignedInPerson;
let id: string;

beforeAll(async () => {
  academy = await testAcademy();
  talking = new Talking(academy);
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'les', blocks: ['tekst-a'] }] });
}, 120_000);
afterAll(() => academy?.close());
beforeEach(async () => {
  [els, jo] = [await reader('Els Peeters'), await reader('Jo')];
  id = await talking.begun(els, MODULE);
  await academy.settled();
});

const sql = (text: string, values: unknown[] = []) => academy.database.dataSource.query(text, values);
const the = <T>(part: abstract new (...args: never[]) => T): T => academy.app.get<T>(part, { strict: false });

async function reader(name: string): Promise<SignedInPerson> {
  // each test has people of its own, by names that nobody else has
  const person = await signIn(academy, { name: `${name} ${randomUUID().slice(0, 8)}` });
  await grant(academy, person.id, { kind: 'module', key: 'samen' });
  return person;
}

const nameOf = async ({ id: personId }: SignedInPerson): Promise<string> =>
  (await sql('select name from identity.person where id = $1', [personId]))[0].name;

async function told(person: SignedInPerson): Promise<Bundle[]> {
  await academy.settled();
  const query = '{ myNotices { bundles { kind unread path excerpt sentence { text } } } }';
  const { data } = await academy.graphql<{ myNotices: { bundles: Bundle[] } }>(query, {}, person.cookie);
  return data!.myNotices.bundles;
}
const kinds = async (person: SignedInPerson) => (await told(person)).map(({ kind }) => kind);
const say = async (person: SignedInPerson, text: string, more = {}) => {
  const { number } = await talking.reply(person, id, { text, ...more });
  // who begins to follow after it is not told of it
  await academy.settled();
  return Number(number);
};
const htmlOf = async (person: SignedInPerson, number: number) =>
  (await talking.read(person, id, number)).posts.find((post) => post.number === number)?.html ?? '';

describe('five thousand followers', () => {
  test('cost a post nothing, and are told once, also by a job that died half-way', async () => {
    const quiet = await talking.begun(els, MODULE);
    // what is written, and the one job; what the job then asks is asked beside it
    const cost = async (thread: string) => {
      const asked = await statementsOf(academy, () => talking.reply(els, thread));
      const jobs = await sql("select 1 from jobs.job where name = 'announce-post' and data @> $1", [
        { thread, number: 2 },
      ]);
      return [asked.filter((one) => /(insert into|update) discussion|for no key update/.test(one)).length, jobs.length];
    };
    // people who never signed in follow as well as others
    await sql(
      `with made as (insert into identity.person (name, email) select 'Volger', gen_random_uuid() || '@school.test' from generate_series(1, 5000) returning id),
       opened as (insert into access.entitlement (person_id, subject_kind, subject_key, source_kind, source_id, reason, granted_at)
         select id, 'module', 'samen', 'staff', id::text, 'proef', now() from made)
       insert into discussion.reader (person_id, thread_id, stance) select id, $1, 'follow' from made`,
      [id],
    );
    await academy.settled();
    const [many, none] = [await cost(id), await cost(quiet)];
    expect([many, many[1]]).toEqual([none, 1]);
    await academy.settled();
    const count = async () => {
      const [row] = await sql(
        'select count(*)::int as all, count(distinct person_id)::int as people from notifications.notice where place = $1',
        [`thread:${id}`],
      );
      return [row.all, row.people];
    };
    expect(await count()).toEqual([5000, 5000]);
    // as it is left by a server that is killed: the first thousands told, the rest not
    await sql(
      `delete from notifications.notice where place = $1 and person_id in (
         select person_id from notifications.notice where place = $1 order by person_id desc limit 2200)`,
      [`thread:${id}`],
    );
    await Promise.all([the(AnnouncePost).run(id, 2), the(AnnouncePost).run(id, 2)]);
    expect(await count()).toEqual([5000, 5000]);
    const perBatch = await statementsOf(academy, () => the(AnnouncePost).run(id, 2));
    expect(perBatch.length).toBeLessThan(200);
  });
});

describe('a post that is announced', () => {
  test('is not, when it is deleted or hidden by then', async () => {
    await talking.follow(jo, id, 'FOLLOW');
    const number = await say(els, 'Straks weg.');
    await academy.settled();
    await sql('delete from notifications.notice where person_id = $1', [jo.id]);
    await talking.delete(els, id, number);
    await the(AnnouncePost).run(id, number);
    expect(await sql('select 1 from notifications.notice where person_id = $1', [jo.id])).toEqual([]);
  });

  test('is told of no more once it is deleted or hidden, and again when it is shown', async () => {
    const boss = await signIn(academy, { roles: ['facilitator'] });
    await talking.follow(jo, id, 'FOLLOW');
    const [first, second] = [await say(els, 'Eerste'), await say(els, 'Tweede')];
    expect((await told(jo))[0]?.sentence.map(({ text }) => text).join('')).toMatch(/^2 nieuwe berichten/);
    await talking.delete(els, id, first);
    expect((await told(jo))[0]?.excerpt).toBe('Tweede');
    await talking.moderate(boss, id, second, true);
    expect(await kinds(jo)).toEqual([]);
    await talking.moderate(boss, id, second, false);
    expect(await kinds(jo)).toEqual(['REPLY']);
  });

  test('is read with the conversation, as far as one has seen it', async () => {
    await talking.follow(jo, id, 'FOLLOW');
    await say(els, 'Een');
    expect((await told(jo)).map(({ unread }) => unread)).toEqual([true]);
    await talking.read(jo, id, 2);
    expect((await told(jo)).map(({ unread }) => unread)).toEqual([false]);
    await say(els, 'Twee');
    expect((await told(jo)).map(({ unread, path }) => [unread, path])).toEqual([
      [true, `/gesprekken/${id}?bericht=3#bericht-3`],
      [false, `/gesprekken/${id}?bericht=2#bericht-2`],
    ]);
  });

  test('whatever is asked twice, each person hears of it once', async () => {
    await say(jo, 'Bij ons ook.');
    const key = { requestKey: randomUUID() };
    await Promise.all(Array.from({ length: 5 }, () => say(jo, 'Nog iets.', key)));
    expect((await told(els)).map(({ kind, excerpt }) => [kind, excerpt])).toEqual([['REPLY', null]]);
    expect((await sql('select 1 from notifications.notice where person_id = $1', [els.id])).length).toBe(2);
  });
});

describe('a reaction', () => {
  test('is told to the author, once by each, and no more when it is taken back', async () => {
    const an = await reader('An');
    for (let turn = 0; turn < 3; turn += 1) {
      await talking.react(jo, id, 1, 'THANK');
      await talking.react(jo, id, 1, 'THANK', false);
    }
    expect(await kinds(els)).toEqual([]);
    await talking.react(jo, id, 1, 'THANK');
    await talking.react(an, id, 1, 'INSPIRE');
    await talking.react(els, id, 1, 'THANK');
    const [bundle, ...more] = await told(els);
    expect([bundle?.kind, more]).toEqual(['REACTION', []]);
    expect(bundle?.sentence.map(({ text }) => text).join('')).toMatch(/^An \w+ en Jo \w+ reageerden op je bericht in/);
  });
});

describe('a mention', () => {
  test('is of who wrote in the conversation, by their whole name, however it is written', async () => {
    await say(jo, 'Dag');
    const name = await nameOf(jo);
    const number = await say(els, `Zoals @${name.toUpperCase()} zei, en **@${name}** nog eens.`);
    expect((await htmlOf(els, number)).match(/<span class="mention">@[^<]*<\/span>/g)).toEqual(
      Array(2).fill(`<span class="mention">@${name}</span>`),
    );
    expect((await told(jo)).map(({ kind }) => kind)).toEqual(['MENTION']);
    // what is shown is the name of today
    await academy.graphql(
      'mutation ($name: String!) { changeName(name: $name) { __typename } }',
      { name: 'Jo <b>Nieuw</b>' },
      jo.cookie,
    );
    expect(await htmlOf(els, number)).toContain('<span class="mention">@Jo &lt;b&gt;Nieuw&lt;/b&gt;</span>');
  });

  test('is of a facilitator too, and of nobody in what is quoted, in an address or inside a word', async () => {
    const boss = await signIn(academy, { roles: ['facilitator'], name: `Begeleider ${randomUUID().slice(0, 8)}` });
    const name = await nameOf(boss);
    const number = await say(els, `> @${name}\n\nhttps://school.test/@${name} x@${name} @${name}s`);
    expect(await htmlOf(els, number)).not.toContain('mention');
    expect(await kinds(boss)).toEqual([]);
    await say(els, `(@${name})`);
    expect(await kinds(boss)).toEqual(['MENTION']);
  });

  test('of who may not see it, is not there, or has the name of another stays text and tells nothing', async () => {
    const [stranger, twin, other] = [
      await signIn(academy, { name: 'Vreemde' }),
      await reader('Twee'),
      await reader('Drie'),
    ];
    await say(twin, 'Dag');
    await say(other, 'Dag');
    await sql("update identity.person set name = 'Zelfde Naam' where id = any($1::uuid[])", [[twin.id, other.id]]);
    const left = await reader('Vertrokken');
    await say(left, 'Dag');
    await sql('update access.entitlement set ended_at = now() where person_id = $1', [left.id]);
    await academy.settled();
    const silent = await reader('Stil');
    const texts = ['Vreemde', 'Zelfde Naam', await nameOf(left), await nameOf(silent), 'Niemand'].map(
      (name) => `@${name}`,
    );
    const number = await say(els, texts.join(' en '));
    expect(await htmlOf(els, number)).toBe(`<p>${texts.join(' en ')}</p>`);
    for (const person of [stranger, silent]) expect(await kinds(person)).toEqual([]);
    expect(await kinds(twin)).not.toContain('MENTION');
    expect(
      await sql('select 1 from notifications.notice where person_id = $1 and kind = $2', [left.id, 'mention']),
    ).toEqual([]);
  });

  test('added to a post tells who was not mentioned before, also when they read it already', async () => {
    const an = await reader('An');
    for (const person of [jo, an]) await say(person, 'Dag');
    const [first, second] = [await nameOf(jo), await nameOf(an)];
    const number = await say(els, `@${first} kijk eens.`);
    expect(await kinds(jo)).toEqual(['MENTION', 'REPLY']);
    await talking.read(an, id, number);
    await talking.read(jo, id, number);
    await talking.edit(els, id, number, `@${first} en @${second}, kijk eens.`, 1);
    expect((await told(jo)).map(({ unread }) => unread)).toEqual([false, false]);
    // that there was a post An had read; that they are mentioned in it is news, and still one notice
    expect((await told(an)).map(({ kind, unread }) => [kind, unread])).toEqual([['MENTION', true]]);
    await talking.edit(els, id, number, `@${second}, kijk eens.`, 2);
    expect(await kinds(jo)).toEqual(['REPLY']);
  });

  test('can be of those names alone that everybody in the conversation knows', async () => {
    const boss = await signIn(academy, { roles: ['facilitator'], name: `Begeleider ${randomUUID().slice(0, 8)}` });
    const outsider = await reader('Buiten');
    await say(jo, 'Dag');
    const query =
      'query ($id: ID!) { done: mentionable(threadId: $id) { __typename ... on MentionableNames { names } } }';
    const names = async (person: SignedInPerson) =>
      (await talking.ask<{ names?: string[] }>(query, { id }, person)).names;
    expect(await names(els)).toEqual(expect.arrayContaining([await nameOf(boss), await nameOf(jo)]));
    expect(await names(els)).not.toContain(await nameOf(outsider));
    expect(await names(els)).not.toContain(await nameOf(els));
    expect(await names(await signIn(academy))).toBeUndefined();
  });
});
