import { z } from 'zod';
import { KEY_FORM } from '../seals/seals.ts';
import { isSigningKey } from '../signing-key.ts';
import { StartupFault } from '../startup-fault.ts';

const address = (protocols: string[], example: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `must be an address such as ${example}`,
    })
    .optional();

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'must be development, production or test' })
    .default('development'),
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[a-z0-9.:-]+$/i, { error: 'must be an address or name of this machine, such as 127.0.0.1 or 0.0.0.0' })
    .default('127.0.0.1'),
  PUBLIC_URL: address(['http:', 'https:'], 'https://academie.example').refine((value) => !value || isOrigin(value), {
    error: 'must be an address such as https://academie.example, with nothing after it',
  }),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/academie'),
  DATABASE_POOL: wholeNumber(2, 200).default(12),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@mail.example:587'),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, {
      error: 'must be a sender such as Academie <academie@school.example>',
    })
    .default('Fluxus academie <academie@fluxus.test>'),
  ACADEMY_NAME: z.string().max(200).default('Fluxus academie'),
  ACADEMY_ADDRESS: z.string().max(300).optional(),
  ACADEMY_NUMBER: z
    .string()
    .regex(/^[01]\d{3}\.?\d{3}\.?\d{3}$/, { error: 'must be an enterprise number such as 0123.456.789' })
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, { error: 'must be a secret key of Stripe; it begins with sk_ or rk_' })
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, { error: "must be the signing secret of Stripe's webhook endpoint; it begins with whsec_" })
    .optional(),
  STRIPE_API_BASE: address(['http:', 'https:'], 'http://127.0.0.1:12111'),
  AUTH_SECRET: z.string().min(32, { error: 'must be a random text of at least 32 characters' }).optional(),
  WRITING_KEYS: z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .refine((keys) => keys.length > 0 && keys.every((key) => KEY_FORM.test(key)), {
      error: 'must be one or more keys of 64 hexadecimal characters, parted by commas; npm run keys makes one',
    })
    .optional(),
  BADGE_KEY: z
    .string()
    .transform((value) => value.replaceAll('\\n', '\n'))
    .refine(isSigningKey, {
      error: 'must be a private RSA key of at least 2048 bits, as PEM (PKCS #8) or JWK: openssl genrsa 2048',
    })
    .optional(),
  MEDIA_DIR: z.string().optional(),
  MEDIA_QUOTA_MB: wholeNumber(1, 100_000_000).default(20000),
  MEDIA_PERSON_QUOTA_MB: wholeNumber(1, 100_000_000).default(5000),
  OFFLINE_READING: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    })
    .default('warn'),
});

const MEGABYTE = 1_000_000;

type Given = Readonly<Record<string, string | undefined>>;

/** Who is behind the site, as the law asks it to say (WER XII.6); what is not set is not shown. */
export type Publisher = Readonly<{ name: string; address: string | null; number: string | null; email: string }>;

/** What the application was told by its environment, checked. The only place where `process.env` is read. */
export type Config = Readonly<{
  production: boolean;
  port: number;
  host: string;
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  databasePool: number;
  smtpUrl: string | undefined;
  mailFrom: string;
  publisher: Publisher;
  stripe: Readonly<{ secretKey: string; webhookSecret: string; apiBase: string | undefined }> | undefined;
  authSecret: string | undefined;
  /** Keys for what people write in private, the one that seals first. */
  writingKeys: readonly string[] | undefined;
  /** Signs badges: a private RSA key, as PEM or JWK. */
  badgeKey: string | undefined;
  media: Readonly<{
    /** The folder of media; beside everything else in the data folder when it is not said. */
    dir: string | undefined;
    /** Bytes that all media together, and those of one person, may take. */
    quota: number;
    personQuota: number;
  }>;
  /** Whether people may keep pages on their device for where there is no connection. */
  offlineReading: boolean;
  logLevel: string;
}>;

/** Injection token of the checked configuration. */
export const CONFIG = Symbol('config');

/**
 * Checks an environment and says every fault at once, each with the variable's name.
 * @throws StartupFault
 */
export function readConfig(environment: Given): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  faults.push(...contradictions(given));
  if (!parsed.success || faults.length > 0)
    throw new StartupFault(`The environment is not right:\n- ${faults.join('\n- ')}`);
  const env = parsed.data;
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    publisher: {
      name: env.ACADEMY_NAME,
      address: env.ACADEMY_ADDRESS ?? null,
      number: env.ACADEMY_NUMBER ?? null,
      email: /<([^<>]+)>$/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM,
    },
    stripe:
      env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET
        ? { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET, apiBase: env.STRIPE_API_BASE }
        : undefined,
    authSecret: env.AUTH_SECRET,
    writingKeys: env.WRITING_KEYS,
    badgeKey: env.BADGE_KEY,
    media: {
      dir: env.MEDIA_DIR,
      quota: env.MEDIA_QUOTA_MB * MEGABYTE,
      personQuota: env.MEDIA_PERSON_QUOTA_MB * MEGABYTE,
    },
    offlineReading: env.OFFLINE_READING === 'on',
    logLevel: env.LOG_LEVEL,
  };
}

/** What is wrong with variables together, each of them right or not. */
function contradictions(given: Given): string[] {
  const faults: string[] = [];
  if (Boolean(given.STRIPE_SECRET_KEY) !== Boolean(given.STRIPE_WEBHOOK_SECRET)) {
    faults.push(
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both, or none to pay with test payments.',
    );
  }
  if (given.NODE_ENV === 'production') faults.push(...missingInProduction(given));
  else if (given.STRIPE_API_BASE && !given.STRIPE_SECRET_KEY && !given.STRIPE_WEBHOOK_SECRET) {
    faults.push('STRIPE_API_BASE says where payments go, so STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong to it.');
  }
  return faults;
}

/** Production refuses the conveniences of the demo: each has a real service in its place. */
function missingInProduction(given: Given): string[] {
  const needed = {
    DATABASE_URL: 'the database must be one that is backed up',
    SMTP_URL: 'mail must really be sent',
    MAIL_FROM: 'mail must come from an address of your own',
    STRIPE_SECRET_KEY: 'payments must be real',
    AUTH_SECRET: 'sessions must be signed with a secret of your own',
    WRITING_KEYS: 'what people write in private must be sealed with a key of your own (npm run keys makes one)',
    BADGE_KEY: 'badges must be signed with a key of your own, which stays when a process is replaced',
    MEDIA_DIR: 'media must be kept in a folder that is backed up',
    PUBLIC_URL: 'links in mails need the address people use',
  };
  const faults = Object.entries(needed)
    .filter(([name]) => !given[name])
    .map(([name, why]) => `${name} is missing; in production ${why}.`);
  if (given.STRIPE_API_BASE) faults.push('STRIPE_API_BASE points payments at a stand-in and is refused in production.');
  if (given.AUTH_SECRET && new Set(given.AUTH_SECRET).size < 8) faults.push('AUTH_SECRET must be random.');
  if ((given.WRITING_KEYS ?? '').split(/[\s,]+/).some((key) => key && new Set(key).size < 8))
    faults.push('WRITING_KEYS must be random.');
  return faults;
}

/** Whether nothing follows the host; what is no web address at all is refused elsewhere. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { pathname, search, hash, username } = new URL(value);
  return pathname.replace(/\/+$/, '') === '' && !search && !hash && !username;
}
