import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { accessibilityFaults, PHONE, WIDE } from '../harness/browser.ts';
import { root } from '../harness/running-academy.ts';
import { openStage } from '../journeys/stage.ts';
import { FLOWS } from './faces.ts';

const FOLDER = path.join(root, 'tests/results/shots');
const SCHEMES = ['light', 'dark'] as const;

type Face = { flow: string; name: string; files: string[]; faults: string[] };

/**
 * Takes pictures of every face of every page, and has axe look at each.
 * @returns how many faults there were, of axe or of the way to a face
 */
export async function takeShots(only: string): Promise<number> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const faces: Face[] = [];
  const stage = await openStage();
  try {
    for (const [flow, walk] of Object.entries(FLOWS)) {
      if (!flow.includes(only)) continue;
      const look = async (page: Page, name: string) => {
        const face = { flow, name, ...(await pictures(page, `${flow}-${name}`)) };
        faces.push(face);
        process.stdout.write(`${flow}: ${name}${face.faults.map((fault) => `\n  ${fault}`).join('')}\n`);
      };
      await walk(stage, look).catch((error: Error) => {
        faces.push({ flow, name: 'not reached', files: [], faults: [String(error)] });
        process.stdout.write(`${flow}: broken off\n  ${error.stack}\n`);
      });
    }
  } finally {
    await stage.close().catch((error: Error) => process.stdout.write(`${error.message}\n`));
  }
  writeFileSync(path.join(FOLDER, 'index.html'), albumOf(faces));
  const faults = faces.flatMap((face) => face.faults);
  process.stdout.write(`\n${faces.length} faces, ${faults.length} faults; ${path.join(FOLDER, 'index.html')}\n`);
  return faults.length;
}

async function pictures(page: Page, name: string): Promise<Pick<Face, 'files' | 'faults'>> {
  const files: string[] = [];
  const faults: string[] = [];
  const before = page.viewportSize() ?? PHONE;
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const file = `${fileNameOf(name)}-${size.width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(FOLDER, file), fullPage: true });
      files.push(file);
      const found = await accessibilityFaults(page, colorScheme === 'light' ? 'everything' : 'contrast');
      faults.push(...found.map((fault) => `${size.width} px, ${colorScheme}: ${fault}`));
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) faults.push(`${size.width} px: ${overflow} pixels wider than the screen`);
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
  return { files, faults };
}

const fileNameOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function albumOf(faces: readonly Face[]): string {
  const figures = faces.map(
    ({ flow, name, files, faults }) =>
      `<section><h2>${flow}: ${name}</h2>${faults.map((fault) => `<p>${textOf(fault)}</p>`).join('')}${files
        .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`)
        .join('')}</section>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Faces</title>
<style>body{font:14px system-ui;margin:2rem}img{height:26rem;margin-right:1rem;border:1px solid #999}p{color:#b00}</style>${figures.join('\n')}`;
}

const textOf = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
