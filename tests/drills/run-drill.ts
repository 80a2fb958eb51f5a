import { writeFileSync } from 'node:fs';
import { type KillReport, killDrill } from './kill-drill.ts';
import { type WebhookReport, webhookDrill } from './webhook-drill.ts';
import { type WritingReport, writingDrill } from './writing-drill.ts';

type Options = { rounds: string; seed: string; writing: boolean; webhooks?: string; times: string; json?: string };

/** Runs what the command line asks for and prints it; gives the exit code: 1 when anything was wrong. */
export async function runDrill({ rounds, seed, writing, webhooks, times, json }: Options): Promise<number> {
  if (webhooks) {
    const report = await webhookDrill(whole('webhooks', webhooks), whole('times', times), whole('seed', seed));
    return finish(report, webhookTable(report), json);
  }
  if (writing) {
    const report = await writingDrill(whole('rounds', rounds), whole('seed', seed), (round) => {
      if (round % 25 === 0) process.stderr.write(`round ${round}\n`);
    });
    return finish(report, writingTable(report), json);
  }
  const report = await killDrill(whole('rounds', rounds), whole('seed', seed), (round) => {
    if (round % 25 === 0) process.stderr.write(`round ${round}\n`);
  });
  return finish(report, killTable(report), json);
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not ${text}`);
  return Number(text);
}

function finish(report: KillReport | WebhookReport | WritingReport, table: string, json: string | undefined): number {
  if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(table);
  return report.breaches.length > 0 ? 1 : 0;
}

function webhookTable(report: WebhookReport): string {
  const answers = Object.entries(report.answers).map(([status, times]) => `${times} × ${status}`);
  return [
    '',
    `Webhook drill: seed ${report.seed}, ${report.times} times, two processes`,
    `  orders paid                  ${report.orders}`,
    `  messages, doubled, shuffled  ${report.messages}: answered ${answers.join(', ')}`,
    `  until the last was answered  ${median(report.answeredMs)} ms (median), ${Math.max(...report.answeredMs)} ms (longest)`,
    `  until every order settled    ${median(report.settledMs)} ms (median), ${Math.max(...report.settledMs)} ms (longest)`,
    ...breachLines(report),
  ].join('\n');
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function writingTable(report: WritingReport): string {
  return [
    '',
    `Writing drill: seed ${report.seed}, ${report.rounds} rounds in ${report.seconds} s, two devices with three tabs`,
    `  marks typed                  ${report.typed}, of which ${report.letGo} let go by choosing another version`,
    `  saves                        ${report.saves}, of which ${report.cuts} cut off`,
    `  servers killed               ${report.kills}`,
    `  tabs closed without a word   ${report.closed}`,
    `  conflicts decided            ${report.conflicts}`,
    ...breachLines(report),
  ].join('\n');
}

function breachLines({ breaches }: KillReport | WebhookReport | WritingReport): string[] {
  const lines = breaches.slice(0, 20).map(({ round, rule, subject }) => `    round ${round}: ${rule} (${subject})`);
  return ['', `  breaches: ${breaches.length === 0 ? 'none' : breaches.length}`, ...lines, ''];
}

function killTable(report: KillReport): string {
  const share = (part: number, whole: number) => `${part} (${Math.round((100 * part) / Math.max(1, whole))} %)`;
  const moments = Object.entries(report.moments).filter(([, times]) => times > 0);
  const all = moments.reduce((sum, [, times]) => sum + times, 0);
  const width = Math.max(...moments.map(([moment]) => moment.length));
  return [
    '',
    `Kill drill: seed ${report.seed}, ${report.rounds} rounds in ${report.seconds} s`,
    `  processes killed             ${report.kills}`,
    `  rounds that hit the window   ${share(report.killsInWindow, report.rounds)}`,
    `  rounds that broke off work   ${share(report.killsThatCut, report.rounds)}: ${report.requestsCut} requests, ${report.jobsCut} jobs`,
    `  orders                       ${report.orders}: ${Object.entries(report.statuses)
      .map(([status, count]) => `${count} ${status}`)
      .join(', ')}`,
    `  webhooks                     ${report.webhooks.arrived} arrived, ${report.webhooks.failed} failed and sent again, ${report.webhooks.dropped} lost`,
    `  mails                        ${report.mails.different} different, ${report.mails.repeated} of them arrived twice under one Message-ID`,
    '',
    '  where orders were when a process was killed',
    ...moments.map(
      ([moment, times]) =>
        `    ${moment.padEnd(width)}  ${String(times).padStart(5)}  ${'█'.repeat(Math.round((40 * times) / all))}`,
    ),
    ...breachLines(report),
  ].join('\n');
}
