import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Role } from '../../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { grant, publishModule, withdraw } from '../../testing/learning.ts';
import { type SignedInPerson, signIn } from '../../testing/people.ts';
import { statementsOf } from '../../testing/statements.ts';

const SAVE = `mutation ($input: SaveReflectionInput!) { done: saveReflection(input: $input) { __typename
  ... on ReflectionConflict { version } ... on ReflectionSaved { revision } } }`;
const NOTEBOOK = `query ($filter: NotebookFilter) { done: notebook(filter: $filter) { total count page pages
  modules { key title } barriers lookBack { ago answer { id text } }
  answers { id moduleTitle lessonTitle question promptKey barriers text versions savedAt sharedWith { id email } }
  sharedWithMe { id author lessonTitle question } } }`;
const SHARE = `mutation ($input: ShareAnswerInput!) { done: shareAnswer(input: $input) { __typename
  ... on Refused { message } ... on InvalidInput { problems { field } } ... on AnswerShared { share { id email } } } }`;
const UNSHARE = 'mutation ($share: ID!) { done: unshareAnswer(share: $share) { __typename } }';
const SHARED = `query ($share: ID!) { done: sharedAnswer(share: $share) { __typename
  ... on SharedAnswer { author text question lessonTitle } } }`;

type Answer = {
  id: string;
  text: string | null;
  question: string | null;
  versions: number;
  sharedWith: { id: string; email: string }[];
};
type Notebook = {
  total: number;
  count: number;
  page: number;
  pages: number;
  answers: Answer[];
  lookBack: { ago: string; answer: { text: string } } | null;
  sharedWithMe: { id: string; author: string; question: string | null }[];
};
type Shared = { __typename: string; text?: string; author?: string; question?: string | null };

let academy: TestAcademy;
let teacher: SignedInPerson;

beforeAll(async () => {
  academy = await testAcademy();
  await publishModule(academy, {
    key: 'vertrouwen',
    lessons: [
      { key: 'gratis', phase: 'why', free: true, blocks: ['tekst-1', 'prompt-1', 'prompt-2'] },
      { key: 'hoe', phase: 'how', blocks: ['prompt-3', ...Array.from({ length: 60 }, (_, at) => `prompt-x${at}`)] },
    ],
  });
});

afterAll(() => academy.close());

beforeEach(async () => {
  teacher = await signIn(academy, { name: 'Els Peeters' });
  await grant(academy, teacher.id, { kind: 'module', key: 'vertrouwen' });
});

