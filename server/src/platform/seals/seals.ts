import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What a sealed text belongs to, such as person, module and prompt: opened for anything else it stays closed. */
export type SealedFor = readonly [label: string, ...parts: string[]];

/** A sealed text that does not open: altered, cut off, moved to another row, or sealed with a key that is not here. */
export class SealBroken extends Error {
  constructor(why: string) {
    super(`a sealed text does not open: ${why}`);
    this.name = 'SealBroken';
  }
}

const VERSION = 1;
const ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

/** A key as it is given: 32 bytes in hexadecimal. */
export const KEY_FORM = /^[0-9a-f]{64}$/i;

/**
 * Seals private texts with AES-256-GCM under keys that are never in the database. The first key seals, all of them open. A
 * sealed text is one byte for the form, four that name its key, twelve of chance, the text, and sixteen that prove it whole
 * and in its place.
 */
export class Seals {
  /** The name of the key that seals. */
  readonly keyId: Buffer;
  private readonly first: Buffer;
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor(given: readonly string[]) {
    const keys = given.map((key) => Buffer.from(key, 'hex'));
    const [first] = keys;
    if (!first || keys.some((key) => key.length !== 32)) throw new Error('a key to seal with is 32 bytes');
    this.first = first;
    this.keyId = idOf(first);
    this.keys = new Map(keys.map((key) => [idOf(key).toString('hex'), key]));
  }

  /** Whether one of the keys has this name. */
  has(keyId: Buffer): boolean {
    return this.keys.has(keyId.toString('hex'));
  }

  /** The names of the keys, as people read them. */
  get keyNames(): string[] {
    return [...this.keys.keys()];
  }

  seal(text: string, of: SealedFor): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.first, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(bound(of));
    const body = cipher.update(text, 'utf8');
    return Buffer.concat([Buffer.of(VERSION), this.keyId, nonce, body, cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws SealBroken */
  open(sealed: Buffer, of: SealedFor): string {
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw new SealBroken('it has no known form');
    const name = sealedWith(sealed);
    const key = this.keys.get(name.toString('hex'));
    if (!key) throw new SealBroken(`its key ${name.toString('hex')} is not here`);
    const nonce = sealed.subarray(1 + ID_BYTES, HEAD_BYTES);
    const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(bound(of));
    cipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return cipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
    } catch {
      throw new SealBroken('it was altered, or belongs elsewhere');
    }
  }
}

/** The name of the key that a text was sealed with. */
export function sealedWith(sealed: Buffer): Buffer {
  return sealed.subarray(1, 1 + ID_BYTES);
}

/** A bytea as PostgreSQL writes it into JSON. */
export function fromJson(written: string): Buffer {
  return Buffer.from(written.slice(2), 'hex');
}

function idOf(key: Buffer): Buffer {
  return createHash('sha256').update('fluxus academie writing key ').update(key).digest().subarray(0, ID_BYTES);
}

/** No two lists give the same bytes: each part is preceded by its length. */
function bound(parts: SealedFor): Buffer {
  return Buffer.from(parts.map((part) => `${part.length}:${part}`).join(''), 'utf8');
}
