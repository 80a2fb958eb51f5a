import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// @ts-expect-error -- plain JavaScript, because the set-up of the tests uses it too
import { unpackBrowser } from '../harness/packed-browser.mjs';
import { root } from '../harness/running-academy.ts';
import { MODULE, openStage } from '../journeys/stage.ts';

/** Fetched when it is asked for: it weighs more than all that the tests use, and nothing else needs it. */
const LIGHTHOUSE = 'lighthouse@13';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const FIGURES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];
const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking';

const PAGES = [
  { name: 'home', address: '/', as: undefined },
  { name: 'module', address: `/modules/${MODULE}`, as: undefined },
  { name: 'lesson, visitor', address: `/leren/${MODULE}/waar-vertrouwen-begint`, as: undefined },
  { name: 'lesson, signed in', address: '/leren/een-gedeelde-verantwoordelijkheid/onze-kinderen', as: 'leerkracht' },
] as const;

type Report = {
  categories: Record<string, { score: number }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string }>;
};

/** Asks about each page several times and prints the medians; also written to tests/results/lighthouse.json. */
export async function askLighthouse(times: number): Promise<void> {
  const stage = await openStage();
  const executable: string | undefined = await unpackBrowser();
  const results: Record<string, Record<string, number>> = {};
  try {
    for (const { name, address, as } of PAGES) {
      const cookie = as ? await cookieOf(stage, as) : undefined;
      const reports = Array.from({ length: times }, () => ask(`${stage.academy.url}${address}`, cookie, executable));
      results[name] = Object.fromEntries([
        ...CATEGORIES.map((one) => [one, median(reports.map((r) => 100 * (r.categories[one]?.score ?? 0)))]),
        ...FIGURES.map((one) => [one, median(reports.map((r) => r.audits[one]?.numericValue ?? 0))]),
      ]);
      process.stdout.write(`${name}: ${JSON.stringify(results[name])}\n`);
      for (const [id, { score, title }] of Object.entries(reports[0]?.audits ?? {}))
        if (score !== null && score < 0.9) process.stdout.write(`  ${id}: ${title} (${score})\n`);
    }
  } finally {
    await stage.close();
  }
  mkdirSync(path.join(root, 'tests/results'), { recursive: true });
  writeFileSync(path.join(root, 'tests/results/lighthouse.json'), `${JSON.stringify(results, null, 2)}\n`);
}

async function cookieOf(stage: Awaited<ReturnType<typeof openStage>>, account: string): Promise<string> {
  const page = await stage.enterAs(account);
  const cookies = await page.context().cookies();
  await page.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

function ask(url: string, cookie: string | undefined, executable: string | undefined): Report {
  const folder = mkdtempSync(path.join(tmpdir(), 'academie-lighthouse-'));
  const output = path.join(folder, 'report.json');
  const headers = cookie ? ['--extra-headers', JSON.stringify({ Cookie: cookie })] : [];
  const given = [url, '--quiet', '--output=json', `--output-path=${output}`, `--chrome-flags=${FLAGS}`, ...headers];
  try {
    execFileSync('npm', ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', ...given], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...(executable ? { CHROME_PATH: executable } : {}) },
    });
    return JSON.parse(readFileSync(output, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  const middle = values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
  return Math.round(1000 * middle) / 1000;
}
