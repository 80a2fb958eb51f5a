import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PublishModule } from '../authoring/index.ts';
import { FinishLesson } from '../learning/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule, publishProgramme, withdraw } from '../testing/learning.ts';
import { mailbox } from '../testing/mailbox.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy();
  await publishModule(academy, {
    key: 'een',
    lessons: [
      { key: 'waarom', title: 'Waarom samen', minutes: 40, blocks: ['tekst-a', 'prompt-a'] },
      { key: 'hoe', title: 'Hoe samen', minutes: 35, phase: 'how', blocks: ['tekst-b'] },
    ],
  });
  await publishModule(academy, { key: 'twee', lessons: [{ key: 'les', minutes: 20, blocks: ['tekst-c'] }] });
  await publishModule(academy, { key: 'gratis', lessons: [{ key: 'vrij', free: true, blocks: ['tekst-d'] }] });
  await publishProgramme(academy, { key: 'allebei', modules: ['een', 'twee'] });
});
afterAll(() => academy?.close());

type Taken = { __typename: string; id: string; standing: string; online: boolean; renamed: boolean; attest: Attest };
type Attest = { code: string; name: string; title: string; minutes: number; prompts: number } & Record<string, unknown>;

const ATTEST = `code subjectKind name title promise minutes prompts beganAt finishedAt issuedAt
  modules { title lessons { title phase minutes } } organiser { name address number }`;
const OWN = `__typename ... on Certificate { id standing online renamed attest { ${ATTEST} } }`;

/** Finishes lessons as a reader does. */
async function finish(person: SignedInPerson, module: string, lessons: readonly string[]): Promise<void> {
  const caller = callerOf(person);
  for (const lesson of lessons) await academy.app.get(FinishLesson, { strict: false }).run(caller, { module, lesson });
}

function callerOf({ id, email }: SignedInPerson): Caller {
  const person = { id, email, name: 'Proefpersoon', roles: ['learner'] as const, sessionId: randomUUID() };
  return { ...systemCaller, person };
}

/** Somebody who may open both modules. */
async function reader(name = 'Els Peeters'): Promise<SignedInPerson> {
  const person = await signIn(academy, { name });
  await grant(academy, person.id, { kind: 'programme', key: 'allebei' });
  return person;
}

async function finished(name?: string): Promise<SignedInPerson> {
  const person = await reader(name);
  await finish(person, 'een', ['waarom', 'hoe']);
  return person;
}

