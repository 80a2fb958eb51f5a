import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root } from '../harness/running-academy.ts';
import type { KillReport } from './kill-drill.ts';
import type { WebhookReport } from './webhook-drill.ts';
import type { WritingReport } from './writing-drill.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'academie-drill-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a drill as a person would, on the PostgreSQL of this test run. */
async function drill<Report>(...given: string[]): Promise<Report> {
  const json = path.join(folder, `${given.join('')}.json`);
  const child = spawn(process.execPath, ['tests/drills/drill.mjs', '--no-build', '--json', json, ...given], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the drill ended with ${code}:\n${printed}`);
  return JSON.parse(readFileSync(json, 'utf8')) as Report;
}

describe('drills', () => {
  test('fifty kills at random moments while people buy leave money and access in agreement', async () => {
    const report = await drill<KillReport>('--rounds', '50', '--seed', '2026');
    expect(report.breaches).toEqual([]);
    expect(report.kills).toBeGreaterThanOrEqual(50);
    // a drill that never hits anything proves nothing
    expect(report.killsInWindow / report.rounds).toBeGreaterThan(0.5);
    expect(report.killsThatCut).toBeGreaterThan(10);
  }, 900_000);

  test('two devices that write one answer while servers are killed lose nothing that was typed', async () => {
    const report = await drill<WritingReport>('--writing', '--rounds', '20', '--seed', '2026');
    expect(report.breaches).toEqual([]);
    expect(report.typed).toBeGreaterThan(20);
    expect(report.cuts).toBeGreaterThan(5);
  }, 300_000);

  test('two hundred doubled and shuffled webhooks at once give once', async () => {
    const report = await drill<WebhookReport>('--webhooks', '200', '--seed', '2026');
    expect(report.breaches).toEqual([]);
    expect(report.messages).toBeGreaterThanOrEqual(200);
    expect(report.answers).toEqual({ 200: report.messages });
  }, 300_000);
});
