import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { compactVerify, createLocalJWKSet, importJWK, type JWK, jwtVerify } from 'jose';
import { FinishLesson } from '../learning/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { grant, publishModule } from '../testing/learning.ts';
import { OPEN_BADGE_SCHEMA } from '../testing/open-badge-schema.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy();
  await publishModule(academy, { key: 'een', lessons: [{ key: 'les', minutes: 50, blocks: ['tekst-a'] }] });
});
afterAll(() => academy?.close());

type Credential = Record<string, unknown> & {
  issuer: { id: string };
  credentialSubject: { id: string; achievement: { id: string } };
  credentialStatus: { statusListIndex: string; statusListCredential: string };
};
type Issuer = {
  id: string;
  verificationMethod: { id: string; controller: string; publicKeyJwk: JWK }[];
  assertionMethod: string[];
};
type Taken = { id: string; code: string; person: SignedInPerson };

/** Somebody finishes the module and takes the attest. */
async function taken(name = 'Els Peeters'): Promise<Taken> {
  const person = await signIn(academy, { name });
  await grant(academy, person.id, { kind: 'module', key: 'een' });
  const caller = { ...systemCaller, person: { ...person, name, roles: ['learner'] as const, sessionId: person.id } };
  await academy.app.get(FinishLesson, { strict: false }).run(caller, { module: 'een', lesson: 'les' });
  const { data } = await academy.graphql<{ taken: { id: string; attest: { code: string } } }>(
    'mutation { taken: takeCertificate(subjectKind: MODULE, subjectKey: "een") { ... on Certificate { id attest { code } } } }',
    {},
    person.cookie,
  );
  return { id: data!.taken.id, code: data!.taken.attest.code, person };
}

/** What an address of the academy answers to whoever comes from anywhere. */
async function get(url: string) {
  const { pathname } = new URL(url, academy.resources.publicUrl);
  const answer = await academy.app.inject({ url: pathname, headers: { origin: 'https://elders.example' } });
  return { ...answer, body: answer.body, headers: answer.headers, status: answer.statusCode };
}
const json = async <T>(url: string): Promise<T> => JSON.parse((await get(url)).body) as T;

async function badgeOf({ code }: Pick<Taken, 'code'>): Promise<string> {
  return (await get(`/attest/${code}/badge`)).body;
}

