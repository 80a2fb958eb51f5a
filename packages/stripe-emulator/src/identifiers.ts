import { randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new identifier such as `evt_1Hq…`: the prefix and `length` unguessable letters and digits. */
export function newId(prefix: string, length = 24): string {
  let letters = '';
  while (letters.length < length) {
    for (const byte of randomBytes(length)) if (byte < 248 && letters.length < length) letters += ALPHABET[byte % 62];
  }
  return `${prefix}_${letters}`;
}
