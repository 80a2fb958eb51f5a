import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupFault } from '../startup-fault.ts';

type Holder = { pid: number; born: string; address: string };

/** One process per data folder: who holds it, written so that a killed holder is recognised as gone. */
export class InstanceLock {
  private readonly dataDir: string;
  private readonly file: string;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
    this.file = path.join(dataDir, 'running.json');
  }

  /** @throws StartupFault when another living process holds this folder. */
  take(address: string): void {
    const mine: Holder = { pid: process.pid, born: bornAt(process.pid) ?? '', address };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        writeFileSync(this.file, JSON.stringify(mine), { flag: 'wx' });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = this.holder();
      if (holder && bornAt(holder.pid) === holder.born) {
        throw new StartupFault(
          `The academy already runs on the data in ${this.dataDir}: open ${holder.address} (process ${holder.pid}). ` +
            'This second start leaves it alone. Use another DATA_DIR and PORT to run two side by side.',
        );
      }
      rmSync(this.file, { force: true });
    }
    throw new StartupFault(
      `Another start is taking the data in ${this.dataDir} at this moment. Try again in a few seconds.`,
    );
  }

  release(): void {
    if (this.holder()?.pid === process.pid) rmSync(this.file, { force: true });
  }

  private holder(): Holder | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Holder;
    } catch {
      return undefined;
    }
  }
}

/** When a process was born, in a form that differs for a later process with the same number; undefined when it is gone. */
export function bornAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : (fields[19] ?? '');
    }
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
