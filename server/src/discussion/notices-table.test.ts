import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { type Caller, systemCaller } from '../platform/graphql/caller.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { Talking } from '../testing/talking.ts';
import { ChooseBestAnswer } from './choose-best-answer.ts';
import { ReactToPost } from './react-to-post.ts';
import { Threads } from './threads.ts';
import { WritePost } from './write-post.ts';

/**
 * What people are told of, on the site and by mail: each event × what they are to it × how soon they want a mail × a moment,
 * with a set clock. Everything happens once, before the cells are looked at one by one.
 */
const CADENCES = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NONE'] as const;
type Cadence = (typeof CADENCES)[number];

/** When it happens, and when mails about it leave. Summer time ends on 25 October 2026 and begins on 28 March 2027. */
const MOMENTS = {
  'on a Tuesday': {
    at: '2026-11-17T10:00:00Z',
    AT_ONCE: '2026-11-17T10:05:00Z',
    DAILY: '2026-11-18T06:00:00Z',
    WEEKLY: '2026-11-23T06:00:00Z',
  },
  'in the evening before winter time': {
    at: '2026-10-24T19:30:00Z',
    AT_ONCE: '2026-10-25T06:00:00Z',
    DAILY: '2026-10-25T06:00:00Z',
    WEEKLY: '2026-10-26T06:00:00Z',
  },
  'in the evening before summer time': {
    at: '2027-03-27T20:30:00Z',
    AT_ONCE: '2027-03-28T05:00:00Z',
    DAILY: '2027-03-28T05:00:00Z',
    WEEKLY: '2027-03-29T05:00:00Z',
  },
} as const;
type Moment = keyof typeof MOMENTS;
const moments = Object.keys(MOMENTS) as Moment[];

/** What who follows is told of, and what who it concerns is. */
const EVENTS = {
  'a post': { follower: 'REPLY', concerned: 'REPLY' },
  'a mention': { follower: 'REPLY', concerned: 'MENTION' },
  'an answer to a post': { follower: 'REPLY', concerned: 'QUOTE' },
  'a mention in an answer': { follower: 'REPLY', concerned: 'MENTION' },
  'a best answer': { follower: undefined, concerned: 'BEST_ANSWER' },
  'a reaction': { follower: undefined, concerned: 'REACTION' },
} as const;
type Event = keyof typeof EVENTS;
const events = Object.keys(EVENTS) as Event[];

/** What is told when it happens, what the site still tells after that, and whether a mail tells it. */
const RELATIONS = {
  // who writes, chooses or reacts, also about themselves
  author: { told: undefined, after: 'nothing', mailed: false },
  follower: { told: 'follower', after: 'unread', mailed: true },
  // who is mentioned, quoted, chosen or reacted to
  concerned: { told: 'concerned', after: 'unread', mailed: true },
  // the same people, but
  'who is mute about it': { told: undefined, after: 'nothing', mailed: false },
  'who may not see it': { told: undefined, after: 'nothing', mailed: false },
  'who may see it no more': { told: 'concerned', after: 'nothing', mailed: false },
  'who read it meanwhile': { told: 'concerned', after: 'read', mailed: false },
} as const;
type Relation = keyof typeof RELATIONS;
const relations = Object.keys(RELATIONS) as Relation[];

type Told = { kind: string; unread: boolean };
type Bundle = { kind: string; unread: boolean; sentence: { text: string; own: boolean }[] };
type Someone = SignedInPerson & { name: string; relation: Relation; cadence: Cadence };
type Seen = { told: Map<string, Told>; after: Map<string, Told>; mails: { at: string; text: string }[] };

let academy: TestAcademy;
const seen = new Map<string, Seen>();
const nameOf = (moment: Moment, relation: Relation, cadence: Cadence) =>
  `P${moments.indexOf(moment)}${relations.indexOf(relation)}${CADENCES.indexOf(cadence)}`;
const titleOf = (event: Event) => `Over ${event}`;

const the = <T>(part: abstract new (...args: never[]) => T): T => academy.app.get<T>(part, { strict: false });
const sql = (text: string, values: unknown[] = []) => academy.database.dataSource.query(text, values);
const callerOf = ({ id, email }: SignedInPerson): Caller => ({
  ...systemCaller,
  person: { id, email, name: '', roles: ['learner'], sessionId: '' },
});

