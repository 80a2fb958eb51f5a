import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { root } from '../harness/running-academy.ts';
import { Bench, graphql, signIn } from './support.ts';

const bench = new Bench();
afterAll(() => bench.end());

const LESSON = { module: 'een-gedeelde-verantwoordelijkheid', lesson: 'onze-kinderen' };
const READ = `query ($module: String!, $lesson: String!) { lesson(module: $module, lesson: $lesson) {
  ... on Lesson { segments reflections { text } } } }`;
const SAVE = 'mutation ($input: SaveReflectionInput!) { saveReflection(input: $input) { __typename } }';

type Lesson = { lesson: { segments: { type: string; key: string }[]; reflections: { text: string | null }[] } };

/** `npm run keys`, after building. */
function keys(environment: Record<string, string>, ...asked: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/dist/keys.js', ...asked], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('a key is made, each time another one', () => {
  const [one, other] = [keys({}), keys({})];
  for (const { status, stdout } of [one, other]) {
    expect(status).toBe(0);
    expect(stdout).toMatch(/^[0-9a-f]{64}\n$/);
  }
  expect(one.stdout).not.toBe(other.stdout);
  expect(keys({}, 'reseel').stdout).toContain('npm run keys -- reseal');
});

test('a key is changed while people read; a start without the right one says so, and what they wrote is still there', async () => {
  const [first, second, wrong] = [1, 2, 3].map(() => randomBytes(32).toString('hex')) as [string, string, string];
  const common = { DATABASE_URL: await bench.database('empty'), DATA_DIR: await bench.folder(), DATABASE_POOL: '4' };
  const text = 'Geschreven onder de eerste sleutel.';

  const before = await bench.start({ ...common, WRITING_KEYS: first });
  const cookie = await signIn(before.url, 'auteur');
  const read = async (url: string) => (await graphql<Lesson>(url, READ, LESSON, cookie)).data.lesson;
  const prompt = (await read(before.url)).segments.find(({ type }) => type === 'prompt')?.key;
  const { data } = await graphql<{ saveReflection: { __typename: string } }>(
    before.url,
    SAVE,
    { input: { ...LESSON, prompt, text, baseRevision: 0 } },
    cookie,
  );
  expect(data.saveReflection.__typename).toBe('ReflectionSaved');

  const tooEarly = keys({ ...common, WRITING_KEYS: `${second},${first}` }, 'reseal');
  expect(tooEarly).toMatchObject({ status: 1, stderr: expect.stringMatching(/start it with these WRITING_KEYS/) });
  await before.stop();

  const refused = await bench.run({ ...common, WRITING_KEYS: wrong });
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/What people wrote is sealed with key [0-9a-f]{8}.*Nothing was changed/);
  for (const key of [first, wrong]) expect(refused.output).not.toContain(key);

  const during = await bench.start({ ...common, WRITING_KEYS: `${second},${first}` });
  expect((await read(during.url)).reflections).toEqual([{ text }]);
  const changed = keys({ ...common, WRITING_KEYS: `${second},${first}` }, 'reseal');
  expect(changed).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+ sealed anew.*\nNothing needs these keys/),
  });
  expect((await read(during.url)).reflections).toEqual([{ text }]);
  await during.stop();

  const after = await bench.start({ ...common, WRITING_KEYS: second });
  expect((await read(after.url)).reflections).toEqual([{ text }]);
}, 300_000);
