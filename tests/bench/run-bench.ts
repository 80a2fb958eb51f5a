import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../harness/running-academy.ts';
import { type BenchAcademy, benchAcademy, operation } from './academy.ts';
import type { BareOptions } from './bare-server.ts';
import type { Order, Outcome, Request } from './load.ts';
import { messageFrom, ownProcess } from './own-process.ts';

const CONNECTIONS = 20;

/** Code is compiled while it is used: a row is measured after so many requests, however long a busy machine takes for them. */
const WARM_UP_REQUESTS = 3000;
const WARM_UP_MS = 1500;
const WARM_UP_TIMES = 30;

type Case = {
  name: string;
  request: Request;
  /** The process that answers. */
  pid: number;
  /** What it is compared with, and the least it should reach of it. */
  against?: { name: string; aim?: number }[];
};

type Row = Omit<Case, 'request' | 'pid'> & {
  perSecond: number;
  /** Processor time of the answering process for one request, in milliseconds: hardly disturbed by what else runs. */
  cpuMs: number;
  p50: number;
  p95: number;
  bytes: number;
  ratios: { to: string; ratio: number; cpuRatio: number; aim: number | undefined; reached: boolean | undefined }[];
};

const LIMIT = 'the limit: bare Fastify and pg, one join of 4 kB';
const SAME_SQL = 'bare Fastify and pg, the SQL of a lesson';
const SAME_SQL_PREPARED = 'the same, prepared';
const FILE = 'bare Fastify, a file as long as the module page';

