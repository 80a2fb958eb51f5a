import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { FinishLesson, SaveReflection } from '../learning/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { type Caller, systemCaller } from '../platform/graphql/caller.ts';
import { SendMail } from '../platform/mail/send-mail.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { IssueCertificate } from './issue-certificate.ts';
import { ReissueCertificate } from './reissue-certificate.ts';
import { ReviewTokens } from './review-tokens.ts';
import { RevokeCertificate } from './revoke-certificate.ts';
import { chosenFrom, SendReviews } from './send-reviews.ts';
import { WantReviews } from './want-reviews.ts';

let academy: TestAcademy;
let owner: SignedInPerson;
let caller: Caller;
let certificate: string;

beforeAll(async () => {
  academy = await testAcademy();
  await publishModule(academy, {
    key: 'een',
    lessons: [
      { key: 'les', title: 'Les', blocks: ['tekst-a', 'prompt-een'] },
      { key: 'les-twee', title: 'Les twee', blocks: ['prompt-twee'] },
    ],
  });
});
afterAll(() => academy?.close());

const the = <T>(part: abstract new (...args: never[]) => T): T => academy.app.get<T>(part, { strict: false });
const callerOf = ({ id, email }: SignedInPerson): Caller => ({
  ...systemCaller,
  person: { id, email, name: 'Els', roles: ['learner'], sessionId: '' },
});

function setClock(iso: string): void {
  const clock = the(Clock);
  clock.advance(Date.parse(iso) - clock.now().getTime());
}

beforeEach(async () => {
  setClock('2026-10-20T10:00:00Z');
  owner = await signIn(academy, { name: 'Els' });
  caller = callerOf(owner);
  await grant(academy, owner.id, { kind: 'module', key: 'een' });
  for (const lesson of ['les', 'les-twee']) await the(FinishLesson).run(caller, { module: 'een', lesson });
  certificate = (await the(IssueCertificate).run(caller.person!, { kind: 'module', key: 'een' })).id;
});

const want = (wanted = true, who = caller) => the(WantReviews).run(who, certificate, wanted);
const send = () => the(SendReviews).run();

async function mails(): Promise<Email[]> {
  await academy.settled();
  const rows = (await academy.database.dataSource.query(
    'select source from platform.caught_mail where recipient = $1 order by id',
    [owner.email],
  )) as { source: Buffer }[];
  return Promise.all(rows.map(({ source }) => new PostalMime().parse(source)));
}
const count = async () => (await mails()).length;
const headerOf = (mail: Email | undefined, name: string) => mail?.headers.find(({ key }) => key === name)?.value;
const unsubscribeOf = (mail: Email | undefined) => new URL(headerOf(mail, 'list-unsubscribe')!.slice(1, -1)).pathname;

