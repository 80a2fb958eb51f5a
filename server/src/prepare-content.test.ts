import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Catalogue } from './catalogue/index.ts';
import { prepareContent } from './prepare-content.ts';
import { DEMO_PASSWORD } from './prepare-demo.ts';
import { type TestAcademy, testAcademy } from './testing/academy.ts';
import { type SecondProcess, secondProcess } from './testing/second-process.ts';

let academy: TestAcademy;
let other: SecondProcess;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  other = await secondProcess(academy);
});

afterAll(async () => {
  await other.close();
  await academy.close();
});

const count = async (table: string): Promise<number> => {
  const [row] = (await academy.database.dataSource.query(`select count(*)::int as rows from ${table}`)) as {
    rows: number;
  }[];
  return row!.rows;
};

test('two processes starting at once load the curriculum once, and a later start changes nothing', async () => {
  await Promise.all([prepareContent(academy.app, { demo: true }), prepareContent(other.app, { demo: true })]);
  const tables = [
    'catalogue.version',
    'sales.offer',
    'identity.person',
    'access.entitlement',
    'learning.block_progress',
  ];
  const before = await Promise.all(tables.map(count));
  expect(before.every((rows) => rows > 0)).toBe(true);
  expect(await count('catalogue.current')).toBe(await count('catalogue.version'));

  await prepareContent(academy.app, { demo: true });
  expect(await Promise.all(tables.map(count))).toEqual(before);
});

test('every module is for sale at its own price and has a free lesson', async () => {
  const { data } = await academy.graphql<{
    modules: { slug: string; offer: { priceCents: number }; freeLesson: object }[];
  }>('{ modules { slug offer { priceCents } freeLesson { slug } } programmes { offer { priceCents } } }');
  const published = await academy.app.get(Catalogue, { strict: false }).modules();
  expect(data?.modules.map((module) => [module.slug, module.offer.priceCents])).toEqual(
    published.map((module) => [module.slug, module.priceCents]),
  );
  expect(data?.modules.every((module) => module.freeLesson !== null)).toBe(true);
});

test('the demo teacher signs in and is half-way in the first module', async () => {
  const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
  const input = { email: 'leerkracht@demo.fluxus.test', password: DEMO_PASSWORD };
  const { data, cookies } = await academy.graphql<{ signIn: { __typename: string } }>(SIGN_IN, { input });
  expect(data?.signIn.__typename).toBe('SignedIn');
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const MINE = '{ myLearning { modules { state lessonsDone lessonCount } continueWith { position } } }';
  const mine = await academy.graphql<{
    myLearning: {
      modules: { state: string; lessonsDone: number; lessonCount: number }[];
      continueWith: { position: number };
    };
  }>(MINE, {}, cookie);
  const [module] = mine.data!.myLearning.modules;
  expect(module).toMatchObject({ state: 'STARTED', lessonsDone: Math.floor(module!.lessonCount / 2) });
  expect(mine.data!.myLearning.continueWith.position).toBe(module!.lessonsDone + 1);
});
