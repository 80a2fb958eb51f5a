import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { makeSigningKey } from '../signing-key.ts';
import { readConfig } from './config.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://academie:geheim@database:5432/academie',
  SMTP_URL: 'smtp://mail:25',
  MAIL_FROM: 'Academie <academie@school.example>',
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  AUTH_SECRET: 'een lang en willekeurig geheim van de school',
  WRITING_KEYS: '0123456789abcdef'.repeat(4),
  BADGE_KEY: makeSigningKey(),
  MEDIA_DIR: '/srv/media',
  PUBLIC_URL: 'https://academie.example/',
};

/** Too short to trust. */
const SHORT_KEY = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** What is told about an environment; nothing when it is right. */
function told(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('an empty environment is a demo on this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    ...{ production: false, port: 3000, host: '127.0.0.1', dataDir: '.data', logLevel: 'warn', databasePool: 12 },
    ...{ publicUrl: undefined, databaseUrl: undefined, smtpUrl: undefined, stripe: undefined, authSecret: undefined },
  });
});

test('the key of badges may be PEM, PEM on one line, or a JWK', () => {
  const jwk = JSON.stringify(createPrivateKey(PRODUCTION.BADGE_KEY).export({ format: 'jwk' }));
  for (const key of [PRODUCTION.BADGE_KEY, PRODUCTION.BADGE_KEY.replaceAll('\n', '\\n'), jwk])
    expect(told({ BADGE_KEY: key })).toBe('');
});

test('a variable that is set to nothing counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', NODE_ENV: '' })).toEqual(readConfig({}));
});

test('what is set is what holds, the address without its last slash', () => {
  expect(readConfig(PRODUCTION)).toMatchObject({
    ...{ production: true, publicUrl: 'https://academie.example', databaseUrl: PRODUCTION.DATABASE_URL },
    stripe: { secretKey: 'sk_live_1', webhookSecret: 'whsec_1', apiBase: undefined },
  });
  expect(readConfig({ PORT: '0', DATABASE_POOL: '200' })).toMatchObject({ port: 0, databasePool: 200 });
});

describe('each wrong variable is named, with what it must be', () => {
  test.each([
    ['NODE_ENV', 'prod', 'development, production or test'],
    ['PORT', 'drieduizend', 'a whole number from 0 to 65535'],
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '3e3', 'a whole number from 0 to 65535'],
    ['PORT', '30.5', 'a whole number from 0 to 65535'],
    ['HOST', 'http://0.0.0.0', 'an address or name of this machine'],
    ['PUBLIC_URL', 'academie.example', 'https://academie.example'],
    ['PUBLIC_URL', 'ftp://academie.example', 'https://academie.example'],
    ['PUBLIC_URL', 'https://academie.example/map', 'nothing after it'],
    ['DATABASE_URL', 'mysql://host/academie', 'postgresql://user:password@host:5432/academie'],
    ['DATABASE_URL', 'academie', 'postgresql://user:password@host:5432/academie'],
    ['DATABASE_POOL', '1', 'a whole number from 2 to 200'],
    ['DATABASE_POOL', '201', 'a whole number from 2 to 200'],
    ['DATABASE_POOL', 'veel', 'a whole number from 2 to 200'],
    ['SMTP_URL', 'mail.example:25', 'smtp://user:password@mail.example:587'],
    ['MAIL_FROM', 'de academie', 'Academie <academie@school.example>'],
    ['MAIL_FROM', 'Academie <a@b.example>\r\nBcc: c@d.example', 'Academie <academie@school.example>'],
    ['STRIPE_SECRET_KEY', 'pk_live_1', 'begins with sk_ or rk_'],
    ['STRIPE_WEBHOOK_SECRET', 'geheim', 'begins with whsec_'],
    ['STRIPE_API_BASE', '127.0.0.1', 'http://127.0.0.1:12111'],
    ['AUTH_SECRET', 'te kort', 'at least 32 characters'],
    ['WRITING_KEYS', 'abc', 'one or more keys of 64 hexadecimal characters'],
    ['BADGE_KEY', 'geen sleutel', 'a private RSA key of at least 2048 bits'],
    ['BADGE_KEY', SHORT_KEY, 'a private RSA key of at least 2048 bits'],
    ['MEDIA_QUOTA_MB', 'veel', 'a whole number from 1 to 100000000'],
    ['LOG_LEVEL', 'luid', 'fatal, error, warn, info, debug or silent'],
  ])('%s=%s', (name, value, must) => {
    const sentence = told({ [name]: value });
    expect(sentence).toContain(`- ${name} must be`);
    expect(sentence).toContain(must);
  });
});

test('all faults are told at once, also what is missing beside what is wrong', () => {
  const sentence = told({ NODE_ENV: 'production', PORT: 'x', STRIPE_SECRET_KEY: 'sk_1', LOG_LEVEL: 'y' });
  for (const name of ['PORT', 'LOG_LEVEL', 'STRIPE_WEBHOOK_SECRET', 'DATABASE_URL', 'SMTP_URL', 'AUTH_SECRET'])
    expect(sentence).toContain(name);
});

test('keys of the payment provider belong together', () => {
  expect(told({ STRIPE_SECRET_KEY: 'sk_1' })).toContain('belong together');
  expect(told({ STRIPE_WEBHOOK_SECRET: 'whsec_1' })).toContain('belong together');
  expect(told({ STRIPE_API_BASE: 'http://127.0.0.1:12111' })).toContain('STRIPE_SECRET_KEY');
});

describe('production refuses the conveniences of the demo', () => {
  test('with everything real it starts', () => {
    expect(told(PRODUCTION)).toBe('');
  });

  test.each([
    'DATABASE_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'STRIPE_SECRET_KEY',
    'AUTH_SECRET',
    'WRITING_KEYS',
    'BADGE_KEY',
    'MEDIA_DIR',
    'PUBLIC_URL',
  ])('it does not start without %s', (name) => {
    expect(told({ ...PRODUCTION, [name]: undefined })).toMatch(new RegExp(`${name} is missing; in production \\w+`));
  });

  test('a stand-in for the payment provider and a secret that is not random are refused', () => {
    expect(told({ ...PRODUCTION, STRIPE_API_BASE: 'http://127.0.0.1:12111' })).toContain('STRIPE_API_BASE');
    expect(told({ ...PRODUCTION, AUTH_SECRET: 'a'.repeat(40) })).toContain('AUTH_SECRET must be random');
    expect(told({ ...PRODUCTION, WRITING_KEYS: 'a'.repeat(64) })).toContain('WRITING_KEYS must be random');
  });
});

test('no secret stands in what is told', () => {
  const sentence = told({
    ...PRODUCTION,
    DATABASE_URL: 'mysql://a:wachtwoord@b/c',
    AUTH_SECRET: 'kort-geheim',
    BADGE_KEY: SHORT_KEY,
  });
  expect(sentence).not.toMatch(/wachtwoord|kort-geheim|PRIVATE KEY/);
});
