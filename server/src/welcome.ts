import path from 'node:path';
import type { Academy } from './academy.ts';
import type { Config } from './platform/config/config.ts';

/** What the terminal shows once the academy is open. */
export function welcome({ url, notes, demo }: Academy, config: Config): string {
  const lines = ['', `  Fluxus academie is open: ${url}`, ''];
  if (demo) {
    lines.push(
      '  Demo accounts (password samen-school-maken):',
      '    leerkracht@  partner@  directie@  begeleider@  auteur@  finance@  beheer@   demo.fluxus.test',
    );
  }
  if (!config.smtpUrl) lines.push(`  Caught mail:      ${url}/demo/mail`);
  if (!config.stripe) lines.push(`  Test payments:    ${url}/demo/betalen  (no money moves)`);
  if (!config.databaseUrl) lines.push(`  Data:             ${path.resolve(config.dataDir)}  (kept between starts)`);
  for (const note of notes) lines.push(`  Note: ${note}`);
  lines.push('  Stop:             Ctrl-C', '');
  return `${lines.join('\n')}\n`;
}