/** The clock stands still between one moment and the next. */
function setClock(iso: string, before = 0): void {
  const at = Date.parse(iso) - before;
  the(Clock).now = () => new Date(at);
}

async function someone(moment: Moment, relation: Relation, cadence: Cadence): Promise<Someone> {
  const name = nameOf(moment, relation, cadence);
  const person = await signIn(academy, { name });
  if (relation !== 'who may not see it') await grant(academy, person.id, { kind: 'module', key: 'samen' });
  await sql(
    `insert into notifications.preference (person_id, kind, mail)
     select $1, kind, $2 from unnest('{reply,mention,quote,best-answer,reaction}'::text[]) as kind`,
    [person.id, cadence.toLowerCase().replace('_', '-')],
  );
  return { ...person, name, relation, cadence };
}

/** A conversation that the other begins, in which somebody wrote its second post and somebody else its third. */
async function thread(event: Event, { id, relation }: Someone, other: SignedInPerson): Promise<string> {
  const starter = relation === 'author' ? id : other.id;
  const [row] = await sql(
    `insert into discussion.thread (anchor, anchor_title, module_keys, kind, title, author_id, request_key, started_at, last_number, last_posted_at)
     values ('module:samen', 'Samen', '{samen}', 'question', $1, $2, gen_random_uuid(), now(), 3, now()) returning id`,
    [titleOf(event), starter],
  );
  await sql(
    `insert into discussion.post (thread_id, number, author_id, request_key, text, posted_at)
     values ($1, 1, $2, 'a', 'Hoe?', now()), ($1, 2, $3, 'b', 'Zo.', now()), ($1, 3, $4, 'c', 'Of zo.', now())`,
    [row.id, starter, id, other.id],
  );
  await sql('insert into discussion.reader (person_id, thread_id, read_to, stance) values ($1, $2, 3, $3)', [
    ...[id, row.id, relation === 'who is mute about it' ? 'mute' : 'follow'],
  ]);
  return row.id as string;
}

/** It happens: to who follows by somebody else about a third, else about that person; to an author by themselves. */
async function happens(event: Event, someone: Someone, other: SignedInPerson): Promise<void> {
  const id = await thread(event, someone, other);
  const number = someone.relation === 'follower' ? 3 : 2;
  const by = someone.relation === 'author' ? someone : other;
  if (event === 'a reaction') {
    // nobody reacts to their own post but its author
    const actor = number === 3 ? await third(other) : by;
    await the(ReactToPost).run(callerOf(actor), callerOf(actor).person!, {
      threadId: id,
      number,
      kind: 'thank',
      given: true,
    });
    return;
  }
  if (event === 'a best answer') {
    await the(ChooseBestAnswer).run(callerOf(by), { threadId: id, number, best: true });
    return;
  }
  const name = someone.relation === 'follower' ? 'niemand' : someone.name;
  const text = event.startsWith('a mention') ? `Zoals @${name} zei.` : 'Bij ons ook.';
  const quote = event.includes('answer') ? { threadId: id, number } : undefined;
  await the(Database).transaction(async () => {
    const held = (await the(Threads).lock(id))!;
    await the(WritePost).run({ kind: 'text', thread: held, authorId: by.id, text, requestKey: event, quote }, the(Clock).now());
  });
}

const thirds = new Map<string, Promise<SignedInPerson>>();
function third(other: SignedInPerson): Promise<SignedInPerson> {
  const known =
    thirds.get(other.id) ??
    signIn(academy).then(async (person) => {
      await grant(academy, person.id, { kind: 'module', key: 'samen' });
      return person;
    });
  thirds.set(other.id, known);
  return known;
}

/** What somebody's list tells, by the title of what it is about. */
async function list({ cookie }: Someone): Promise<Map<string, Told>> {
  const query = '{ myNotices { bundles { kind unread sentence { text own } } } }';
  const { data } = await academy.graphql<{ myNotices: { bundles: Bundle[] } }>(query, {}, cookie);
  const bundles = data?.myNotices.bundles ?? [];
  const titled = bundles.map(
    ({ kind, unread, sentence }) => [sentence.findLast(({ own }) => own)?.text ?? '', { kind, unread }] as const,
  );
  expect(new Set(titled.map(([title]) => title)).size).toBe(titled.length);
  return new Map(titled);
}