async function take(person: SignedInPerson, key = 'een', kind = 'MODULE'): Promise<Taken> {
  const { data, errors } = await academy.graphql<{ taken: Taken }>(
    `mutation ($kind: SubjectKind!, $key: String!) { taken: takeCertificate(subjectKind: $kind, subjectKey: $key) { ${OWN} } }`,
    { kind, key },
    person.cookie,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.taken;
}

async function change(what: string, id: string, cookie: string): Promise<Taken> {
  const query = `mutation ($id: ID!) { done: ${what}(id: $id) { ${OWN} } }`;
  const { data } = await academy.graphql<{ done: Taken }>(query, { id }, cookie);
  return data!.done;
}

async function check(code: string, cookie?: string) {
  const query = `query ($code: String!) { found: certificate(code: $code) { __typename
    ... on CheckedCertificate { standing endedAt attest { ${ATTEST} } } } }`;
  const { data } = await academy.graphql<{
    found: { __typename: string; standing?: string; endedAt?: string | null; attest?: Attest | null };
  }>(query, { code }, cookie);
  return data!.found;
}

async function rename({ cookie }: SignedInPerson, name: string): Promise<void> {
  await academy.graphql('mutation ($name: String!) { changeName(name: $name) { __typename } }', { name }, cookie);
}

async function revoke(id: string, cookie: string, reason = 'per vergissing uitgereikt') {
  const query = `mutation ($input: RevokeCertificateInput!) { done: revokeCertificate(input: $input) { __typename } }`;
  const input = { certificateId: id, reason };
  const { data, errors } = await academy.graphql<{ done: { __typename: string } }>(query, { input }, cookie);
  return errors ? String(errors[0]?.extensions?.code) : data!.done.__typename;
}

const status = async (url: string, cookie?: string) =>
  (await academy.app.inject({ url, headers: cookie ? { cookie } : {} })).statusCode;

describe('taking', () => {
  test('who finished a module takes an attest that says what a training file asks for', async () => {
    const person = await finished();
    const taken = await take(person);
    expect(taken).toMatchObject({ __typename: 'Certificate', standing: 'VALID', online: true, renamed: false });
    expect(taken.attest).toMatchObject({
      subjectKind: 'MODULE',
      name: 'Els Peeters',
      title: 'Module een',
      minutes: 75,
      prompts: 1,
      modules: [
        {
          title: 'Module een',
          lessons: [
            { title: 'Waarom samen', phase: 'WHY', minutes: 40 },
            { title: 'Hoe samen', phase: 'HOW', minutes: 35 },
          ],
        },
      ],
      organiser: { name: 'Fluxus academie', address: null, number: null },
    });
    expect(taken.attest.code).toMatch(/^[a-z2-7]{26}$/);
    expect(await check(taken.attest.code)).toMatchObject({ standing: 'VALID', attest: taken.attest });
  });

  test('twice, and at once from many devices, it is one attest', async () => {
    const person = await finished();
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(person)));
    expect(new Set([...taken, await take(person)].map(({ attest }) => attest.code)).size).toBe(1);
  });

  test('what is not finished, not open any more, or not there gives none', async () => {
    const person = await reader();
    expect((await take(person)).__typename).toBe('NotFinished');
    await finish(person, 'een', ['waarom']);
    expect((await take(person)).__typename).toBe('NotFinished');
    for (const key of ['geen', '\u0000', '\ud800', "'; drop table certificates.certificate; --"])
      expect([key, (await take(person, key)).__typename]).toEqual([key, 'NotFound']);

    const other = await signIn(academy);
    const source = await grant(academy, other.id, { kind: 'module', key: 'twee' });
    await finish(other, 'twee', ['les']);
    await withdraw(academy, source);
    expect((await take(other, 'twee')).__typename).toBe('NotFinished');
  });

  test('a module of which everything is free gives an attest to who paid nothing', async () => {
    const person = await signIn(academy, { name: 'Vrij' });
    await finish(person, 'gratis', ['vrij']);
    expect((await take(person, 'gratis')).__typename).toBe('Certificate');
  });

  test('a programme gives one when the last of its modules is finished, with all of them in it', async () => {
    const person = await finished();
    expect((await take(person, 'allebei', 'PROGRAMME')).__typename).toBe('NotFinished');
    await finish(person, 'twee', ['les']);
    const { attest } = await take(person, 'allebei', 'PROGRAMME');
    expect(attest).toMatchObject({ title: 'Opleiding allebei', minutes: 95, subjectKind: 'PROGRAMME' });
    expect((attest.modules as { title: string }[]).map(({ title }) => title)).toEqual(['Module een', 'Module twee']);
    expect(attest.beganAt).not.toBe(attest.finishedAt);
  });

  test('who never gave a name is asked for it first', async () => {
    const person = await finished();
    // as who came by a sign-in link
    await academy.database.dataSource.query("update identity.person set name = '' where id = $1", [person.id]);
    expect((await take(person)).__typename).toBe('NameMissing');
    await rename(person, 'Nu wel');
    expect((await take(person)).attest.name).toBe('Nu wel');
  });

  test('it tells of the version that was read, whatever is published later', async () => {
    const lesson = (title: string, minutes: number) => ({ key: 'les', title, minutes, body: 'Tekst. {#t}' });
    const publish = (title: string, minutes: number) =>
      academy.app
        .get(PublishModule, { strict: false })
        .run(systemCaller, moduleManuscript({ key: 'groeit', title, lessons: [lesson(title, minutes)] }));
    await publish('Zoals ze was', 15);
    const [early, late] = [await signIn(academy), await signIn(academy)];
    for (const one of [early, late]) await grant(academy, one.id, { kind: 'module', key: 'groeit' });
    await finish(early, 'groeit', ['les']);
    await publish('Zoals ze werd', 45);
    await finish(late, 'groeit', ['les']);
    expect((await take(early, 'groeit')).attest).toMatchObject({ title: 'Zoals ze was', minutes: 15 });
    expect((await take(late, 'groeit')).attest).toMatchObject({ title: 'Zoals ze werd', minutes: 45 });
    const again = (await take(early, 'groeit')).attest.code;
    await publish('Nog later', 60);
    expect((await check(again)).attest).toMatchObject({ title: 'Zoals ze was', minutes: 15 });
  });
});

