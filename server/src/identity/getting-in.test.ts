import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Clock } from '../platform/clock.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Door, newAddress } from '../testing/door.ts';
import { lastMail, mailbox } from '../testing/mailbox.ts';

const RESET = 'Kies een nieuw wachtwoord';
const PASSWORD = 'samen aan tafel';
const HOUR = 60 * 60 * 1000;

let academy: TestAcademy;
let door: Door;
beforeAll(async () => {
  academy = await testAcademy();
  door = new Door(academy.app);
});
afterAll(() => academy.close());

/** Runs work as if it were later; the clock goes back afterwards. */
async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const clock = academy.app.get(Clock);
  clock.advance(milliseconds);
  try {
    return await work();
  } finally {
    clock.advance(-milliseconds);
  }
}

/** Somebody with an account and a password. */
async function member(): Promise<{ email: string; cookie: string }> {
  const email = newAddress();
  await door.signUp({ email, password: PASSWORD });
  const { cookie } = await door.verify((await lastMail(academy, email)).token);
  return { email, cookie };
}

async function peopleWith(email: string): Promise<number> {
  const rows = (await academy.database.dataSource.query('select 1 from identity.person where email = $1', [
    email,
  ])) as unknown[];
  return rows.length;
}

test('an account is made by the link in the mail, and whoever presses it is signed in', async () => {
  const email = newAddress();
  const asked = await door.signUp({ email: email.toUpperCase(), password: PASSWORD, name: 'Els Peeters' });
  expect(asked).toMatchObject({ type: 'MailSent', result: { email }, cookie: '' });
  expect(await peopleWith(email)).toBe(0);
  const mail = await lastMail(academy, email);
  expect(mail.subject).toBe('Bevestig je e-mailadres');
  expect(mail.text).toContain('Dag Els Peeters');
  expect(mail.link?.pathname).toBe('/aanmelden/bevestigen');
  const confirmed = await door.verify(mail.token);
  expect(confirmed).toMatchObject({ type: 'SignedIn', result: { path: '/leren' } });
  expect(await door.who(confirmed.cookie)).toBe(email);
});

test('before the confirmation the password opens nothing, and afterwards it does', async () => {
  const email = newAddress();
  await door.signUp({ email, password: PASSWORD });
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('WrongCredentials');
  await door.verify((await lastMail(academy, email)).token);
  const signedIn = await door.signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD });
  expect(signedIn.type).toBe('SignedIn');
  expect(await door.who(signedIn.cookie)).toBe(email);
});

test('the link that confirms works once, for two days, and no other text does', async () => {
  const email = newAddress();
  await door.signUp({ email, password: PASSWORD });
  const { token } = await lastMail(academy, email);
  expect((await later(49 * HOUR, () => door.verify(token))).type).toBe('LinkExpired');
  for (const other of ['', 'x', `${token}x`, token.slice(1), 'x'.repeat(100_000), '\u0000', "' or 1=1 --"])
    expect((await door.verify(other)).type).toBe('LinkExpired');
  const twice = await Promise.all([door.verify(token), door.verify(token)]);
  expect(twice.map((one) => one.type).sort()).toEqual(['LinkExpired', 'SignedIn']);
  expect((await door.verify(token)).type).toBe('LinkExpired');
});

test('nobody can put a password of theirs on an address that somebody else confirms', async () => {
  const email = newAddress();
  await door.signUp({ email, password: 'van de inbreker', name: 'Inbreker' });
  const stranger = await lastMail(academy, email);
  await door.signUp({ email, password: PASSWORD, name: 'Els' });
  const own = await lastMail(academy, email);
  expect((await door.verify(own.token)).type).toBe('SignedIn');
  expect((await door.signIn({ email, password: 'van de inbreker' })).type).toBe('WrongCredentials');
  expect((await door.verify(stranger.token)).type).toBe('LinkExpired');
  expect((await door.signIn({ email, password: 'van de inbreker' })).type).toBe('WrongCredentials');
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('SignedIn');
});