async function ask<Done>(query: string, variables: Record<string, unknown>, who: SignedInPerson): Promise<Done> {
  const { data, errors } = await academy.graphql<{ done: Done }>(query, variables, who.cookie);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

const write = (text: string, prompt = 'prompt-1', who = teacher, baseRevision = 0) =>
  ask<{ version?: string }>(
    SAVE,
    {
      input: {
        module: 'vertrouwen',
        lesson: /^prompt-[12]$/.test(prompt) ? 'gratis' : 'hoe',
        prompt,
        text,
        baseRevision,
      },
    },
    who,
  );
const notebook = (filter: object = {}, who = teacher) => ask<Notebook>(NOTEBOOK, { filter }, who);
const share = (answer: string, email: string, who = teacher) =>
  ask<{ __typename: string; share: { id: string; email: string }; problems?: { field: string }[] }>(
    SHARE,
    { input: { answer, email } },
    who,
  );
const unshare = (id: string, who = teacher) => ask<{ __typename: string }>(UNSHARE, { share: id }, who);
const shared = (id: string, who: SignedInPerson) => ask<Shared>(SHARED, { share: id }, who);

async function oneAnswer(text = 'Dit is van mij alleen.'): Promise<string> {
  await write(text);
  return (await notebook()).answers[0]?.id ?? '';
}

type Told = { unread: number; bundles: { path: string; unread: boolean; sentence: { text: string }[] }[] };
const NOTICES = '{ done: myNotices { unread bundles { path unread sentence { text } } } }';

const lettersTo = (email: string): Promise<{ locale: string; data: Record<string, string> }[]> =>
  academy.database.dataSource.query(
    "select locale, data from platform.mail where recipient = $1 and template = 'answer-shared' order by id",
    [email],
  );

describe('all that one wrote', () => {
  test('stands together, what was saved last first, with what it answers', async () => {
    await write('Eerst dit.');
    await write('Dan dat.', 'prompt-3');
    const { total, answers } = await notebook();
    expect(total).toBe(2);
    expect(answers).toMatchObject([
      { text: 'Dan dat.', question: 'Wat herken je hierin?', promptKey: 'prompt-3' },
      { text: 'Eerst dit.', question: 'Wat herken je hierin?', promptKey: 'prompt-1' },
    ]);
  });

  test('is found by its words, however they are written', async () => {
    await write('Een ouder uit Tunesië kwam vóór de school.');
    await write('Iets heel anders.', 'prompt-3');
    for (const words of ['tunesie', 'VOOR ouder', 'tun sch']) {
      expect((await notebook({ words })).answers).toMatchObject([
        { text: 'Een ouder uit Tunesië kwam vóór de school.' },
      ]);
    }
    expect(await notebook({ words: 'tunesie anders' })).toMatchObject({ count: 0, total: 2 });
    expect(await notebook({ words: '%_\\"'.repeat(3000) })).toMatchObject({ count: 2 });
  });

  test('is chosen by module and by barrier', async () => {
    await write('Over vertrouwen.');
    expect((await notebook({ module: 'vertrouwen' })).count).toBe(1);
    expect((await notebook({ module: 'weg' })).count).toBe(0);
    expect((await notebook({ barrier: 'geen' })).count).toBe(0);
  });

  test('costs as many statements for sixty answers as for one, a page at a time', async () => {
    await write('Eén.');
    const few = await statementsOf(academy, () => notebook());
    await academy.database.dataSource.query("delete from platform.rate where bucket like 'reflection:%'");
    for (let at = 0; at < 60; at += 1) await write(`Antwoord ${at}`, `prompt-x${at}`);
    const many = await statementsOf(academy, () => notebook());
    expect(many.length).toBe(few.length);
    expect(many.length).toBeLessThanOrEqual(4);
    expect(await notebook()).toMatchObject({ total: 61, page: 1, pages: 2 });
    expect((await notebook({ page: 2 })).answers).toHaveLength(11);
    expect(await notebook({ page: -5 })).toMatchObject({ page: 1 });
    expect(await notebook({ page: 99 })).toMatchObject({ page: 2 });
  });

  test('stays readable when access ended, without the question that belongs to what is paid', async () => {
    const visitor = await signIn(academy);
    const source = await grant(academy, visitor.id, { kind: 'module', key: 'vertrouwen' });
    await write('Van toen ik toegang had.', 'prompt-3', visitor);
    await withdraw(academy, source);
    expect((await notebook({}, visitor)).answers).toMatchObject([{ text: 'Van toen ik toegang had.', question: null }]);
  });

  test('one that does not open stands there as such, among the others', async () => {
    await write('Dit raakt beschadigd.');
    await write('Dit blijft heel.', 'prompt-3');
    await academy.database.dataSource.query(
      "update learning.reflection set text = overlay(text placing '\\x0000' from 20) where person_id = $1 and prompt_key = 'prompt-1'",
      [teacher.id],
    );
    expect((await notebook()).answers.map(({ text }) => text)).toEqual(['Dit blijft heel.', null]);
    const { body, statusCode } = await file('md');
    expect(statusCode).toBe(200);
    expect(body).toContain('Dit blijft heel.');
  });

  test('a text of another device that waits is told', async () => {
    await write('Van de telefoon.');
    await write('Van de laptop.');
    expect((await notebook()).answers).toMatchObject([{ text: 'Van de telefoon.', versions: 1 }]);
  });

  test('looks back a year, or else a month', async () => {
    await write('Wat ik toen dacht.');
    expect((await notebook()).lookBack).toBeNull();
    const aged = (days: number) =>
      academy.database.dataSource.query(
        'update learning.reflection set written_at = now() - make_interval(days => $2) where person_id = $1',
        [teacher.id, days],
      );
    await aged(30);
    expect((await notebook()).lookBack).toMatchObject({ ago: 'MONTH', answer: { text: 'Wat ik toen dacht.' } });
    await aged(365);
    expect((await notebook()).lookBack).toMatchObject({ ago: 'YEAR' });
    await aged(200);
    expect((await notebook()).lookBack).toBeNull();
  });
});

const file = (kind: 'md' | 'pdf', cookie: string | undefined = teacher.cookie) =>
  academy.app.inject({
    url: `/mijn-schrift/mijn-schrift.${kind}`,
    headers: cookie ? { cookie } : {},
  });

describe('taking it along', () => {
  test('as Markdown it holds every answer, and what was written makes nothing of the document', async () => {
    await write('# Geen kop\n- geen lijst\n<script>alert(1)</script>\n[geen link](http://x)\n12. niets');
    const { body, headers, statusCode } = await file('md');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['content-disposition']).toContain('attachment');
    expect(body).toContain('Els Peeters');
    expect(body).toContain('\\# Geen kop');
    expect(body).toContain('\\- geen lijst');
    expect(body).toContain('\\<script\\>');
    expect(body).toContain('\\[geen link\\]');
    expect(body).toContain('\\12. niets');
  });

  test('as PDF it is tagged, in its language, and whatever was written is drawn', async () => {
    await write('Gewoon, Łódź, ğış, 🌱 en عربي.\n\nNog een alinea.');
    const { rawPayload, headers } = await file('pdf');
    expect(headers['content-type']).toBe('application/pdf');
    const pdf = rawPayload.toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    for (const part of ['/StructTreeRoot', '/Lang (nl-BE)', '/MarkInfo', '/DisplayDocTitle true', '/FontFile2'])
      expect(pdf).toContain(part);
  });

  test('at most twenty times in ten minutes', async () => {
    await write('Iets.');
    const all = await Promise.all(Array.from({ length: 21 }, () => file('md')));
    expect(all.map(({ statusCode }) => statusCode).sort()).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
  });

  test('nobody gets the file of somebody else, and who is not signed in gets none', async () => {
    await write('Dit is van mij alleen.');
    const other = await signIn(academy);
    expect((await file('md', other.cookie)).body).not.toContain('Dit is van mij alleen.');
    for (const kind of ['md', 'pdf'] as const) {
      const { statusCode } = await academy.app.inject({ url: `/mijn-schrift/mijn-schrift.${kind}` });
      expect(statusCode).toBe(401);
    }
  });
});