describe('showing and hiding', () => {
  test('one sees what one took, may take and has left to do, in the same number of statements however much it is', async () => {
    const person = await reader();
    const ask = () =>
      academy.graphql<{ mine: Record<string, unknown[]> }>(
        `{ mine: myCertificates { name certificates { attest { title } } takable { subjectKind subjectKey }
           unfinished { subjectKind slug left } } }`,
        {},
        person.cookie,
      );
    await ask();
    const few = await statementsOf(academy, ask);
    await finish(person, 'een', ['waarom']);
    expect((await ask()).data?.mine).toMatchObject({
      certificates: [],
      takable: [],
      unfinished: [{ subjectKind: 'MODULE', slug: 'een', left: 1 }],
    });
    await finish(person, 'een', ['hoe']);
    expect((await ask()).data?.mine).toMatchObject({
      takable: [{ subjectKind: 'MODULE', subjectKey: 'een' }],
      unfinished: [{ subjectKind: 'PROGRAMME', slug: 'allebei', left: 1 }],
    });
    await finish(person, 'twee', ['les']);
    await take(person);
    expect((await ask()).data?.mine).toMatchObject({
      certificates: [{ attest: { title: 'Module een' } }],
      takable: [{ subjectKey: 'allebei' }, { subjectKey: 'twee' }],
      unfinished: [],
    });
    await take(person, 'allebei', 'PROGRAMME');
    const many = await statementsOf(academy, ask);
    expect(few).toHaveLength(4);
    expect(many).toHaveLength(few.length);
  });

  test('what its owner hid is nowhere for anybody, and its paper and badge for them alone', async () => {
    const person = await finished();
    const { id, attest } = await take(person);
    const files = [`/attest/${attest.code}/attest.pdf`, `/attest/${attest.code}/badge`];
    for (const url of files) expect(await status(url)).toBe(200);
    expect(await change('takeCertificateOffline', id, person.cookie)).toMatchObject({ online: false });
    expect(await change('takeCertificateOffline', id, person.cookie)).toMatchObject({ online: false });
    const administrator = await signIn(academy, { roles: ['administrator'] });
    expect((await check(attest.code)).__typename).toBe('NotFound');
    expect((await check(attest.code, administrator.cookie)).__typename).toBe('NotFound');
    for (const url of files) {
      expect([await status(url), await status(url, administrator.cookie)]).toEqual([404, 404]);
      expect(await status(url, person.cookie)).toBe(200);
    }
    expect(await change('putCertificateOnline', id, person.cookie)).toMatchObject({ online: true });
    expect((await check(attest.code)).attest).toEqual(attest);
  });

  test('nobody changes the attest of somebody else', async () => {
    const { id, attest } = await take(await finished());
    const strangers = [await reader(), await signIn(academy, { roles: ['administrator', 'finance', 'author'] })];
    for (const { cookie } of strangers) {
      for (const what of ['takeCertificateOffline', 'putCertificateOnline', 'reissueCertificate'])
        expect((await change(what, id, cookie)).__typename).toBe('NotFound');
    }
    expect(await check(attest.code)).toMatchObject({ standing: 'VALID', attest });
  });

  test.each(['', 'a', 'A'.repeat(26), `${'a'.repeat(25)}1`, '../../etc/passwd', '\u0000', 'a'.repeat(400)])(
    'an address that nobody was given, %j, leads nowhere',
    async (code) => {
      expect((await check(code)).__typename).toBe('NotFound');
      expect(await status(`/attest/${encodeURIComponent(code)}/badge`)).toBe(404);
      expect(await status(`/attest/${encodeURIComponent(code)}/attest.pdf`)).toBe(404);
    },
  );
});

describe('another name', () => {
  test('the new one says the same in the new name; the old one tells only that it was replaced', async () => {
    const person = await finished('Vroegere Naam');
    const old = await take(person);
    await rename(person, 'Nieuwe Naam');
    expect((await check(old.attest.code)).attest?.name).toBe('Vroegere Naam');
    const fresh = await change('reissueCertificate', old.id, person.cookie);
    expect(fresh).toMatchObject({ standing: 'VALID', attest: { name: 'Nieuwe Naam', minutes: 75 } });
    expect(fresh.attest.code).not.toBe(old.attest.code);
    const found = await check(old.attest.code);
    expect(found).toMatchObject({ standing: 'REPLACED', attest: null });
    expect(JSON.stringify(found)).not.toMatch(/Naam/);
    for (const file of ['badge', 'attest.pdf']) {
      expect(await status(`/attest/${old.attest.code}/${file}`, person.cookie)).toBe(404);
      expect(await status(`/attest/${fresh.attest.code}/${file}`)).toBe(200);
    }
    const kept = await academy.database.dataSource.query(
      "select content->>'name' as name, replaces from certificates.certificate where person_id = $1 order by issued_at",
      [person.id],
    );
    expect(kept).toEqual([
      { name: 'Vroegere Naam', replaces: null },
      { name: 'Nieuwe Naam', replaces: old.id },
    ]);
  });

  test('twice, at once, or in the name it has, nothing more changes; taking again gives the new one', async () => {
    const person = await finished('Eerst');
    const old = await take(person);
    expect((await change('reissueCertificate', old.id, person.cookie)).id).toBe(old.id);
    await rename(person, 'Daarna');
    const again = await Promise.all(
      Array.from({ length: 6 }, () => change('reissueCertificate', old.id, person.cookie)),
    );
    const codes = new Set([...again, await take(person)].map(({ attest }) => attest.code));
    expect(codes.size).toBe(1);
  });

  test('one that is hidden stays hidden', async () => {
    const person = await finished('Eerst');
    const { id } = await take(person);
    await change('takeCertificateOffline', id, person.cookie);
    await rename(person, 'Daarna');
    const fresh = await change('reissueCertificate', id, person.cookie);
    expect(fresh.online).toBe(false);
    expect((await check(fresh.attest.code)).__typename).toBe('NotFound');
  });
});

