import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';

/** `manage`: one's own registration; `take`: a place that is offered, and nothing else. */
type LinkPurpose = 'manage' | 'take';

const TOKEN = /^[\w-]{32}$/;

/**
 * Links in mails that open something without a session. Only hashes are kept: neither guessing nor reading the database
 * gives one. Each is for one thing, ends by itself, and ends with all others of its registration when they are revoked.
 */
@Injectable()
export class RegistrationLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes a link and gives its token, to be mailed. */
  async make(registrationId: string, purpose: LinkPurpose, expiresAt: Date): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.database.query(
      'insert into workshops.link (hash, registration_id, purpose, expires_at, made_at) values ($1, $2, $3, $4, $5)',
      [hashOf(purpose, token), registrationId, purpose, expiresAt, this.clock.now()],
    );
    return token;
  }

  /** The registration that a link is for, as long as it holds. */
  async find(purpose: LinkPurpose, token: string): Promise<string | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const [row] = await this.database.query<{ id: string }>(
      'select registration_id as id from workshops.link where hash = $1 and purpose = $2 and expires_at > $3',
      [hashOf(purpose, token), purpose, this.clock.now()],
    );
    return row?.id;
  }

  /** Makes every link of a registration void. */
  async revoke(registrationId: string): Promise<void> {
    await this.database.query('delete from workshops.link where registration_id = $1', [registrationId]);
  }

  /** Forgets links whose time is over. */
  async tidy(): Promise<void> {
    await this.database.query('delete from workshops.link where expires_at <= $1', [this.clock.now()]);
  }
}

function hashOf(purpose: LinkPurpose, token: string): Buffer {
  return createHash('sha256').update(`${purpose} ${token}`).digest();
}
