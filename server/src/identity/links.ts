import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { hashOfIdentifier } from './better-auth.ts';

const Claims = z.object({
  email: z.string(),
  exp: z.number(),
  updateTo: z.string().optional(),
  requestType: z.string().optional(),
  userId: z.string().optional(),
});
export type LinkClaims = z.infer<typeof Claims>;

const LONGEST_TOKEN = 2_000;

/**
 * What a link says before it is used. Whether it is genuine, and that it is used once, is for the identity library to
 * say; here it is only read, and measured by our clock.
 */
@Injectable()
export class Links {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The address a sign-in link was made for. */
  async signInAddress(token: string): Promise<string | undefined> {
    const value = await this.waiting(`magic-link:${token}`);
    return value === undefined ? undefined : z.object({ email: z.string() }).parse(JSON.parse(value)).email;
  }

  /** The id of the person who may choose a new password by a link. */
  async resetPersonId(token: string): Promise<string | undefined> {
    return this.waiting(`reset-password:${token}`);
  }

  /** Makes every link for a new password of a person void. */
  async voidResets(personId: string): Promise<void> {
    await this.database.query('delete from identity.verification where value = $1', [personId]);
  }

  /** What a signed link claims. Nothing of it is proven yet. */
  claims(token: string): LinkClaims | undefined {
    const [, payload = ''] = token.slice(0, LONGEST_TOKEN).split('.');
    try {
      const claims = Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
      return claims.success && claims.data.exp * 1000 > this.clock.now().getTime() ? claims.data : undefined;
    } catch {
      return undefined;
    }
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