/** Everything that happens at one moment, and what everybody sees of it until a week later. */
async function live(moment: Moment): Promise<void> {
  setClock(MOMENTS[moment].at);
  const other = await signIn(academy, { name: 'Ander' });
  await grant(academy, other.id, { kind: 'module', key: 'samen' });
  const people = await Promise.all(
    relations.flatMap((relation) => CADENCES.map((cadence) => someone(moment, relation, cadence))),
  );
  for (const event of events) await Promise.all(people.map((one) => happens(event, one, other)));
  // who signed in today still is then
  await sql("update identity.session set expires_at = '2030-01-01'");
  await academy.settled();
  const told = await Promise.all(people.map(list));
  const gone = people.filter(({ relation }) => relation === 'who may see it no more').map(({ id }) => id);
  await sql('update access.entitlement set ended_at = now() where person_id = any($1::uuid[])', [gone]);
  const talking = new Talking(academy);
  for (const person of people.filter(({ relation }) => relation === 'who read it meanwhile')) {
    const threads = await sql('select thread_id as id from discussion.reader where person_id = $1', [person.id]);
    for (const { id } of threads) await talking.read(person, id, 4);
  }
  const after = await Promise.all(people.map(list));
  for (const [index, { name }] of people.entries())
    seen.set(name, { told: told[index]!, after: after[index]!, mails: [] });
  const { AT_ONCE, DAILY, WEEKLY } = MOMENTS[moment];
  for (const at of new Set([AT_ONCE, DAILY, WEEKLY])) {
    await mailsAt(people, at, 'a second too early', 1000);
    await mailsAt(people, at, at);
    await mailsAt(people, at, 'a second time');
  }
}

let lastMail = '00000000-0000-0000-0000-000000000000';
async function mailsAt(people: readonly Someone[], at: string, label: string, before = 0): Promise<void> {
  setClock(at, before);
  await the(Jobs).enqueue('send-notices', {});
  await academy.settled();
  const rows: { id: string; recipient: string; source: Buffer }[] = await sql(
    'select id, recipient, source from platform.caught_mail where id > $1 order by id',
    [lastMail],
  );
  for (const { id, recipient, source } of rows) {
    lastMail = id;
    const person = people.find(({ email }) => email === recipient);
    const { subject = '', text = '' } = await new PostalMime().parse(source);
    if (person) seen.get(person.name)?.mails.push({ at: label, text: `${subject}\n${text}` });
  }
}

beforeAll(async () => {
  academy = await testAcademy();
  // here mails leave when the table says so, not when a minute of the machine's own time is over
  await sql("delete from jobs.schedule where name = 'send-notices'");
  await publishModule(academy, { key: 'samen', lessons: [{ key: 'les', blocks: ['tekst-a'] }] });
  for (const moment of moments) await live(moment);
}, 300_000);
afterAll(() => academy?.close());

const cells = moments.flatMap((moment) =>
  events.flatMap((event) =>
    relations.flatMap((relation) => CADENCES.map((cadence) => [event, relation, cadence, moment] as const)),
  ),
);

describe('who is told of what, when', () => {
  test.each(cells)('%s, %s, %s, %s', (event, relation, cadence, moment) => {
    const { told, after, mails } = seen.get(nameOf(moment, relation, cadence))!;
    const expected = RELATIONS[relation];
    const kind = expected.told && EVENTS[event][expected.told];
    const title = titleOf(event);
    expect(told.get(title)).toEqual(kind && { kind, unread: true });
    const later = kind && expected.after !== 'nothing' ? { kind, unread: expected.after === 'unread' } : undefined;
    expect(after.get(title)).toEqual(later);
    const mailed = kind && expected.mailed && cadence !== 'NONE' ? [MOMENTS[moment][cadence]] : [];
    expect(mails.filter(({ text }) => text.includes(`‘${title}’`)).map(({ at }) => at)).toEqual(mailed);
  });

  test('and each of them in one mail', () => {
    const most = Math.max(...[...seen.values()].map(({ mails }) => mails.length));
    expect(most).toBe(1);
  });
});