describe('sharing', () => {
  test('with a colleague: a notice without the text, and they read it as it is now', async () => {
    const colleague = await signIn(academy);
    const id = await oneAnswer();
    const { share: made } = await share(id, ` ${colleague.email.toUpperCase()} `);
    expect((await notebook()).answers[0]?.sharedWith).toMatchObject([{ id: made.id, email: colleague.email }]);
    const notices = () => ask<Told>(NOTICES, {}, colleague);
    const told = await notices();
    expect(told.bundles).toMatchObject([{ path: `/mijn-schrift/gedeeld/${made.id}`, unread: true }]);
    expect(told.bundles[0]?.sentence.map(({ text }) => text).join('')).toBe('Els Peeters deelt een antwoord met je');
    expect(JSON.stringify(told)).not.toContain('Dit is van mij alleen.');
    expect(await lettersTo(colleague.email)).toEqual([]);
    expect(await shared(made.id, colleague)).toMatchObject({ author: 'Els Peeters', text: 'Dit is van mij alleen.' });
    expect((await notices()).unread).toBe(0);
    expect((await notebook({}, colleague)).sharedWithMe).toMatchObject([{ id: made.id, author: 'Els Peeters' }]);
    await write('Dit is van mij alleen. En nu meer.', 'prompt-1', teacher, 1);
    expect(await shared(made.id, colleague)).toMatchObject({ text: 'Dit is van mij alleen. En nu meer.' });
  });

  test('taken back, it is gone for them at once', async () => {
    const colleague = await signIn(academy);
    const { share: made } = await share(await oneAnswer(), colleague.email);
    expect((await unshare(made.id)).__typename).toBe('AnswerUnshared');
    expect(await ask<Told>(NOTICES, {}, colleague)).toEqual({ unread: 0, bundles: [] });
    expect((await unshare(made.id)).__typename).toBe('NotFound');
    expect((await shared(made.id, colleague)).__typename).toBe('NotFound');
    expect((await notebook({}, colleague)).sharedWithMe).toEqual([]);
    expect((await notebook()).answers[0]?.sharedWith).toEqual([]);
  });

  test('whether anybody has the address is not told, and whoever comes with it later reads it', async () => {
    const id = await oneAnswer();
    const known = await signIn(academy);
    const stranger = `${randomUUID()}@school.test`;
    const [one, other] = [await share(id, known.email), await share(id, stranger)];
    expect(Object.keys(one)).toEqual(Object.keys(other));
    expect([one.__typename, other.__typename]).toEqual(['AnswerShared', 'AnswerShared']);
    expect(await lettersTo(stranger)).toHaveLength(1);
    const newcomer = await signIn(academy, { email: stranger });
    expect(await shared(other.share.id, newcomer)).toMatchObject({ text: 'Dit is van mij alleen.' });
  });

  test('what was opened stays with who opened it, whoever has the address later', async () => {
    const colleague = await signIn(academy);
    const { share: made } = await share(await oneAnswer(), colleague.email);
    await shared(made.id, colleague);
    await academy.database.dataSource.query('update identity.person set email = $2 where id = $1', [
      colleague.id,
      `${randomUUID()}@school.test`,
    ]);
    const later = await signIn(academy, { email: colleague.email });
    expect((await shared(made.id, later)).__typename).toBe('NotFound');
    expect((await notebook({}, later)).sharedWithMe).toEqual([]);
  });

  test('twice, or ten times at once, it is one share and one mail', async () => {
    const id = await oneAnswer();
    const email = `${randomUUID()}@school.test`;
    const all = await Promise.all(Array.from({ length: 10 }, () => share(id, email)));
    expect(new Set(all.map((one) => one.share.id)).size).toBe(1);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  test('an address that is none, or one’s own, is refused at its field', async () => {
    const id = await oneAnswer();
    for (const email of ['', 'niemand', 'a@b', 'x@y.test\r\nBcc: z@y.test', teacher.email])
      expect(await share(id, email)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'email' }] });
  });

  test('at most twenty people, at most thirty an hour', async () => {
    const id = await oneAnswer();
    for (let at = 0; at < 20; at += 1) await share(id, `${at}@${randomUUID()}.test`);
    expect((await share(id, `x@${randomUUID()}.test`)).__typename).toBe('InvalidInput');
    for (let at = 0; at < 9; at += 1) await share(id, `x@${randomUUID()}.test`);
    expect((await share(id, `x@${randomUUID()}.test`)).__typename).toBe('TooOften');
  });

  test('shared with one person and taken back without end, it writes to them ten times a day and no more', async () => {
    const id = await oneAnswer();
    const email = `${randomUUID()}@school.test`;
    for (let at = 0; at < 10; at += 1) await unshare((await share(id, email)).share.id);
    expect((await share(id, email)).__typename).toBe('TooOften');
    expect(await lettersTo(email)).toHaveLength(10);
    expect((await share(id, `${randomUUID()}@school.test`)).__typename).toBe('AnswerShared');
  });

  test('nobody shares or takes back what is not theirs', async () => {
    const id = await oneAnswer();
    const other = await signIn(academy);
    expect((await share(id, `${randomUUID()}@school.test`, other)).__typename).toBe('NotFound');
    const { share: made } = await share(id, other.email);
    expect((await unshare(made.id, other)).__typename).toBe('NotFound');
    for (const wrong of ['', 'x', "' or 1=1 --", randomUUID()]) {
      expect((await share(wrong, other.email)).__typename).toBe('NotFound');
      expect((await unshare(wrong)).__typename).toBe('NotFound');
      expect((await shared(wrong, other)).__typename).toBe('NotFound');
    }
  });

  test('the question of a paid lesson is not shared along with the answer', async () => {
    const colleague = await signIn(academy);
    await write('Over de betaalde les.', 'prompt-3');
    const [answer] = (await notebook()).answers;
    const { share: made } = await share(answer?.id ?? '', colleague.email);
    expect(await shared(made.id, colleague)).toMatchObject({ text: 'Over de betaalde les.', question: null });
    await grant(academy, colleague.id, { kind: 'module', key: 'vertrouwen' });
    expect(await shared(made.id, colleague)).toMatchObject({ question: 'Wat herken je hierin?' });
  });
});

