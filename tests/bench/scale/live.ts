import { randomUUID } from 'node:crypto';
import type { RunningAcademy } from '../../harness/running-academy.ts';
import { messageFrom, ownProcess } from '../own-process.ts';
import { answerTo, median, share } from './growth.ts';
import type { Listening, Wish } from './listeners.ts';
import { question } from './questions.ts';
import { type Stage, takeBackPosts } from './rows.ts';
import { APART, readerAt, threadId } from './shape.ts';
import { signIn, startOn } from './world.ts';

const BARE = new URL('./bare-broadcast.ts', import.meta.url);
export const LISTENERS = new URL('./listeners.ts', import.meta.url);

export type LiveArrival = {
  readers: number;
  posts: number;
  /** Milliseconds from sending a post to its number on the page of readers: the half, nineteen of twenty, and the last of all. */
  p50: number;
  p95: number;
  last: number;
  /** The last reader of a bare broadcast to as many, and how often ours takes that. */
  bareLast: number;
  ratio: number;
};

/** Two processes on one database, half of the readers at each; every reader is somebody else. Posts go to one of the two. */
export async function liveArrival(
  stage: Stage,
  { readers, posts }: { readers: number; posts: number },
): Promise<LiveArrival> {
  const second = await startOn(stage.world);
  const bare = [ownProcess(BARE), ownProcess(BARE)];
  const listeners = ownProcess(LISTENERS);
  const tell = async <Outcome>(wish: Wish): Promise<Outcome> => {
    listeners.send(wish);
    return (await messageFrom<{ outcome: Outcome }>(listeners)).outcome;
  };
  try {
    const ports = await Promise.all(bare.map(async (child) => (await messageFrom<{ port: number }>(child)).port));
    await tell({ open: { kind: 'ours', pages: await ourPages(stage, [stage.server, second], readers) } });
    await tell({
      open: {
        kind: 'bare',
        pages: Array.from({ length: readers }, (_, at) => ({ port: ports[at % 2] ?? 0, path: '/' })),
      },
    });
    const ours: number[][] = [];
    const theirs: number[][] = [];
    for (let post = -2; post < posts; post += 1) {
      const { begun, number } = await write(stage, post);
      const heard = await tell<number[]>({ hear: { kind: 'ours', number } });
      const bareBegun = performance.timeOrigin + performance.now();
      for (const child of bare) child.send({ number: post + 3 });
      const bareHeard = await tell<number[]>({ hear: { kind: 'bare', number: post + 3 } });
      if (post < 0) continue;
      ours.push(heard.map((at) => at - begun));
      theirs.push(bareHeard.map((at) => at - bareBegun));
    }
    const [last, bareLast] = [Math.max(...ours.flat()), Math.max(...theirs.flat())];
    return {
      ...{ readers, posts, p50: share(ours.flat(), 0.5), p95: share(ours.flat(), 0.95), last, bareLast },
      ratio: median(ours.map((times, at) => Math.max(...times) / Math.max(...(theirs[at] ?? [])))),
    };
  } finally {
    for (const child of [listeners, ...bare]) child.kill();
    await second.stop();
    await takeBackPosts(stage);
  }
}

async function ourPages(
  { client, world }: Stage,
  servers: readonly RunningAcademy[],
  readers: number,
): Promise<Listening[]> {
  const people = Array.from({ length: readers }, (_, place) => readerAt(world.shape, place));
  const cookies = await signIn(client, world, people);
  const path = `/live/threads/${threadId(APART.lonely)}`;
  return cookies.map((cookie, at) => ({ port: servers[at % servers.length]?.port ?? 0, path, cookie }));
}

async function write({ server, cookies }: Stage, post: number): Promise<{ begun: number; number: number }> {
  const cookie = cookies[(post + 2) % cookies.length] ?? '';
  const input = {
    threadId: threadId(APART.lonely),
    text: `Een bericht om te meten (${post})`,
    requestKey: randomUUID(),
  };
  const begun = performance.timeOrigin + performance.now();
  const { reply } = (await answerTo({
    ...{ host: 'localhost', port: server.port, path: '/graphql', headers: { cookie } },
    body: JSON.stringify({ query: question('Reply'), variables: { input } }),
  })) as { reply: { __typename: string; number?: number } };
  if (!reply.number) throw new Error(`a post was answered by ${reply.__typename}`);
  return { begun, number: reply.number };
}
