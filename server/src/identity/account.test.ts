import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Door, newAddress } from '../testing/door.ts';
import { lastMail, mailbox } from '../testing/mailbox.ts';
import { signIn } from '../testing/people.ts';
import { type SecondProcess, secondProcess } from '../testing/second-process.ts';

const RESET = 'Kies een nieuw wachtwoord';
const PASSWORD = 'samen aan tafel';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

let academy: TestAcademy;
let other: SecondProcess;
let door: Door;
let otherDoor: Door;
beforeAll(async () => {
  academy = await testAcademy();
  other = await secondProcess(academy);
  door = new Door(academy.app);
  otherDoor = new Door(other.app);
});
afterAll(async () => {
  await other.close();
  await academy.close();
});

/** Somebody with a password who is signed in in two browsers. */
async function member(): Promise<{ email: string; laptop: string; phone: string }> {
  const email = newAddress();
  await door.signUp({ email, password: PASSWORD });
  const laptop = await door.verify((await lastMail(academy, email)).token, undefined, {
    headers: { 'user-agent': FIREFOX },
  });
  const phone = await otherDoor.signIn({ email, password: PASSWORD }, { headers: { 'user-agent': IPHONE } });
  return { email, laptop: laptop.cookie, phone: phone.cookie };
}

async function peopleWith(email: string): Promise<number> {
  const rows = (await academy.database.dataSource.query('select 1 from identity.person where email = $1', [
    email,
  ])) as unknown[];
  return rows.length;
}

type Device = { id: string; current: boolean; userAgent: string };

async function devices(cookie: string): Promise<Device[]> {
  const { data } = await academy.graphql<{ myDevices: Device[] }>(
    '{ myDevices { id current userAgent signedInAt lastSeenAt } }',
    {},
    cookie,
  );
  return data?.myDevices ?? [];
}

