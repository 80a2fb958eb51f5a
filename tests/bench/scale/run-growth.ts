import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root } from '../../harness/running-academy.ts';
import { ownProcess } from '../own-process.ts';
import { BAR, type Growth, growth, tryRows } from './growth.ts';
import { type LiveArrival, liveArrival } from './live.ts';
import { type Memory, MOST_MB, memoryOf } from './memory.ts';
import { type Posting, posting } from './posting.ts';
import { type Stage, setStage } from './rows.ts';
import { isSize } from './shape.ts';
import { connected, openWorld, startOn } from './world.ts';

export const PARTS = ['growth', 'posts', 'live', 'memory'];

type Given = { parts: readonly string[]; sizes: readonly string[]; rounds: number; seconds: number; only: string };
type Report = { growth?: Growth[]; posts?: Posting; live?: LiveArrival; memory?: Memory };

/** Measures worlds that were made before, prints tables and writes `tests/results/bench-growth.json`. */
export async function runGrowth(serverUrl: string, { parts, sizes, rounds, seconds, only }: Given): Promise<void> {
  const stages: Stage[] = [];
  const generator = ownProcess('./load.ts');
  const report: Report = {};
  try {
    for (const size of sizes) {
      if (!isSize(size)) throw new Error(`there is no size ${size}`);
      const world = await openWorld(serverUrl, size);
      const stage = await setStage(world, await startOn(world), await connected(world.databaseUrl));
      stages.push(stage);
      await tryRows(stage);
    }
    const [small, large = small] = stages;
    if (!small || !large) throw new Error('a world to measure is needed');
    if (parts.includes('growth'))
      report.growth = await growth([small, large], generator, { rounds, ms: seconds * 1000, only });
    if (parts.includes('posts')) report.posts = await posting(large, 10 * rounds);
    if (parts.includes('live')) report.live = await liveArrival(large, { readers: 1000, posts: 3 * rounds });
    if (parts.includes('memory')) report.memory = await memoryOf(large, { readers: 200, ms: 20_000 });
    process.stdout.write(told(report));
    write(report, { sizes, rounds, seconds });
  } finally {
    generator.kill();
    for (const { server, client } of stages) {
      await server.stop();
      await client.end();
    }
  }
}

function told({ growth: rows, posts, live, memory }: Report): string {
  const lines: string[] = [''];
  if (rows) {
    lines.push(line('p95', ['small ms', 'large ms', 'ratio', 'of p50', 'kB']));
    for (const { name, small, large, ratio, p50, bytes } of rows) {
      const verdict = ratio <= BAR ? '' : `  over ${BAR}`;
      const figures = [small, large, ratio, p50, bytes / 1000].map((figure) => figure.toFixed(2));
      lines.push(line(name, figures) + verdict);
    }
  }
  if (posts) {
    const { followers, followed, lonely, ratio, p50 } = posts;
    lines.push(
      '',
      `a post where ${followers} follow: ${followed.toFixed(1)} ms (p95), where nobody does ${lonely.toFixed(1)} ms;`,
    );
    lines.push(`  ratio ${ratio.toFixed(2)} (of p50 ${p50.toFixed(2)})`);
  }
  if (live) {
    const { readers, posts: count, p50, p95, last, bareLast, ratio } = live;
    lines.push('', `a live update for ${readers} readers over two processes, ${count} posts:`);
    lines.push(`  half within ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, the last ${last.toFixed(0)} ms;`);
    lines.push(`  a bare broadcast's last ${bareLast.toFixed(0)} ms, ratio of the last ${ratio.toFixed(1)}`);
  }
  if (memory) {
    const { readers, requests, atRestMb, mostMb } = memory;
    lines.push(
      '',
      `${readers} readers at once, ${requests} answers: ${mostMb.toFixed(0)} MB at most (at most ${MOST_MB} is meant),`,
    );
    lines.push(`  ${atRestMb.toFixed(0)} MB after the start`);
  }
  return `${lines.join('\n')}\n\n`;
}

function line(name: string, figures: readonly string[]): string {
  return `${name.padEnd(54)}${figures.map((figure) => figure.padStart(10)).join('')}`;
}

function write(report: Report, how: object): void {
  const folder = path.join(root, 'tests', 'results');
  mkdirSync(folder, { recursive: true });
  const whole = { at: new Date().toISOString(), cores: availableParallelism(), ...how, ...report };
  writeFileSync(path.join(folder, 'bench-growth.json'), `${JSON.stringify(whole, null, 2)}\n`);
}