test('a password that was asked for by somebody else does not come on an account made by a sign-in link', async () => {
  const email = newAddress();
  await door.signUp({ email, password: 'van de inbreker' });
  const stranger = await lastMail(academy, email);
  await door.requestLink({ email });
  expect((await door.useLink((await lastMail(academy, email)).token)).type).toBe('SignedIn');
  expect((await door.verify(stranger.token)).type).toBe('LinkExpired');
  expect((await door.signIn({ email, password: 'van de inbreker' })).type).toBe('WrongCredentials');
});

test('the owner of a known address is told that somebody signs up with it; the account stays as it is', async () => {
  const { email } = await member();
  const again = await door.signUp({ email, password: 'een heel ander', name: 'Anders', path: '/modules/rust' });
  expect(again.type).toBe('MailSent');
  const mail = await lastMail(academy, email);
  expect(mail.subject).toBe('Je hebt al een account');
  expect(mail.link?.pathname).toBe('/aanmelden');
  expect(mail.link?.searchParams.get('verder')).toBe('/modules/rust');
  expect(mail.token).toBe('');
  expect((await door.signIn({ email, password: 'een heel ander' })).type).toBe('WrongCredentials');
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('SignedIn');
});

test('what is wrong in the form is told at each field, in the language of whoever asks', async () => {
  const { type, result } = await door.signUp({ email: 'els', password: 'kort', name: '' });
  expect(type).toBe('InvalidInput');
  expect(result.problems).toEqual([
    { field: 'email', message: expect.stringContaining('lijkt geen e-mailadres') },
    { field: 'name', message: 'Vul je naam in.' },
    { field: 'password', message: expect.stringContaining('minstens 10 tekens') },
  ]);
});

test('a sign-in link signs in once, and makes an account for an address that had none', async () => {
  const email = newAddress();
  expect((await door.requestLink({ email, path: '/bestellen/module/rust' })).type).toBe('MailSent');
  const mail = await lastMail(academy, email);
  expect(mail.subject).toBe('Je link om aan te melden');
  expect(mail.link?.pathname).toBe('/aanmelden/link');
  expect(mail.link?.searchParams.get('verder')).toBe('/bestellen/module/rust');
  expect(await peopleWith(email)).toBe(0);
  const twice = await Promise.all([1, 2].map(() => door.useLink(mail.token, '/bestellen/module/rust')));
  expect(twice.map((one) => one.type).sort()).toEqual(['LinkExpired', 'SignedIn']);
  const signedIn = twice.find((one) => one.type === 'SignedIn')!;
  expect(signedIn.result.path).toBe('/bestellen/module/rust');
  expect(await door.who(signedIn.cookie)).toBe(email);
  expect(await peopleWith(email)).toBe(1);
});

test('a sign-in link is void after an hour', async () => {
  const { email } = await member();
  await door.requestLink({ email });
  const { token } = await lastMail(academy, email);
  expect((await later(HOUR + 1000, () => door.useLink(token))).type).toBe('LinkExpired');
  expect((await door.useLink(token)).type).toBe('SignedIn');
});

test('the link of a mail is not kept once the mail has left', async () => {
  const { email } = await member();
  await door.requestLink({ email });
  const { token } = await lastMail(academy, email);
  const kept = JSON.stringify([
    await academy.database.dataSource.query('select * from platform.mail'),
    await academy.database.dataSource.query('select * from identity.verification'),
  ]);
  expect(kept).not.toContain(token);
  expect((await door.useLink(token)).type).toBe('SignedIn');
});

