import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Outcome, Request } from '../load.ts';
import { messageFrom, ownProcess } from '../own-process.ts';
import { LISTENERS } from './live.ts';
import { rowsOf, type Stage } from './rows.ts';
import { APART, threadId } from './shape.ts';
import { startOn } from './world.ts';

/** Megabytes that one process may hold while it serves two hundred readers at once. */
export const MOST_MB = 350;

export type Memory = { readers: number; requests: number; atRestMb: number; mostMb: number };

/** The most memory of a fresh process while so many readers ask for pages and data at once, each with a page that listens. */
export async function memoryOf(stage: Stage, { readers, ms }: { readers: number; ms: number }): Promise<Memory> {
  const server = await startOn(stage.world);
  const generator = ownProcess('./load.ts');
  const listeners = ownProcess(LISTENERS);
  const pid = server.process.pid ?? 0;
  try {
    const atRestMb = residentMb(pid, 'VmRSS');
    const path = `/live/threads/${threadId(APART.followed)}`;
    const pages = Array.from({ length: readers }, (_, at) => ({
      ...{ port: server.port, path },
      cookie: stage.cookies[at % stage.cookies.length] ?? '',
    }));
    listeners.send({ open: { kind: 'ours', pages } });
    await messageFrom(listeners);
    const requests = await whatReadersAsk({ ...stage, server });
    const { requests: answered } = await under(generator, requests, readers, ms);
    return { readers, requests: answered, atRestMb, mostMb: residentMb(pid, 'VmHWM') };
  } finally {
    generator.kill();
    listeners.kill();
    await server.stop();
  }
}

/** Pages and data in turn: whole lessons, threads, one's own learning. */
async function whatReadersAsk(stage: Stage): Promise<Request[]> {
  const rows = await rowsOf(stage);
  const lessons = rows.find(({ name }) => name === 'lesson')?.requests ?? [];
  const pages = lessons.flatMap(({ host, port, headers, body }): Request[] => {
    const { module, lesson } = (JSON.parse(body ?? '') as { variables: { module: string; lesson: string } }).variables;
    return [`/leren/${module}/${lesson}`, '/mijn-leren'].map((path) => ({
      host,
      port,
      path,
      ...(headers ? { headers } : {}),
    }));
  });
  const wanted = rows.flatMap(({ requests }) => requests);
  return Array.from({ length: 2 * Math.max(pages.length, wanted.length) }, (_, at) => {
    const from = at % 2 === 0 ? pages : wanted;
    return from[(at * 31) % from.length] as Request;
  });
}

async function under(
  generator: ChildProcess,
  [request, ...others]: Request[],
  connections: number,
  ms: number,
): Promise<Outcome> {
  generator.send({ request, others, connections, ms });
  const { outcome } = await messageFrom<{ outcome: Outcome }>(generator);
  return outcome;
}

/** Resident memory of a process, now (VmRSS) or at its highest (VmHWM). Not a number where the system does not tell. */
function residentMb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    return (
      Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
    );
  } catch {
    return Number.NaN;
  }
}
