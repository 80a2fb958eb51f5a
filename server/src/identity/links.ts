import { randomBytes } from 'node:crypto';
import { isLocale, type Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { hashOfIdentifier, LASTS } from './better-auth.ts';

/** Somebody who wants an account: it is made when the link is used, with what this link was asked with. */
const SignUpLink = z.object({
  type: z.literal('sign-up'),
  email: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  locale: z.custom<Locale>(isLocale),
});

/** Somebody who wants another address: it holds from when the link is used. */
const EmailChangeLink = z.object({ type: z.literal('email-change'), person: z.string(), email: z.string() });

const KeptLink = z.discriminatedUnion('type', [SignUpLink, EmailChangeLink]);
export type KeptLink = z.infer<typeof KeptLink>;

const SignInLink = z.object({ email: z.string() });

const LONGEST_TOKEN = 500;

/**
 * Links on their way to people. Only hashes of their tokens are kept, each works once, and time is measured by our clock.
 * Those to sign in and to choose a new password are made and used by the identity library; here they are looked at.
 */
@Injectable()
export class Links {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps what a link stands for and gives the token to mail. */
  async make(link: KeptLink): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.database.query(
      `insert into identity.verification (identifier, value, expires_at)
       values ($1, $2, $3::timestamptz + make_interval(secs => $4))`,
      [hashOfIdentifier(`${link.type}:${token}`), JSON.stringify(link), this.clock.now(), LASTS.verification],
    );
    return token;
  }

  /** What a link stands for, once: it is void from then on. Inside a transaction that is rolled back it stays. */
  async use<Type extends KeptLink['type']>(
    type: Type,
    token: string,
  ): Promise<Extract<KeptLink, { type: Type }> | undefined> {
    if (token.length > LONGEST_TOKEN) return undefined;
    const [row] = await this.database.query<{ value: string }>(
      'delete from identity.verification where identifier = $1 and expires_at > $2 returning value',
      [hashOfIdentifier(`${type}:${token}`), this.clock.now()],
    );
    return row && (KeptLink.parse(JSON.parse(row.value)) as Extract<KeptLink, { type: Type }>);
  }

  /** The address a sign-in link was made for. */
  async signInAddress(token: string): Promise<string | undefined> {
    const value = await this.waiting(`magic-link:${token}`);
    return value === undefined ? undefined : SignInLink.parse(JSON.parse(value)).email;
  }

  /** The id of the person who may choose a new password by a link. */
  async resetPersonId(token: string): Promise<string | undefined> {
    return this.waiting(`reset-password:${token}`);
  }

  /** Makes every link void by which somebody could come in as this person, or take the account elsewhere. */
  async voidAll({ id, email }: { id: string; email: string }): Promise<void> {
    await this.database.query(
      `delete from identity.verification where value = $1
         or case when value like '{%' then value::jsonb->>'person' = $1 or value::jsonb->>'email' = $2 end`,
      [id, email],
    );
  }

  /** Makes every link void by which the account would move to another address. */
  async voidEmailChanges(personId: string): Promise<void> {
    await this.database.query(
      `delete from identity.verification where case when value like '{%' then value::jsonb->>'person' = $1 end`,
      [personId],
    );
  }

  /** Forgets links whose time is over. */
  async tidy(): Promise<void> {
    await this.database.query('delete from identity.verification where expires_at < $1', [this.clock.now()]);
  }

  private async waiting(identifier: string): Promise<string | undefined> {
    if (identifier.length > LONGEST_TOKEN) return undefined;
    const [row] = await this.database.query<{ value: string }>(
      'select value from identity.verification where identifier = $1 and expires_at > $2 order by created_at desc limit 1',
      [hashOfIdentifier(identifier), this.clock.now()],
    );
    return row?.value;
  }
}
