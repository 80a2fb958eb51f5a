import { randomUUID } from 'node:crypto';
import { answerTo, share } from './growth.ts';
import { question } from './questions.ts';
import { atRest, type Stage, takeBackPosts } from './rows.ts';
import { APART, threadId } from './shape.ts';

export type Posting = { followers: number; followed: number; lonely: number; ratio: number; p50: number };

/**
 * How long a post takes in a thread that many follow and in one that nobody does, p95 in milliseconds. Each is written when
 * everybody has been told of the one before, as in life, where they come minutes apart.
 */
export async function posting(stage: Stage, posts: number): Promise<Posting> {
  const { server, cookies, world } = stage;
  const times = { followed: [] as number[], lonely: [] as number[] };
  const WARM_UP = Math.min(10, posts);
  for (let post = -WARM_UP; post < posts; post += 1) {
    for (const which of post % 2 === 0 ? (['followed', 'lonely'] as const) : (['lonely', 'followed'] as const)) {
      // one after the other, for nobody may write much in a minute
      const cookie = cookies[(post + WARM_UP) % cookies.length] ?? '';
      const input = {
        threadId: threadId(APART[which]),
        text: `Een bericht om te meten (${post})`,
        requestKey: randomUUID(),
      };
      await atRest(stage);
      const begun = performance.now();
      const { reply } = await answerTo({
        ...{ host: 'localhost', port: server.port, path: '/graphql', headers: { cookie } },
        body: JSON.stringify({ query: question('Reply'), variables: { input } }),
      });
      const took = performance.now() - begun;
      const { __typename: type } = reply as { __typename: string };
      if (type !== 'PostWritten') throw new Error(`a post was answered by ${type}`);
      if (post >= 0) times[which].push(took);
    }
  }
  await takeBackPosts(stage);
  const [followed, lonely] = [share(times.followed, 0.95), share(times.lonely, 0.95)];
  const p50 = share(times.followed, 0.5) / share(times.lonely, 0.5);
  return { followers: world.shape.followers, followed, lonely, ratio: followed / lonely, p50 };
}
