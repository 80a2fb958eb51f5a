import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { Database } from './database.ts';

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await testDatabase();
  database = new Database(own.dataSource);
  await database.query('create table counter (id int primary key, n int not null)');
  await database.query('insert into counter values (1, 0), (2, 0)');
});
afterAll(() => own.drop());

test('a failure inside a transaction leaves nothing behind', async () => {
  const work = database.transaction(async () => {
    await database.query('update counter set n = 99 where id = 1');
    throw new Error('halfway');
  });
  await expect(work).rejects.toThrow('halfway');
  expect(await database.query('select n from counter where id = 1')).toEqual([{ n: 0 }]);
});

test('a transaction inside another joins it, and what is told after commit waits for the outer one', async () => {
  const told: string[] = [];
  await expect(
    database.transaction(async () => {
      await database.transaction(async () => {
        await database.query('update counter set n = 5 where id = 1');
        database.afterCommit(() => told.push('inner'));
      });
      expect(told).toEqual([]);
      throw new Error('outer fails');
    }),
  ).rejects.toThrow('outer fails');
  expect(told).toEqual([]);
  expect(await database.query('select n from counter where id = 1')).toEqual([{ n: 0 }]);
});

test('two transactions that lock each other out both end well, because the loser is repeated whole', async () => {
  const add = (first: number, second: number) =>
    database.transaction(async () => {
      await database.query('update counter set n = n + 1 where id = $1', [first]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await database.query('update counter set n = n + 1 where id = $1', [second]);
    });
  await Promise.all([add(1, 2), add(2, 1)]);
  expect(await database.query('select n from counter order by id')).toEqual([{ n: 2 }, { n: 2 }]);
});

test('a prepared statement sees what its transaction wrote, and outside only what is in', async () => {
  const count = { name: 'test-counter', sql: 'select n from counter where id = $1' };
  const before = await database.ask<{ n: number }>(count, [2]);
  await expect(
    database.transaction(async () => {
      await database.query('update counter set n = 41 where id = 2');
      expect(await database.ask(count, [2])).toEqual([{ n: 41 }]);
      throw new Error('taken back');
    }),
  ).rejects.toThrow('taken back');
  expect(await database.ask(count, [2])).toEqual(before);
});