describe('who may read an answer', () => {
  const SECRET = 'Dit staat nergens anders.';
  const READERS: [string, Role[] | 'visitor' | 'author' | 'shared', boolean][] = [
    ['its author', 'author', true],
    ['who it is shared with', 'shared', true],
    ['a colleague with the same module', ['learner'], false],
    ['a facilitator', ['learner', 'facilitator'], false],
    ['an author of lessons', ['learner', 'author'], false],
    ['finance', ['learner', 'finance'], false],
    ['an administrator', ['learner', 'administrator'], false],
    ['nobody in particular', 'visitor', false],
  ];

  test.each(READERS)('%s, over query and export', async (_name, who, may) => {
    const id = await oneAnswer(SECRET);
    const friend = await signIn(academy);
    const { share: made } = await share(id, friend.email);
    const roles = Array.isArray(who) ? who : undefined;
    const other = roles ? await signIn(academy, { roles }) : undefined;
    if (other) await grant(academy, other.id, { kind: 'module', key: 'vertrouwen' });
    const reader = who === 'author' ? teacher : who === 'shared' ? friend : other;
    const heard: string[] = [];
    for (const [query, variables] of [
      [NOTEBOOK, {}],
      [SHARED, { share: made.id }],
      [SHARED, { share: id }],
    ] as const)
      heard.push(JSON.stringify(await academy.graphql(query, variables, reader?.cookie)));
    const own = heard.some((answer) => answer.includes(SECRET));
    expect(own).toBe(may);
    const { body } = await academy.app.inject({
      url: '/mijn-schrift/mijn-schrift.md',
      headers: reader ? { cookie: reader.cookie } : {},
    });
    expect(body.includes(SECRET)).toBe(who === 'author');
  });
});
