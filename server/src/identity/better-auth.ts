import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { isLocale, type Locale } from '@fluxus/messages';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins/magic-link';
import { PostgresDialect } from 'kysely';
import { Database } from '../platform/database/database.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { poolOn } from './database-pool.ts';
import { COOKIE_NAME } from './session-cookie.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** How long things last, in seconds. A session is prolonged while it is used. */
export const LASTS = { session: 60 * DAY, signInLink: HOUR, verification: 2 * DAY, passwordReset: HOUR } as const;

/** What a call of the library needs to know, and the token it made to be mailed. */
export type Errand = { locale: Locale; token: string | undefined };

/**
 * The identity library on our database and nowhere else: its own HTTP handler is not mounted, it sends no mail itself
 * (use cases do, through the transaction), and it keeps hashes of link tokens only.
 */
@Injectable()
export class BetterAuth {
  private readonly errand = new AsyncLocalStorage<Errand>();
  private readonly auth: ReturnType<typeof configure>;

  constructor(database: Database, @Inject(RESOURCES) resources: Resources) {
    this.auth = configure(database, resources, () => this.errand.getStore());
  }

  get api() {
    return this.auth.api;
  }

  /** The library's own view of people, passwords and sessions, for what its API does not offer. */
  get context() {
    return this.auth.$context;
  }

  /** A password as it is kept. */
  async hash(password: string): Promise<string> {
    return (await this.context).password.hash(password);
  }

  /** Runs one call of the library and gives, beside its answer, what it made on the way. */
  async during<T>(locale: Locale, call: () => Promise<T>): Promise<{ answer: T; errand: Errand }> {
    const errand: Errand = { locale, token: undefined };
    const answer = await this.errand.run(errand, call);
    return { answer, errand };
  }
}

/** Where the library keeps a link: never the token itself. */
export function hashOfIdentifier(identifier: string): string {
  return createHash('sha256').update(identifier).digest('base64url');
}

/**
 * The answer of a library call, or undefined where the library refuses what it was given.
 * Its refusals are API errors below 500; a redirect is how its link endpoint says that a link is void.
 */
export async function unlessRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return undefined;
    throw error;
  }
}

function configure(database: Database, { publicUrl, authSecret }: Resources, errand: () => Errand | undefined) {
  const log = new Logger('identity');
  const keepToken = async ({ token }: { token: string }) => {
    const current = errand();
    if (current) current.token = token;
  };
  return betterAuth({
    appName: 'Fluxus academie',
    baseURL: publicUrl,
    secret: authSecret,
    database: {
      dialect: new PostgresDialect({ pool: poolOn(database) }),
      type: 'postgres',
      schemaName: 'identity',
      transaction: false,
    },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // its lines carry addresses: what matters is said by the use cases
    logger: { level: 'error', log: (level, message) => level === 'error' && log.error(message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      // a sentence about length is given before; the library counts in UTF-16 units
      minPasswordLength: 1,
      maxPasswordLength: 512,
      resetPasswordTokenExpiresIn: LASTS.passwordReset,
      sendResetPassword: keepToken,
    },
    plugins: [magicLink({ expiresIn: LASTS.signInLink, sendMagicLink: keepToken })],
    verification: {
      ...table('verification', VERIFICATION),
      storeIdentifier: { hash: async (identifier) => hashOfIdentifier(identifier) },
    },
    user: {
      ...table('person', PERSON),
      additionalFields: { locale: { type: 'string', required: false, input: false } },
    },
    account: table('account', ACCOUNT),
    session: { ...table('session', SESSION), expiresIn: LASTS.session, disableSessionRefresh: true },
    databaseHooks: {
      user: { create: { before: async (user) => ({ data: { ...user, locale: localeFor(errand()) } }) } },
    },
    advanced: {
      database: { generateId: false, validateSchema: false },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: publicUrl.startsWith('https:'),
      cookies: { session_token: { name: COOKIE_NAME } },
    },
  });
}

function localeFor(errand: Errand | undefined): Locale {
  return isLocale(errand?.locale) ? errand.locale : 'nl-BE';
}

const STAMPS = { createdAt: 'created_at', updatedAt: 'updated_at' };
const PERSON = { ...STAMPS, emailVerified: 'email_verified' };
const SESSION = {
  ...STAMPS,
  userId: 'person_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
};
const VERIFICATION = { ...STAMPS, expiresAt: 'expires_at' };
const ACCOUNT = {
  ...STAMPS,
  userId: 'person_id',
  providerId: 'provider',
  accountId: 'provider_account',
  password: 'password_hash',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
};

function table<Fields>(modelName: string, fields: Fields) {
  return { modelName, fields };
}