/** Measures every row several times in turn, prints a table and writes `tests/results/bench.json`. */
export async function runBench(given: { rounds: string; seconds: string; only: string }): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'academie-bench-file-'));
  const academy = await benchAcademy();
  const generator = ownProcess('./load.ts');
  try {
    const bare = await startBare(academy, folder);
    const cases = casesOf(academy, bare).filter(
      (one, _, all) =>
        isWanted(one, given.only) || all.some((other) => isWanted(other, given.only) && comparesWith(other, one)),
    );
    const rows = await measure(cases, Number(given.rounds), Number(given.seconds) * 1000, (order) =>
      run(generator, order),
    );
    bare.child.kill();
    write(rows, given);
    process.stdout.write(table(rows));
  } finally {
    generator.kill();
    await academy.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function isWanted({ name }: Case, only: string): boolean {
  return name.includes(only);
}

function comparesWith({ against }: Case, { name }: Case): boolean {
  return against?.some((one) => one.name === name) ?? false;
}

async function startBare(academy: BenchAcademy, folder: string) {
  const { reader, databaseUrl, pool, ask, get } = academy;
  const staticFile = path.join(folder, 'module.html');
  writeFileSync(staticFile, await get(`/modules/${reader.module.slug}`));
  const address = { module: reader.module.slug, lesson: reader.lesson.slug };
  const { lesson: frame } = await ask(operation('lesson', 'LessonPage'), address, reader.cookie);
  const options: BareOptions = {
    databaseUrl,
    pool,
    staticFile,
    lesson: { values: [reader.personId, reader.module.key, reader.promptKeys], frame },
  };
  const child = ownProcess('./bare-server.ts', { BARE_OPTIONS: JSON.stringify(options) });
  const { port } = await messageFrom<{ port: number }>(child);
  return { child, port, pid: child.pid ?? 0 };
}

function casesOf({ port, pid, reader }: BenchAcademy, other: { port: number; pid: number }): Case[] {
  const bare = (at: string) => ({ pid: other.pid, request: { host: '127.0.0.1', port: other.port, path: at } });
  const page = (at: string, cookie?: string, body?: string) => ({
    pid,
    request: { host: 'localhost', port, path: at, body, headers: cookie ? { cookie } : {} },
  });
  const api = (query: string, variables: object) =>
    page('/graphql', reader.cookie, JSON.stringify({ query, variables }));
  const lesson = { module: reader.module.slug, lesson: reader.lesson.slug };
  return [
    { name: LIMIT, ...bare('/limit') },
    { name: SAME_SQL, ...bare('/lesson'), against: [{ name: LIMIT }] },
    { name: SAME_SQL_PREPARED, ...bare('/lesson-prepared'), against: [{ name: LIMIT }] },
    {
      name: 'lesson query: HTTP, session, policy, GraphQL',
      ...api(operation('lesson', 'LessonPage'), lesson),
      against: [{ name: SAME_SQL, aim: 0.6 }, { name: SAME_SQL_PREPARED }, { name: LIMIT }],
    },
    {
      name: 'dashboard query (Mijn leren)',
      ...api(operation('learning', 'LearningPage'), {}),
      against: [{ name: LIMIT }],
    },
    { name: FILE, ...bare('/file'), against: [{ name: LIMIT }] },
    {
      name: 'module page, whole, for a visitor',
      ...page(`/modules/${reader.module.slug}`),
      against: [{ name: LIMIT, aim: 0.3 }, { name: FILE }],
    },
    {
      name: 'lesson page, whole, signed in',
      ...page(`/leren/${lesson.module}/${lesson.lesson}`, reader.cookie),
      against: [{ name: LIMIT, aim: 0.15 }],
    },
  ];
}

async function run(generator: ReturnType<typeof ownProcess>, order: Order): Promise<Outcome> {
  generator.send(order);
  const { outcome } = await messageFrom<{ outcome: Outcome }>(generator);
  if (outcome.wrong > 0)
    throw new Error(`${order.request.path} answered ${outcome.wrong} times something else than 200`);
  return outcome;
}

type Measured = Outcome & { cpuMs: number };

/** Processor time a process has used, in milliseconds; not a number where the system does not tell. */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** In turn, so that what else the machine does falls on every row; a ratio is taken within its own round. */
async function measure(
  cases: readonly Case[],
  rounds: number,
  ms: number,
  load: (order: Order) => Promise<Outcome>,
): Promise<Row[]> {
  for (const { request } of cases) {
    let requests = 0;
    for (let time = 0; time < WARM_UP_TIMES && requests < WARM_UP_REQUESTS; time += 1)
      requests += (await load({ request, connections: CONNECTIONS, ms: WARM_UP_MS })).requests;
  }
  const taken: Map<string, Measured>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const outcomes = new Map<string, Measured>();
    for (const { name, request, pid } of cases) {
      const before = cpuMsOf(pid);
      const outcome = await load({ request, connections: CONNECTIONS, ms });
      outcomes.set(name, { ...outcome, cpuMs: (cpuMsOf(pid) - before) / outcome.requests });
    }
    taken.push(outcomes);
  }
  const all = (name: string, of: (outcome: Measured) => number) =>
    taken.map((outcomes) => of(outcomes.get(name) as Measured));
  return cases.map(({ name, against }) => {
    const speeds = all(name, (outcome) => outcome.perSecond);
    const costs = all(name, (outcome) => outcome.cpuMs);
    return {
      name,
      against,
      perSecond: Math.round(median(speeds)),
      cpuMs: median(costs),
      p50: median(all(name, (outcome) => outcome.p50)),
      p95: median(all(name, (outcome) => outcome.p95)),
      bytes: median(all(name, (outcome) => outcome.bytes)),
      ratios: (against ?? []).map(({ name: to, aim }) => {
        const others = all(to, (outcome) => outcome.perSecond);
        const ratio = median(speeds.map((speed, at) => speed / (others[at] ?? Number.NaN)));
        const otherCosts = all(to, (outcome) => outcome.cpuMs);
        const cpuRatio = median(costs.map((cost, at) => (otherCosts[at] ?? Number.NaN) / cost));
        return { to, ratio, cpuRatio, aim, reached: aim === undefined ? undefined : ratio >= aim };
      }),
    };
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ name, perSecond, cpuMs, p50, p95, bytes, ratios }) => {
    const figures = [perSecond, cpuMs.toFixed(2), p50.toFixed(1), p95.toFixed(1), (bytes / 1000).toFixed(1)];
    const said = ratios.map(({ to, ratio, cpuRatio, aim, reached }) => {
      const verdict =
        aim === undefined ? '' : reached ? `, aim ${aim} reached` : `, ${(aim - ratio).toFixed(2)} short of ${aim}`;
      return `${ratio.toFixed(2)} of ${to === LIMIT ? 'the limit' : to}${verdict} (by processor time ${cpuRatio.toFixed(2)})`;
    });
    return `${name.padEnd(50)}${figures.map((figure) => String(figure).padStart(9)).join('')}  ${said.join('; ')}`;
  });
  const head = `${''.padEnd(50)}${['a second', 'CPU ms', 'p50 ms', 'p95 ms', 'kB'].map((word) => word.padStart(9)).join('')}`;
  return `\n${head}\n${lines.join('\n')}\n\n`;
}

function write(rows: readonly Row[], { rounds, seconds }: { rounds: string; seconds: string }): void {
  const folder = path.join(root, 'tests', 'results');
  mkdirSync(folder, { recursive: true });
  const report = {
    at: new Date().toISOString(),
    cores: availableParallelism(),
    connections: CONNECTIONS,
    rounds: Number(rounds),
    seconds: Number(seconds),
    rows: rows.map(({ against: _, ...row }) => row),
  };
  writeFileSync(path.join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
}
