import { gzipSync } from 'node:zlib';
import type { PublicKey } from './badge-keys.ts';
import type { CertificateRow, CertifiedSubject } from './content.ts';

/*
 * Open Badges 3.0 on the Verifiable Credentials Data Model 2.0: what is signed, and the documents it points to. Pure.
 */

const VC = 'https://www.w3.org/ns/credentials/v2';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const LANGUAGE = 'nl-BE';

/** Places in one status list: the least that the standard allows, so that one badge does not stand out. */
export const PLACES = 131_072;

type Organiser = CertificateRow['content']['organiser'];
type Words = Readonly<{ title: string; promise: string; criteria: string }>;

/** Where everything a badge points to is found. */
export class BadgeAddresses {
  readonly issuer: string;

  constructor(readonly publicUrl: string) {
    this.issuer = `${publicUrl}/badges/uitgever`;
  }

  attest(code: string): string {
    return `${this.publicUrl}/attest/${code}`;
  }

  credential(code: string): string {
    return `${this.attest(code)}/badge`;
  }

  achievement({ kind, key }: CertifiedSubject): string {
    return `${this.publicUrl}/badges/${kind === 'module' ? 'module' : 'opleiding'}/${encodeURIComponent(key)}`;
  }

  key = ({ id }: Pick<PublicKey, 'id'>): string => `${this.publicUrl}/badges/sleutels/${id}`;

  statusList(index: number): string {
    return `${this.publicUrl}/badges/status/${Math.floor(index / PLACES) + 1}`;
  }
}

/** The credential and the claims a JWT repeats of it: `iss`, `jti`, `sub` and `nbf`. */
export function credentialOf(row: CertificateRow, criteria: string, at: BadgeAddresses): object {
  const { code, content, issuedAt, subjectKind, subjectKey } = row;
  const id = at.credential(code);
  const subject = `urn:uuid:${row.id}`;
  const issued = new Date(Math.floor(issuedAt.getTime() / 1000) * 1000);
  const words = { title: content.title, promise: content.promise, criteria };
  return {
    '@context': [VC, OB],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: profile(content.organiser, at),
    validFrom: withoutMilliseconds(issued),
    awardedDate: withoutMilliseconds(new Date(content.finishedAt)),
    name: content.title,
    credentialSubject: {
      id: subject,
      type: ['AchievementSubject'],
      // the name is what the attest says; an address would say more
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: content.name, identityType: 'name' }],
      achievement: achievement({ kind: subjectKind, key: subjectKey }, words, at),
    },
    evidence: [{ id: at.attest(code), type: ['Evidence'], name: content.title }],
    credentialStatus: {
      id: `${at.statusList(row.statusIndex)}#${row.statusIndex % PLACES}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(row.statusIndex % PLACES),
      statusListCredential: at.statusList(row.statusIndex),
    },
    credentialSchema: [
      {
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ],
    ...{ iss: at.issuer, jti: id, sub: subject, nbf: issued.getTime() / 1000 },
  };
}

/** What was achieved. */
function achievement(subject: CertifiedSubject, words: Words, at: BadgeAddresses): object {
  return {
    id: at.achievement(subject),
    type: ['Achievement'],
    name: words.title,
    description: words.promise,
    criteria: { narrative: words.criteria },
    achievementType: subject.kind === 'module' ? 'Course' : 'LearningProgram',
    inLanguage: LANGUAGE,
    creator: { id: at.issuer, type: ['Profile'] },
  };
}

/** The achievement as a document of its own. */
export function achievementDocument(subject: CertifiedSubject, words: Words, at: BadgeAddresses): object {
  return { '@context': [VC, OB], ...achievement(subject, words, at) };
}

/** Who issues, with every key that may have signed. */
export function issuerDocument(organiser: Organiser, keys: readonly PublicKey[], at: BadgeAddresses): object {
  const methods = keys.map((key) => ({
    ...{ id: at.key(key), type: 'JsonWebKey', controller: at.issuer },
    publicKeyJwk: key.jwk,
  }));
  return {
    '@context': [VC, OB],
    ...profile(organiser, at),
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}

/** Which badges of a list hold no longer: one bit for each place, the first one leftmost, compressed. */
export function statusListCredential(
  list: number,
  ended: readonly number[],
  { now, at }: { now: Date; at: BadgeAddresses },
): object {
  const first = (list - 1) * PLACES;
  const bits = Buffer.alloc(PLACES / 8);
  for (const index of ended) {
    const place = index - first;
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7));
  }
  const id = at.statusList(first);
  const validFrom = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const subject = `${id}#list`;
  return {
    '@context': [VC],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: at.issuer,
    validFrom: withoutMilliseconds(validFrom),
    credentialSubject: {
      id: subject,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
    },
    ...{ iss: at.issuer, jti: id, sub: subject, nbf: validFrom.getTime() / 1000 },
  };
}

function profile(organiser: Organiser, at: BadgeAddresses): object {
  return { id: at.issuer, type: ['Profile'], name: organiser.name, url: at.publicUrl };
}

function withoutMilliseconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
