import { z } from 'zod';
import { StartupFault } from '../startup-fault.ts';

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `must be an address such as ${example}`,
    })
    .optional();

const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'must be development, production or test' })
    .default('development'),
  PORT: z.coerce
    .number({ error: 'must be a whole number from 0 to 65535' })
    .int({ error: 'must be a whole number from 0 to 65535' })
    .min(0, { error: 'must be a whole number from 0 to 65535' })
    .max(65535, { error: 'must be a whole number from 0 to 65535' })
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://academie.example'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/academie'),
  DATABASE_POOL: z.coerce.number({ error: 'must be a whole number from 2 to 200' }).int().min(2).max(200).default(12),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example:587'),
  MAIL_FROM: z.string().min(3).default('Fluxus academie <academie@fluxus.test>'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, { error: 'must be a secret key of Stripe; it begins with sk_ or rk_' })
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, { error: "must be the signing secret of Stripe's webhook endpoint; it begins with whsec_" })
    .optional(),
  STRIPE_API_BASE: url(['http:', 'https:'], 'http://127.0.0.1:12111'),
  AUTH_SECRET: z.string().min(32, { error: 'must be a random text of at least 32 characters' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    })
    .default('warn'),
});

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
  stripe: Readonly<{ secretKey: string; webhookSecret: string; apiBase: string | undefined }> | undefined;
  authSecret: string | undefined;
  logLevel: string;
}>;

/** Injection token of the checked configuration. */
export const CONFIG = Symbol('config');

/**
 * Checks an environment and says every fault at once, each with the variable's name.
 * @throws StartupFault
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  if (parsed.success) faults.push(...contradictions(parsed.data));
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
    stripe:
      env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET
        ? { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET, apiBase: env.STRIPE_API_BASE }
        : undefined,
    authSecret: env.AUTH_SECRET,
    logLevel: env.LOG_LEVEL,
  };
}

function contradictions(env: z.infer<typeof Environment>): string[] {
  const faults: string[] = [];
  if (Boolean(env.STRIPE_SECRET_KEY) !== Boolean(env.STRIPE_WEBHOOK_SECRET)) {
    faults.push(
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both, or none to pay with test payments.',
    );
  }
  if (env.NODE_ENV !== 'production') return faults;
  const needed = {
    DATABASE_URL: 'the database must be one that is backed up',
    SMTP_URL: 'mail must really be sent',
    STRIPE_SECRET_KEY: 'payments must be real',
    AUTH_SECRET: 'sessions must be signed with a secret of your own',
    PUBLIC_URL: 'links in mails need the address people use',
  } as const;
  for (const [name, why] of Object.entries(needed)) {
    if (!env[name as keyof typeof needed]) faults.push(`${name} is missing; in production ${why}.`);
  }
  if (env.STRIPE_API_BASE) faults.push('STRIPE_API_BASE points payments at a stand-in and is refused in production.');
  if (env.AUTH_SECRET && new Set(env.AUTH_SECRET).size < 8) faults.push('AUTH_SECRET must be random.');
  return faults;
}