/** Checks a badge in the order the standard gives: its key by its issuer, its signature, its claims, its status. */
async function verify(jws: string): Promise<{ credential: Credential; revoked: boolean }> {
  const { kid } = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
  const claimed = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Credential;
  const issuer = await json<Issuer>(claimed.issuer.id);
  const method = issuer.verificationMethod.find(({ id }) => id === kid);
  if (!method || method.controller !== issuer.id || !issuer.assertionMethod.includes(kid))
    throw new Error('not their key');
  const key = await importJWK(method.publicKeyJwk, 'RS256');
  const { payload } = await jwtVerify(jws, key, { issuer: issuer.id, algorithms: ['RS256'], typ: 'JWT' });
  const credential = payload as unknown as Credential;
  const { statusListIndex, statusListCredential } = credential.credentialStatus;
  const list = await compactVerify((await get(statusListCredential)).body, key);
  const { credentialSubject } = JSON.parse(new TextDecoder().decode(list.payload)) as {
    credentialSubject: { encodedList: string };
  };
  const bits = gunzipSync(Buffer.from(credentialSubject.encodedList.slice(1), 'base64url'));
  const place = Number(statusListIndex);
  return { credential, revoked: ((bits[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0 };
}

const ajv = new Ajv2019({ strict: false, allErrors: true });
formats.default(ajv);
const conforms = ajv.compile(OPEN_BADGE_SCHEMA);

describe('a badge', () => {
  test('is what the standard asks, and an independent library finds its signature right', async () => {
    const one = await taken('Els Peeters');
    const { credential, revoked } = await verify(await badgeOf(one));
    expect([conforms(credential), conforms.errors]).toEqual([true, null]);
    expect(revoked).toBe(false);
    const url = academy.resources.publicUrl;
    expect(credential).toMatchObject({
      id: `${url}/attest/${one.code}/badge`,
      iss: `${url}/badges/uitgever`,
      jti: `${url}/attest/${one.code}/badge`,
      sub: credential.credentialSubject.id,
      nbf: Date.parse(String(credential.validFrom)) / 1000,
      name: 'Module een',
    });
    expect(credential.vc).toBeUndefined();
    expect(credential.credentialSubject.id).toMatch(/^urn:uuid:/);
  });

  test('says no more than the attest: no address and no account of anybody', async () => {
    const one = await taken('Jan Janssens');
    const told = JSON.stringify((await verify(await badgeOf(one))).credential);
    expect(told).toContain('Jan Janssens');
    expect(told).not.toContain(one.person.id);
    expect(told).not.toContain('@school.test');
  });

  test('is the same text each time', async () => {
    const one = await taken();
    expect(await badgeOf(one)).toBe(await badgeOf(one));
  });

  test('altered by one letter, anywhere, it fails', async () => {
    const jws = await badgeOf(await taken());
    const parts = [jws.indexOf('.') - 5, jws.indexOf('.') + 40, jws.lastIndexOf('.') - 9, jws.length - 40];
    for (const at of parts) {
      const altered = jws.slice(0, at) + (jws[at] === 'A' ? 'B' : 'A') + jws.slice(at + 1);
      await expect(verify(altered)).rejects.toThrow();
    }
    const [head = '', body = '', signature = ''] = jws.split('.');
    const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('Els', 'Jan')).toString('base64url');
    await expect(verify(`${head}.${forged}.${signature}`)).rejects.toThrow('signature verification failed');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    await expect(verify(`${none}.${body}.`)).rejects.toThrow();
  });

  test('of an attest that was revoked, or replaced, it holds no longer; of the others it does', async () => {
    const [revoked, replaced, valid] = [await taken(), await taken('Eerst'), await taken()];
    const badges = { revoked: await badgeOf(revoked), replaced: await badgeOf(replaced), valid: await badgeOf(valid) };
    const administrator = await signIn(academy, { roles: ['administrator'] });
    await academy.graphql(
      'mutation ($input: RevokeCertificateInput!) { revokeCertificate(input: $input) { __typename } }',
      { input: { certificateId: revoked.id, reason: 'een vergissing' } },
      administrator.cookie,
    );
    await academy.graphql('mutation { changeName(name: "Daarna") { __typename } }', {}, replaced.person.cookie);
    const { data } = await academy.graphql<{ fresh: { attest: { code: string } } }>(
      'mutation ($id: ID!) { fresh: reissueCertificate(id: $id) { ... on Certificate { attest { code } } } }',
      { id: replaced.id },
      replaced.person.cookie,
    );
    expect((await verify(badges.revoked)).revoked).toBe(true);
    expect((await verify(badges.replaced)).revoked).toBe(true);
    expect((await verify(badges.valid)).revoked).toBe(false);
    const fresh = await verify(await badgeOf(data!.fresh.attest));
    expect(fresh.revoked).toBe(false);
    expect(JSON.stringify(fresh.credential)).toContain('Daarna');
  });
});

describe('what a badge points to', () => {
  test('is there, for whoever comes from anywhere', async () => {
    const { credential } = await verify(await badgeOf(await taken()));
    const { achievement } = credential.credentialSubject;
    const found = await json<Record<string, unknown>>(achievement.id);
    expect(found).toMatchObject({ ...achievement, '@context': credential['@context'] });
    const { kid = '' } = JSON.parse(Buffer.from((await badgeOf(await taken())).split('.')[0]!, 'base64url').toString());
    for (const url of [achievement.id, credential.issuer.id, kid, credential.credentialStatus.statusListCredential]) {
      const { status, headers } = await get(url);
      expect({ url, status, cors: headers['access-control-allow-origin'] }).toEqual({ url, status: 200, cors: '*' });
    }
  });

  test('the set of keys checks a badge too, and no part of a private key is anywhere', async () => {
    const jws = await badgeOf(await taken());
    const keys = await json<{ keys: JWK[] }>('/badges/sleutels');
    const [key] = keys.keys;
    const byAddress = await json<JWK>(`/badges/sleutels/${key?.kid}`);
    expect(byAddress).toEqual(key);
    // a set names its keys by their ids, a badge by their addresses
    const addressed = {
      keys: keys.keys.map((one) => ({ ...one, kid: `${academy.resources.publicUrl}/badges/sleutels/${one.kid}` })),
    };
    await expect(jwtVerify(jws, createLocalJWKSet(addressed))).resolves.toBeDefined();
    for (const url of ['/badges/sleutels', `/badges/sleutels/${key?.kid}`, '/badges/uitgever'])
      expect((await get(url)).body).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
  });

  test('what there is not, is not there', async () => {
    for (const url of [
      ...['/badges/module/geen', '/badges/opleiding/geen', '/badges/sleutels/geen'],
      ...['/badges/status/2', '/badges/status/0', '/badges/status/-1', '/badges/status/01', '/badges/status/x'],
    ])
      expect([url, (await get(url)).status]).toEqual([url, 404]);
  });

  test('a key of before stays published beside the one of today', async () => {
    await badgeOf(await taken());
    const before = { kty: 'RSA', n: 'oud', e: 'AQAB', kid: 'vroeger' };
    await academy.database.dataSource.query("insert into certificates.badge_key values ('vroeger', $1, '2025-01-01')", [
      JSON.stringify(before),
    ]);
    const { verificationMethod, assertionMethod } = await json<Issuer>('/badges/uitgever');
    expect(assertionMethod).toEqual(verificationMethod.map(({ id }) => id));
    expect(assertionMethod).toHaveLength(2);
  });
});

describe('the measure itself', () => {
  test('finds fault with what the standard does not allow', async () => {
    const { credential } = await verify(await badgeOf(await taken()));
    const { credentialSubject } = credential;
    const broken: Record<string, unknown>[] = [
      { ...credential, '@context': (credential['@context'] as string[]).toReversed() },
      { ...credential, type: ['VerifiableCredential'] },
      { ...credential, validFrom: '2026-11-28' },
      { ...credential, issuer: { name: 'zonder id' } },
      { ...credential, credentialSubject: { ...credentialSubject, id: 'mailto:els@school.test' } },
      { ...credential, credentialSubject: { ...credentialSubject, achievement: { id: 'urn:x' } } },
    ];
    expect(broken.map((one) => conforms(one))).toEqual(broken.map(() => false));
  });
});
