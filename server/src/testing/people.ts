import { randomBytes } from 'node:crypto';
import { EnsurePerson, SessionCookie, Sessions } from '../identity/index.ts';
import type { Role } from '../platform/graphql/caller.ts';
import type { TestAcademy } from './academy.ts';

/** Somebody who is signed in: `cookie` is the Cookie header of their browser. */
export type SignedInPerson = { id: string; email: string; cookie: string };

/** Makes a person with a confirmed address (a learner unless roles are given) and signs them in. */
export async function signIn(
  { app }: Pick<TestAcademy, 'app'>,
  { email, name, roles }: { email?: string; name?: string; roles?: readonly Role[] } = {},
): Promise<SignedInPerson> {
  const person = await app.get(EnsurePerson, { strict: false }).run({
    email: email ?? `test-${randomBytes(6).toString('hex')}@school.test`,
    name: name ?? 'Proefpersoon',
    roles: roles ?? ['learner'],
  });
  const token = await app.get(Sessions, { strict: false }).open(person.id, 'Proef');
  return { id: person.id, email: person.email, cookie: app.get(SessionCookie, { strict: false }).pairFor(token) };
}
