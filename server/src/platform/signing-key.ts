import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Bits of a new key, and the fewest that are taken. */
const BITS = 2048;

/** A new private RSA key, as PEM (PKCS #8). */
export function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: BITS });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A private RSA key, as PEM or JWK. @throws Error when it is none, or too short */
export function signingKey(text: string): KeyObject {
  const given = text.trim();
  const key = given.startsWith('{')
    ? createPrivateKey({ key: JSON.parse(given), format: 'jwk' })
    : createPrivateKey({ key: given, format: 'pem' });
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== 'rsa' || modulusLength < BITS) throw new Error('not an RSA key of 2048 bits or more');
  return key;
}

export function isSigningKey(text: string): boolean {
  try {
    signingKey(text);
    return true;
  } catch {
    return false;
  }
}