test('a new password ends every session, makes other links void and signs in here', async () => {
  const { email, cookie } = await member();
  await door.requestLink({ email });
  const signInLink = (await lastMail(academy, email)).token;
  await door.changeEmail(cookie, newAddress());
  await door.requestReset(email);
  const first = await lastMail(academy, email, RESET);
  expect(first.link?.pathname).toBe('/wachtwoord/nieuw');
  await door.requestReset(email);
  const second = (await lastMail(academy, email, RESET)).token;
  expect(second).not.toBe(first.token);

  expect((await door.reset(second, 'kort')).type).toBe('InvalidInput');
  const done = await door.reset(second, 'een nieuw begin');
  expect(done.type).toBe('SignedIn');
  expect(await door.who(done.cookie)).toBe(email);
  expect(await door.who(cookie)).toBeUndefined();
  expect((await door.reset(second, 'nog een keer dan')).type).toBe('LinkExpired');
  expect((await door.reset(first.token, 'nog een keer dan')).type).toBe('LinkExpired');
  expect((await door.useLink(signInLink)).type).toBe('LinkExpired');
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('WrongCredentials');
  expect((await door.signIn({ email, password: 'een nieuw begin' })).type).toBe('SignedIn');
  await lastMail(academy, email, 'Je wachtwoord is gewijzigd');
});

test('whoever only ever used links gets a first password by the same way', async () => {
  const email = newAddress();
  await door.requestLink({ email });
  await door.useLink((await lastMail(academy, email)).token);
  await door.requestReset(email);
  expect((await door.reset((await lastMail(academy, email, RESET)).token, PASSWORD)).type).toBe('SignedIn');
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('SignedIn');
});

test('an address without account gets no mail to choose a password', async () => {
  const email = newAddress();
  expect((await door.requestReset(email)).type).toBe('MailSent');
  expect(await mailbox(academy, email)).toEqual([]);
});

test('a link for a new password is void after an hour', async () => {
  const { email } = await member();
  await door.requestReset(email);
  const { token } = await lastMail(academy, email, RESET);
  expect((await later(HOUR + 1000, () => door.reset(token, 'een nieuw begin'))).type).toBe('LinkExpired');
});

test('the link of one kind does nothing as a link of another', async () => {
  const { email } = await member();
  await door.requestLink({ email });
  const { token } = await lastMail(academy, email);
  expect((await door.verify(token)).type).toBe('LinkExpired');
  expect((await door.reset(token, 'een nieuw begin')).type).toBe('LinkExpired');
  expect((await door.confirmEmailChange(token)).type).toBe('LinkExpired');
  expect((await door.useLink(token)).type).toBe('SignedIn');
});

test.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', 'https://evil.example'])(
  'after getting in nobody is led away to %j',
  async (path) => {
    const { email } = await member();
    const signedIn = await door.signIn({ email, password: PASSWORD, path });
    expect(signedIn.result.path).toBe('/leren');
    await door.requestLink({ email, path });
    const mail = await lastMail(academy, email);
    expect(mail.link?.searchParams.get('verder')).toBeNull();
    expect((await door.useLink(mail.token, path)).result.path).toBe('/leren');
  },
);

test('signing in anew in the same browser ends the session that was there', async () => {
  const { email, cookie } = await member();
  const other = await member();
  const signedIn = await door.signIn({ email: other.email, password: PASSWORD }, { cookie });
  expect(await door.who(signedIn.cookie)).toBe(other.email);
  expect(await door.who(cookie)).toBeUndefined();
  expect((await door.signIn({ email, password: PASSWORD })).type).toBe('SignedIn');
});

test('a browser that names itself at great length gets in too', async () => {
  const { email } = await member();
  const headers = { 'user-agent': `Firefox/${'9'.repeat(3000)} \u00e9` };
  expect((await door.signIn({ email, password: PASSWORD }, { headers })).type).toBe('SignedIn');
  await door.requestLink({ email });
  expect((await door.useLink((await lastMail(academy, email)).token, undefined, { headers })).type).toBe('SignedIn');
});

test('mails and answers speak the language that somebody chose, and fall back to Dutch', async () => {
  const email = newAddress();
  await door.signUp({ email, password: PASSWORD }, { headers: { 'accept-language': 'fr-BE,fr;q=0.9' } });
  const { cookie } = await door.verify((await lastMail(academy, email)).token);
  const { result } = await door.ask('{ done: viewer { locale } }', {}, { cookie });
  expect(result.locale).toBe('fr');
});
