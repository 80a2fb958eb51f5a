import { afterAll, expect, test } from '@jest/globals';
import { reflectionSeal } from '../../../server/src/learning/reflection-of.ts';
import { Seals } from '../../../server/src/platform/seals/seals.ts';
import type { RunningAcademy } from '../../harness/running-academy.ts';
import { countsOf } from './count.ts';
import { tryRows } from './growth.ts';
import { liveArrival } from './live.ts';
import { posting } from './posting.ts';
import { type Stage, setStage } from './rows.ts';
import { SHAPES, threadsOf } from './shape.ts';
import { connected, makeWorld, openWorld, startOn } from './world.ts';

const server = process.env.TEST_POSTGRES_URL ?? '';
const begun: { server?: RunningAcademy; stage?: Stage } = {};

afterAll(async () => {
  await begun.server?.stop();
  await begun.stage?.client.end();
  const maintenance = await connected(server.replace(/academie$/, 'postgres'));
  await maintenance.query('drop database if exists schaal_tiny with (force)');
  await maintenance.query('drop database if exists schaal_small with (force)');
  await maintenance.end();
});

test('a database that holds another academy is left as it is', async () => {
  const maintenance = await connected(server.replace(/academie$/, 'postgres'));
  await maintenance.query('create database schaal_small template template_academie strategy file_copy');
  await maintenance.end();
  await expect(makeWorld(server, 'small', () => undefined)).rejects.toThrow('did not make');
  await expect(openWorld(server, 'small')).rejects.toThrow('not made yet');
});

test('making a world that was broken off goes on, and makes what it says', async () => {
  let told = 0;
  const breakOff = () => {
    told += 1;
    if (told === 7) throw new Error('broken off');
  };
  await expect(makeWorld(server, 'tiny', breakOff)).rejects.toThrow('broken off');
  await expect(openWorld(server, 'tiny')).rejects.toThrow('not made yet');
  const world = await makeWorld(server, 'tiny', () => undefined);
  const counts = await countsOf(world);
  const { people } = SHAPES.tiny;
  expect(counts).toMatchObject({ people, enrolments: 2 * people, threads: threadsOf(SHAPES.tiny) + 3 });
  expect(counts.answers).toBeGreaterThanOrEqual(10 * people);
  for (const [what, count] of Object.entries(counts))
    expect([what, count > 0 || what === 'reports']).toEqual([what, true]);

  const again: string[] = [];
  await makeWorld(server, 'tiny', (line) => again.push(line));
  expect(again).toEqual([]);
  expect(await countsOf(world)).toEqual(counts);
});

test('what people wrote in it is sealed, and opens', async () => {
  const world = await openWorld(server, 'tiny');
  const client = await connected(world.databaseUrl);
  const { rows } = await client.query('select * from learning.reflection limit 20');
  await client.end();
  const seals = new Seals([world.secrets.writing]);
  for (const { person_id: personId, module_key: moduleKey, prompt_key: promptKey, text } of rows)
    expect(seals.open(text, reflectionSeal({ personId, moduleKey, promptKey }))).toMatch(/[.?]/);
});

test('every question that is measured is answered, posts are taken back, and a few readers hear of one', async () => {
  const world = await openWorld(server, 'tiny');
  begun.server = await startOn(world);
  begun.stage = await setStage(world, begun.server, await connected(world.databaseUrl));
  const before = await countsOf(world);
  expect(await tryRows(begun.stage)).toContain('notebook of who writes much');
  expect(await posting(begun.stage, 2)).toMatchObject({ followers: SHAPES.tiny.followers });
  expect(await liveArrival(begun.stage, { readers: 6, posts: 1 })).toMatchObject({ readers: 6, posts: 1 });
  expect((await countsOf(world)).posts).toBe(before.posts);
});
