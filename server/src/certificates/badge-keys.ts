import { createHash, createPublicKey, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { signingKey } from '../platform/signing-key.ts';

/** A public key as it is published: never anything of the private one. */
export type PublicKey = Readonly<{ id: string; jwk: JsonWebKey & { kty: 'RSA'; n: string; e: string } }>;

type Signing = PublicKey & Readonly<{ privateKey: KeyObject }>;

/**
 * The key that signs badges, and the public half of every key that ever did: another key is added beside the ones before
 * it, so that a badge of long ago can still be checked.
 */
@Injectable()
export class BadgeKeys {
  private signing: Promise<Signing> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  /** Signs a payload as a compact JWS (RS256), under an address at which the key is found. */
  async sign(payload: object, addressOf: (key: PublicKey) => string): Promise<string> {
    const key = await this.current();
    const header = { alg: 'RS256', typ: 'JWT', kid: addressOf(key) };
    const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')}`;
  }

  /** Every key that ever signed, the one of today too. */
  async published(): Promise<PublicKey[]> {
    await this.current();
    return this.database.query<PublicKey>(
      'select id, public_jwk as jwk from certificates.badge_key order by first_used_at, id',
    );
  }

  /** The key of today, which is published before it signs anything. */
  private current(): Promise<Signing> {
    this.signing ??= this.publish(read(this.resources.badgeKey)).catch((error: unknown) => {
      this.signing = undefined;
      throw error;
    });
    return this.signing;
  }

  private async publish(key: Signing): Promise<Signing> {
    await this.database.query(
      `insert into certificates.badge_key (id, public_jwk, first_used_at) values ($1, $2, $3)
       on conflict (id) do nothing`,
      [key.id, JSON.stringify(key.jwk), this.clock.now()],
    );
    return key;
  }
}

/** The id of a key is its thumbprint (RFC 7638), so that the same key has the same address everywhere. */
function read(text: string): Signing {
  const privateKey = signingKey(text);
  const { n = '', e = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const id = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
  return { privateKey, id, jwk: { kty: 'RSA', n, e, alg: 'RS256', use: 'sig', kid: id } };
}
