import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { noticesArrived } from '../testing/notices.ts';
import { Notices } from './notices.ts';
import { type Notice, Notify } from './notify.ts';
import { ReadPlace } from './read-place.ts';
import { topicOf } from './topic.ts';

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
});
afterAll(() => academy?.close());

const the = <T>(part: abstract new (...args: never[]) => T): T => academy.app.get<T>(part, { strict: false });
const unread = (personId: string) => the(Notices).unread(personId, 100);
const reply = (personId: string, number: number, more: Partial<Notice> = {}): Notice => ({
  ...{ personId, kind: 'reply', key: `post ${number}`, weight: 1 },
  ...{ place: 'thread:a', position: number, data: { number } },
  ...more,
});

describe('telling somebody', () => {
  test('is once for one thing, whatever is repeated and whoever does it at once', async () => {
    const id = randomUUID();
    const telling = () => the(Notify).run([reply(id, 1), reply(id, 1), reply(id, 2)]);
    await Promise.all(Array.from({ length: 6 }, telling));
    await telling();
    expect((await unread(id)).map(({ position }) => position).sort()).toEqual([1, 2]);
  });

  test('is with the transaction in which it happens, or not at all', async () => {
    const id = randomUUID();
    const dying = the(Database).transaction(async () => {
      await the(Notify).run([reply(id, 1)]);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await unread(id)).toEqual([]);
  });

  test('keeps the heavier of two about one thing, as long as nobody has read the other', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    const mention = (personId: string) => reply(personId, 1, { kind: 'mention', weight: 3 });
    await the(Notify).run([reply(id, 1), mention(id)]);
    await the(Notify).run([reply(id, 1)]);
    expect((await unread(id)).map(({ kind }) => kind)).toEqual(['mention']);
    await the(Notify).run([reply(other, 1)]);
    await the(Notify).run([mention(other)]);
    expect((await unread(other)).map(({ kind }) => kind)).toEqual(['mention']);
    const third = randomUUID();
    await the(Notify).run([reply(third, 1)]);
    await the(ReadPlace).run(third, 'thread:a', 1);
    await the(Notify).run([mention(third)]);
    expect(await unread(third)).toEqual([]);
  });

  test('is heard live by that person, and by nobody else', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    const heard: string[] = [];
    const stops = [id, other].map((one) => the(Live).subscribe(topicOf(one), () => heard.push(one)));
    await the(Notify).run([reply(id, 1)]);
    await noticesArrived(academy);
    expect(heard).toEqual([id]);
    // what was there already is no news
    await the(Notify).run([reply(id, 1)]);
    await noticesArrived(academy);
    expect(heard).toEqual([id]);
    await the(ReadPlace).run(id, 'thread:a', 1);
    await the(ReadPlace).run(id, 'thread:a', 1);
    await noticesArrived(academy);
    expect(heard).toEqual([id, id]);
    for (const stop of stops) stop();
  });
});

test('seeing a place up to some point reads what happened there until then', async () => {
  const id = randomUUID();
  await the(Notify).run([reply(id, 1), reply(id, 2), reply(id, 3), reply(id, 9, { key: 'elders', place: 'thread:b' })]);
  await the(ReadPlace).run(id, 'thread:a', 2);
  expect((await unread(id)).map(({ place, position }) => `${place} ${position}`).sort()).toEqual([
    'thread:a 3',
    'thread:b 9',
  ]);
});
