import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { Door } from '../testing/door.ts';
import { signIn } from '../testing/people.ts';
import { secondProcess } from '../testing/second-process.ts';
import { EnsurePerson } from './index.ts';

let academy: TestAcademy;
let door: Door;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  door = new Door(academy.app);
});
afterAll(() => academy.close());

const CHANGE = `mutation ($input: ChangeRolesInput!) { done: changeRoles(input: $input) {
  __typename ... on Refused { message } ... on InvalidInput { problems { field } } ... on RolesChanged { roles } } }`;

function change(cookie: string, personId: string, roles: string[], reason = 'begeleidt vanaf nu') {
  return door.ask(CHANGE, { input: { personId, roles, reason } }, { cookie });
}

async function rolesOf(id: string): Promise<string[]> {
  const [row] = (await academy.database.dataSource.query('select roles from identity.person where id = $1', [id])) as [
    { roles: string[] },
  ];
  return row.roles;
}

test('an administrator says what somebody may do; who, when and why is kept for good', async () => {
  const administrator = await signIn(academy, { roles: ['administrator'] });
  const person = await signIn(academy);
  const done = await change(administrator.cookie, person.id, ['LEARNER', 'AUTHOR', 'AUTHOR']);
  expect(done).toMatchObject({ type: 'RolesChanged', result: { roles: ['LEARNER', 'AUTHOR'] } });
  expect(await rolesOf(person.id)).toEqual(['learner', 'author']);
  const { dataSource } = academy.database;
  expect(await dataSource.query('select * from identity.role_change where person_id = $1', [person.id])).toEqual([
    expect.objectContaining({
      by_person_id: administrator.id,
      roles_before: ['learner'],
      roles_after: ['learner', 'author'],
      reason: 'begeleidt vanaf nu',
      changed_at: expect.any(Date),
    }),
  ]);
  await expect(dataSource.query("update identity.role_change set reason = 'anders'")).rejects.toThrow('not rewritten');
  await expect(dataSource.query('delete from identity.role_change')).rejects.toThrow('not rewritten');
});

test('what somebody may do holds at their next request, without signing in again', async () => {
  const administrator = await signIn(academy, { roles: ['administrator'] });
  const person = await signIn(academy, { roles: ['administrator'] });
  expect((await change(person.cookie, randomUUID(), ['LEARNER'])).type).toBe('NotFound');
  await change(administrator.cookie, person.id, ['LEARNER']);
  expect((await change(person.cookie, person.id, ['ADMINISTRATOR'])).type).toBe('NOT_ALLOWED');
  expect(await rolesOf(person.id)).toEqual(['learner']);
});

test.each([
  [['learner'] as const],
  [['facilitator'] as const],
  [['author'] as const],
  [['finance'] as const],
  [['learner', 'facilitator', 'author', 'finance'] as const],
])('somebody with the roles %j changes nobody’s', async (roles) => {
  const person = await signIn(academy, { roles });
  expect((await change(person.cookie, person.id, ['ADMINISTRATOR'])).type).toBe('NOT_ALLOWED');
  expect(await rolesOf(person.id)).toEqual([...roles]);
});

test('nobody takes their own key away, and two administrators never take each other’s', async () => {
  const [one, two] = [
    await signIn(academy, { roles: ['administrator'] }),
    await signIn(academy, { roles: ['administrator'] }),
  ];
  expect((await change(one.cookie, one.id, ['LEARNER'])).result.problems).toEqual([{ field: 'roles' }]);
  await Promise.all([change(one.cookie, two.id, ['LEARNER']), change(two.cookie, one.id, ['LEARNER'])]);
  const left = [await rolesOf(one.id), await rolesOf(two.id)].filter((roles) => roles.includes('administrator'));
  expect(left).toHaveLength(1);
});

test('a reason is asked for', async () => {
  const administrator = await signIn(academy, { roles: ['administrator'] });
  const person = await signIn(academy);
  expect((await change(administrator.cookie, person.id, ['AUTHOR'], ' ')).result.problems).toEqual([
    { field: 'reason' },
  ]);
  expect((await change(administrator.cookie, person.id, ['AUTHOR'], 'x'.repeat(501))).type).toBe('InvalidInput');
  expect(await rolesOf(person.id)).toEqual(['learner']);
});

test('an account is made without its owner in demo mode only', async () => {
  const wanted = { email: 'beheer@demo.fluxus.test', name: 'Beheer', roles: ['administrator'] as const };
  const real = await secondProcess({ ...academy, resources: { ...academy.resources, demo: false } });
  await expect(real.app.get(EnsurePerson, { strict: false }).run(wanted)).rejects.toThrow('demo mode only');
  await real.close();
  const twice = [1, 2].map(() => academy.app.get(EnsurePerson, { strict: false }).run(wanted));
  const [first, second] = await Promise.all(twice);
  expect(first?.id).toBe(second?.id);
});