describe('revoking', () => {
  test('an administrator takes it back: the page says so, its owner is told why, once, and it is recorded', async () => {
    const person = await finished();
    const { id, attest } = await take(person);
    const administrator = await signIn(academy, { roles: ['administrator'] });
    expect(await revoke(id, administrator.cookie, 'te kort')).toBe('CertificateRevoked');
    expect(await revoke(id, administrator.cookie, 'nog eens')).toBe('CertificateRevoked');
    const found = await check(attest.code);
    expect(found).toMatchObject({ standing: 'REVOKED', attest: null });
    expect(JSON.stringify(found)).not.toMatch(/te kort|Els/);
    for (const file of ['badge', 'attest.pdf'])
      expect(await status(`/attest/${attest.code}/${file}`, person.cookie)).toBe(404);
    const mails = await mailbox(academy, person.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('te kort');
    const { data } = await academy.graphql<{ acts: { act: string; reason: string }[] }>(
      'query ($id: String!) { acts(subjectKind: "person", subjectId: $id) { act reason } }',
      { id: person.id },
      administrator.cookie,
    );
    expect(data?.acts).toEqual([{ act: 'revoke-certificate', reason: 'te kort' }]);
  });

  test('its owner takes no other in its place, by no way', async () => {
    const person = await finished('Eerst');
    const { id } = await take(person);
    const administrator = await signIn(academy, { roles: ['administrator'] });
    await revoke(id, administrator.cookie);
    expect(await take(person)).toMatchObject({ id, standing: 'REVOKED' });
    await rename(person, 'Daarna');
    expect((await change('reissueCertificate', id, person.cookie)).__typename).toBe('NotFound');
  });

  test('nobody else may, and not without a reason', async () => {
    const person = await finished();
    const { id, attest } = await take(person);
    const staff = await signIn(academy, { roles: ['finance', 'author', 'facilitator'] });
    expect(await revoke(id, person.cookie)).toBe('NOT_ALLOWED');
    expect(await revoke(id, staff.cookie)).toBe('NOT_ALLOWED');
    const administrator = await signIn(academy, { roles: ['administrator'] });
    expect(await revoke(id, administrator.cookie, '  ')).toBe('InvalidInput');
    expect(await revoke(randomUUID(), administrator.cookie)).toBe('NotFound');
    expect((await check(attest.code)).standing).toBe('VALID');
  });
});

describe('on pages', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'محمد العربي',
    'Els 😀 Peeters',
    '{name} {0} %s',
    'W'.repeat(100),
  ])('the name %j is shown as it is written, and is never markup', async (name) => {
    const person = await finished(name);
    const { attest } = await take(person);
    expect(attest.name).toBe(name);
    const escaped = name.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    for (const [url, cookie] of [[`/attest/${attest.code}`], ['/mijn-attesten', person.cookie]] as const) {
      const headers = { accept: 'text/html', ...(cookie ? { cookie } : {}) };
      const page = await academy.app.inject({ url, headers });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`translate="no"`);
      expect(page.body).toContain(`>${escaped}</bdi>`);
      expect(page.body).not.toMatch(/<script>alert|<img src=x/);
      expect(page.body).toContain('content="noindex"');
    }
  });

  test('who checks an attest costs one statement, and their badge and paper one each', async () => {
    const { attest } = await take(await finished());
    await status(`/attest/${attest.code}/badge`);
    expect(await statementsOf(academy, () => check(attest.code))).toHaveLength(1);
    for (const file of ['badge', 'attest.pdf'])
      expect(await statementsOf(academy, () => status(`/attest/${attest.code}/${file}`))).toHaveLength(1);
  });
});

test('what an attest says is changed by nothing, also not in the database', async () => {
  const { id } = await take(await finished());
  const sql = (statement: string) => academy.database.dataSource.query(statement, [id]);
  for (const set of [
    `content = jsonb_set(content, '{minutes}', '9000')`,
    `code = 'aaaaaaaaaaaaaaaaaaaaaaaaaa'`,
    'issued_at = now()',
    'person_id = uuidv7()',
  ])
    await expect(sql(`update certificates.certificate set ${set} where id = $1`)).rejects.toThrow('never changed');
});
