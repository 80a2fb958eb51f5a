import type { ChildProcess } from 'node:child_process';
import type { Outcome, Request } from '../load.ts';
import { messageFrom } from '../own-process.ts';
import { type GrowthRow, rowsOf, type Stage } from './rows.ts';

/** So many people ask at once: enough to be busy, too few to wait for each other. */
const CONNECTIONS = 4;
/** The most that p95 may grow from the small world to the large one. */
export const BAR = 1.3;

export type Growth = { name: string; small: number; large: number; ratio: number; p50: number; bytes: number };

/** p95 of what pages ask, in the small world and in the large one, in turn; a ratio is taken within its own round. */
export async function growth(
  stages: readonly [small: Stage, large: Stage],
  generator: ChildProcess,
  { rounds, ms, only }: { rounds: number; ms: number; only: string },
): Promise<Growth[]> {
  const [small, large] = await Promise.all(stages.map(rowsOf));
  const pairs = (small ?? []).flatMap((row, at) => {
    const other = large?.[at];
    return other && row.name.includes(only) ? [[row, other] as const] : [];
  });
  const taken = pairs.map(() => [] as [Outcome, Outcome][]);
  for (const pair of pairs) for (const row of pair) await load(generator, row, 4 * ms);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [one, other]] of pairs.entries()) {
      const turned = round % 2 === 1;
      const first = await load(generator, turned ? other : one, ms);
      const second = await load(generator, turned ? one : other, ms);
      taken[at]?.push(turned ? [second, first] : [first, second]);
    }
  }
  return pairs.map(([{ name }], at) => {
    const outcomes = taken[at] ?? [];
    const ratio = (of: (outcome: Outcome) => number) => median(outcomes.map(([one, other]) => of(other) / of(one)));
    return {
      name,
      small: median(outcomes.map(([one]) => one.p95)),
      large: median(outcomes.map(([, other]) => other.p95)),
      ratio: ratio((outcome) => outcome.p95),
      p50: ratio((outcome) => outcome.p50),
      bytes: median(outcomes.map(([, other]) => other.bytes)),
    };
  });
}

/** Each row once for a few people. @throws Error where an answer is a refusal or a fault */
export async function tryRows(stage: Stage): Promise<string[]> {
  const rows = await rowsOf(stage);
  for (const { name, requests, before } of rows) {
    await before?.();
    for (const request of requests.slice(0, 5)) {
      const data = await answerTo(request);
      for (const value of Object.values(data)) {
        const { __typename: type } = (value ?? {}) as { __typename?: string };
        if (type && /Not|Refused|Invalid|TooOften/.test(type)) throw new Error(`${name}: answered ${type}`);
      }
    }
  }
  return rows.map(({ name }) => name);
}

/** @throws Error where the answer has faults */
export async function answerTo({ port, path, headers, body }: Request): Promise<Record<string, unknown>> {
  const answer = await fetch(`http://localhost:${port}${path}`, {
    method: 'POST',
    headers: { ...(headers as Record<string, string>), 'content-type': 'application/json' },
    body: body ?? '',
  });
  const { data, errors } = (await answer.json()) as { data?: Record<string, unknown>; errors?: unknown };
  if (!data || errors) throw new Error(`the API answered ${answer.status}: ${JSON.stringify(errors)}`);
  return data;
}

async function load(generator: ChildProcess, { name, requests, before }: GrowthRow, ms: number): Promise<Outcome> {
  await before?.();
  const [request, ...others] = requests;
  generator.send({ request, others, connections: CONNECTIONS, ms });
  const { outcome } = await messageFrom<{ outcome: Outcome }>(generator);
  if (outcome.wrong > 0) throw new Error(`${name}: ${outcome.wrong} answers were not 200`);
  return outcome;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