describe('looking back', () => {
  test('who did not ask gets nothing', async () => {
    setClock('2027-06-01T00:00:00Z');
    await send();
    expect(await count()).toBe(0);
  });

  test.each([
    // asked in summer time, and at the end of winter: at four in Brussels each time
    ['2026-10-20T10:00:00Z', ['2026-10-27T15:00:00Z', '2026-11-17T15:00:00Z', '2027-01-12T15:00:00Z']],
    ['2027-03-23T10:00:00Z', ['2027-03-30T14:00:00Z', '2027-04-20T14:00:00Z', '2027-06-15T14:00:00Z']],
    ['2027-02-28T23:30:00Z', ['2027-03-08T15:00:00Z', '2027-03-29T14:00:00Z', '2027-05-24T14:00:00Z']],
  ])('asked on %s, it comes after one, four and twelve weeks, once each', async (asked, moments) => {
    setClock(asked);
    await want();
    await want();
    for (const [at, moment] of moments.entries()) {
      setClock(new Date(Date.parse(moment) - 1000).toISOString());
      await send();
      expect(await count()).toBe(at);
      setClock(moment);
      await Promise.all([send(), send(), send()]);
      await send();
      expect(await count()).toBe(at + 1);
    }
    await want();
    setClock('2028-01-01T00:00:00Z');
    await send();
    expect(await count()).toBe(moments.length);
  });

  test('it asks what one saw, in one’s language, leads there, and tells nothing one wrote', async () => {
    const answer = { module: 'een', lesson: 'les', prompt: 'prompt-een', text: 'Geheim antwoord.', baseRevision: 0 };
    await the(SaveReflection).run(caller, answer);
    await academy.graphql('mutation { changeLocale(locale: "fr") { __typename } }', {}, owner.cookie);
    await want();
    setClock('2026-10-27T15:00:00Z');
    await send();
    const [mail] = await mails();
    expect(mail?.subject).toContain('Qu’est-ce que cela a donné');
    expect(mail?.text).toContain('Wat herken je hierin?');
    expect(mail?.text).toContain('/leren/een/les');
    expect(`${mail?.text}${mail?.html}`).not.toContain('Geheim');
    expect(headerOf(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  test('other questions each time, as far as there are', () => {
    const prompts = Array.from({ length: 7 }, (_, at) => ({ question: `${at}`, moduleSlug: 'm', lessonSlug: 'l' }));
    const asked = (weeks: number) => chosenFrom(prompts, weeks).map(({ question }) => question);
    expect([asked(1), asked(4), asked(12)]).toEqual([
      ['0', '1', '2'],
      ['3', '4', '5'],
      ['6', '0', '1'],
    ]);
    expect(chosenFrom(prompts.slice(0, 1), 12)).toHaveLength(1);
    expect(chosenFrom([], 4)).toEqual([]);
  });

  test('a process that dies between the plan and the mail sends it once', async () => {
    await want();
    setClock('2026-10-27T15:00:00Z');
    await send();
    const [row] = (await academy.database.dataSource.query(
      "select id from platform.mail where person_id = $1 and template = 'certificate-review'",
      [owner.id],
    )) as { id: string }[];
    await academy.settled();
    await the(SendMail).run(row!.id);
    expect(await count()).toBe(1);
  });
});

describe('stopping', () => {
  test('on one’s own page; beginning again repeats nothing that came', async () => {
    await want();
    setClock('2026-10-27T15:00:00Z');
    await send();
    await academy.settled();
    expect((await want(false)).nextReviewAt).toBeNull();
    setClock('2026-12-01T10:00:00Z');
    await send();
    expect(await count()).toBe(1);
    expect((await want()).nextReviewAt).toEqual(new Date('2026-12-29T15:00:00Z'));
  });

  test('also a mail that waits in the queue, by either way', async () => {
    await want();
    setClock('2026-10-27T15:00:00Z');
    await the(Database).transaction(async () => {
      await send();
      await want(false);
    });
    expect(await count()).toBe(0);
    await want();
    setClock('2026-11-17T15:00:00Z');
    await the(Database).transaction(async () => {
      await send();
      await the(WantReviews).stop(the(ReviewTokens).write(owner.id));
    });
    expect(await count()).toBe(0);
  });

  test('by a mail program, without a session; looking at the page changes nothing', async () => {
    await want();
    setClock('2026-10-27T15:00:00Z');
    await send();
    const url = unsubscribeOf((await mails())[0]);
    const query = 'query ($token: String!) { mails: reviewMails(token: $token) { ... on ReviewMails { wanted } } }';
    const wanted = async () =>
      (await academy.graphql<{ mails: { wanted?: boolean } }>(query, { token: url.split('/').at(-1) })).data?.mails;
    expect(await wanted()).toEqual({ wanted: true });
    for (let turn = 0; turn < 2; turn += 1) {
      const payload = 'List-Unsubscribe=One-Click';
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect((await academy.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(204);
    }
    expect(await wanted()).toEqual({ wanted: false });
    setClock('2027-06-01T00:00:00Z');
    await send();
    expect(await count()).toBe(1);
  });

  test('a link that was forged, or altered by one letter, stops nothing', async () => {
    await want();
    const token = the(ReviewTokens).write(owner.id);
    const altered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    for (const forged of [altered, owner.id, 'x', `${'0'.repeat(32)}${token.slice(32)}`]) {
      const answer = await academy.app.inject({ method: 'POST', url: `/uitschrijven/terugblik/${forged}` });
      expect(answer.statusCode).toBe(404);
    }
    expect((await want()).nextReviewAt).not.toBeNull();
  });

  test('nobody asks or stops for somebody else', async () => {
    const stranger = callerOf(await signIn(academy, { roles: ['administrator'] }));
    await expect(want(true, stranger)).rejects.toThrow('refusal.not-found');
    await want();
    await expect(want(false, stranger)).rejects.toThrow('refusal.not-found');
  });

  test('an attest in another name goes on where it was; one that is revoked ends it', async () => {
    await want();
    await academy.graphql('mutation { changeName(name: "Anders") { __typename } }', {}, owner.cookie);
    const fresh = await the(ReissueCertificate).run(caller, certificate);
    setClock('2026-10-27T15:00:00Z');
    await send();
    expect(await count()).toBe(1);
    const administrator = { ...caller, person: { ...caller.person!, roles: ['administrator'] as const } };
    await the(RevokeCertificate).run(administrator, { certificateId: fresh.id, reason: 'een vergissing' });
    setClock('2027-06-01T00:00:00Z');
    await send();
    // the mail about the revoking is the last
    expect(await count()).toBe(2);
  });
});