/** Until both processes see somebody signed out; fails when one still lets them in after half a minute. */
async function goneEverywhere(cookie: string): Promise<void> {
  for (const at of [door, otherDoor]) {
    const until = Date.now() + 30_000;
    while ((await at.who(cookie)) !== undefined) {
      if (Date.now() > until) throw new Error('a session that was ended is still let in');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

test('a new address holds from its confirmation, which may be pressed in another browser', async () => {
  const { email, laptop } = await member();
  const next = newAddress();
  expect((await door.changeEmail(laptop, next)).type).toBe('MailSent');
  expect(await door.who(laptop)).toBe(email);
  const told = await lastMail(academy, email);
  expect(told.subject).toBe('Je e-mailadres wordt gewijzigd');
  expect(told.text).toContain(next);
  expect(told.token).toBe('');
  const asked = await lastMail(academy, next);
  expect(asked.subject).toBe('Bevestig je nieuwe e-mailadres');
  expect(asked.link?.pathname).toBe('/account/e-mail');
  const twice = await Promise.all([1, 2].map(() => otherDoor.confirmEmailChange(asked.token)));
  expect(twice.map((one) => one.type).sort()).toEqual(['EmailChanged', 'LinkExpired']);
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('WrongCredentials');
  expect((await door.signIn({ email: next, password: PASSWORD })).type).toBe('SignedIn');
});

test('only its owner is told that an address is taken; the account stays where it is', async () => {
  const { email, laptop } = await member();
  const taken = await member();
  const free = newAddress();
  const [answerTaken, answerFree] = [await door.changeEmail(laptop, taken.email), await door.changeEmail(laptop, free)];
  expect(answerTaken.body.replace(taken.email, '')).toBe(answerFree.body.replace(free, ''));
  const mail = await lastMail(academy, taken.email);
  expect(mail.subject).toBe('Dit adres heeft al een account');
  expect(mail.token).toBe('');
  expect(mail.text).not.toContain(email);
  expect(await door.who(laptop)).toBe(email);
});

test('an address that was taken between asking and confirming is not taken over', async () => {
  const { email, laptop } = await member();
  const next = newAddress();
  await door.changeEmail(laptop, next);
  const { token } = await lastMail(academy, next);
  const stranger = await signIn(academy, { email: next });
  expect((await door.confirmEmailChange(token)).type).toBe('LinkExpired');
  expect(await door.who(laptop)).toBe(email);
  expect(await door.who(stranger.cookie)).toBe(next);
});

test('links that were mailed to the old address open nothing once the new one holds', async () => {
  const { email, laptop } = await member();
  const next = newAddress();
  await door.requestReset(email);
  const reset = (await lastMail(academy, email, RESET)).token;
  await door.changeEmail(laptop, next);
  await door.confirmEmailChange((await lastMail(academy, next)).token);
  expect((await door.reset(reset, 'van de inbreker')).type).toBe('LinkExpired');
});

test('whoever is told of a change they did not want stops it with a new password, or by signing out everywhere', async () => {
  const reset = await member();
  const first = newAddress();
  await door.changeEmail(reset.phone, first);
  await door.requestReset(reset.email);
  const { token } = await lastMail(academy, reset.email, RESET);
  expect((await door.reset(token, 'een nieuw begin')).type).toBe('SignedIn');
  expect((await door.confirmEmailChange((await lastMail(academy, first)).token)).type).toBe('LinkExpired');

  const everywhere = await member();
  const second = newAddress();
  await door.changeEmail(everywhere.phone, second);
  await door.ask('mutation { done: signOutEverywhere { __typename } }', {}, { cookie: everywhere.laptop });
  expect((await door.confirmEmailChange((await lastMail(academy, second)).token)).type).toBe('LinkExpired');
  expect(await peopleWith(first)).toBe(0);
  expect(await peopleWith(second)).toBe(0);
});

test('each of two changes asked in one request is told to the old address', async () => {
  const { email, laptop } = await member();
  const [one, two] = [newAddress(), newAddress()];
  await academy.graphql(
    `mutation { a: changeEmail(email: "${one}") { __typename } b: changeEmail(email: "${two}") { __typename } }`,
    {},
    laptop,
  );
  const told = (await mailbox(academy, email)).map((mail) => mail.text).join();
  expect(told).toContain(one);
  expect(told).toContain(two);
});

test('one’s own address and what is no address are told at the field', async () => {
  const { email, laptop } = await member();
  expect((await door.changeEmail(laptop, email.toUpperCase())).result.problems).toEqual([
    { field: 'email', message: 'Dit is je adres al.' },
  ]);
  expect((await door.changeEmail(laptop, 'geen adres')).type).toBe('InvalidInput');
  expect((await door.changeEmail('', newAddress())).type).toBe('NOT_SIGNED_IN');
});

test('a changed password ends the other devices, in every process, and every link', async () => {
  const { email, laptop, phone } = await member();
  expect(await otherDoor.who(phone)).toBe(email);
  await door.requestLink({ email });
  const { token } = await lastMail(academy, email, 'Je link om aan te melden');
  const wrong = await door.changePassword(laptop, 'niet het goede', 'een nieuw begin');
  expect(wrong.result.problems).toEqual([{ field: 'current', message: expect.stringContaining('huidige wachtwoord') }]);
  expect(await otherDoor.who(phone)).toBe(email);
  expect((await door.changePassword(laptop, PASSWORD, 'een nieuw begin')).type).toBe('PasswordChanged');
  await goneEverywhere(phone);
  expect(await door.who(laptop)).toBe(email);
  expect((await door.useLink(token)).type).toBe('LinkExpired');
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('WrongCredentials');
  expect((await door.signIn({ email, password: 'een nieuw begin' })).type).toBe('SignedIn');
  expect((await mailbox(academy, email)).map((mail) => mail.subject)).toContain('Je wachtwoord is gewijzigd');
});

test('devices are named in words, and one of them is signed out from another', async () => {
  const { email, laptop, phone } = await member();
  const seen = await devices(laptop);
  expect(seen.map(({ current, userAgent }) => [userAgent, current]).sort()).toEqual([
    ['Firefox op Linux', true],
    ['Safari op iPhone', false],
  ]);
  expect(await otherDoor.who(phone)).toBe(email);
  const id = seen.find((one) => !one.current)?.id;
  const signOut = 'mutation ($id: ID!) { done: signOutDevice(id: $id) { __typename } }';
  const stranger = await member();
  expect((await door.ask(signOut, { id }, { cookie: stranger.laptop })).type).toBe('NotFound');
  expect((await door.ask(signOut, { id: "x' or 1=1 --" }, { cookie: laptop })).type).toBe('NotFound');
  expect(await otherDoor.who(phone)).toBe(email);
  expect((await door.ask(signOut, { id }, { cookie: laptop })).type).toBe('SignedOut');
  await goneEverywhere(phone);
  expect(await devices(laptop)).toHaveLength(1);
  expect((await door.ask(signOut, { id }, { cookie: laptop })).type).toBe('NotFound');
});

test('signing out everywhere is seen at once by another process, and takes the cookie', async () => {
  const { email, laptop, phone } = await member();
  expect(await otherDoor.who(laptop)).toBe(email);
  expect(await otherDoor.who(phone)).toBe(email);
  const done = await door.ask('mutation { done: signOutEverywhere { __typename } }', {}, { cookie: laptop });
  expect(done.setCookies.join()).toMatch(/academie\.session=; .*Max-Age=0/);
  await goneEverywhere(laptop);
  await goneEverywhere(phone);
});

test('signing out here leaves the other devices, and twice is no fault', async () => {
  const { email, laptop, phone } = await member();
  const signOut = 'mutation { done: signOut { __typename } }';
  expect((await door.ask(signOut, {}, { cookie: laptop })).type).toBe('SignedOut');
  await goneEverywhere(laptop);
  expect((await door.ask(signOut, {}, { cookie: laptop })).type).toBe('SignedOut');
  expect(await otherDoor.who(phone)).toBe(email);
});

test('a name and a language that are changed are seen by every process', async () => {
  const { laptop } = await member();
  const show = '{ done: viewer { name locale } }';
  expect((await otherDoor.ask(show, {}, { cookie: laptop })).result).toMatchObject({ name: 'Els', locale: 'nl-BE' });
  const rename = 'mutation ($name: String!) { done: changeName(name: $name) { __typename ... on Viewer { name } } }';
  expect((await door.ask(rename, { name: '  <b>Els</b> ' }, { cookie: laptop })).result.name).toBe('<b>Els</b>');
  const speak = 'mutation ($locale: String!) { done: changeLocale(locale: $locale) { __typename } }';
  expect((await door.ask(speak, { locale: 'en' }, { cookie: laptop })).type).toBe('LocaleChanged');
  expect((await door.ask(speak, { locale: 'xx' }, { cookie: laptop })).type).toBe('InvalidInput');
  expect((await otherDoor.ask(show, {}, { cookie: laptop })).result).toMatchObject({
    name: '<b>Els</b>',
    locale: 'en',
  });
});

test('a visitor’s language is kept in their browser', async () => {
  const speak = 'mutation { done: changeLocale(locale: "fr") { __typename } }';
  const { setCookies, cookie } = await door.ask(speak, {});
  expect(setCookies).toEqual([expect.stringMatching(/^taal=fr; Path=\/; .*SameSite=Lax$/)]);
  expect(cookie).toBe('taal=fr');
});
