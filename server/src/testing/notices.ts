import { randomUUID } from 'node:crypto';
import { Live } from '../platform/live/live.ts';
import type { TestAcademy } from './academy.ts';

/** Waits until every notice that was published before arrived here: they come in the order of their commits. */
export async function noticesArrived({ app }: Pick<TestAcademy, 'app'>): Promise<void> {
  const live = app.get(Live);
  const topic = `test ${randomUUID()}`;
  let arrived = () => {};
  const last = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const stop = live.subscribe(topic, arrived);
  await live.publish(topic);
  await last;
  stop();
}
