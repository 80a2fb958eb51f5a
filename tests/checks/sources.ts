import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './workshop.ts';

export type Source = { file: string; text: string };

/** Every file of the repository that people write, committed or not yet. */
export function sources(kinds: RegExp, folders: readonly string[] = ['.']): Source[] {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', '--', ...folders], { cwd: root });
  return listed
    .toString('utf8')
    .split('\0')
    .filter((file) => kinds.test(file) && existsSync(path.join(root, file)))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}
