import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    // written beside and then linked: whoever sees the file sees all of it, and only one link succeeds
    const draft = `${this.file}.${process.pid}`;
    try {
      writeFileSync(draft, JSON.stringify(mine));
      for (let attempt = 0; attempt < 5; attempt += 1) {
        if (this.link(draft)) return;
        this.refuseHeld();
        this.takeAway();
      }
    } finally {
      rmSync(draft, { force: true });
    }
    throw new StartupFault(
      `Another start is taking the data in ${this.dataDir} at this moment. Try again in a few seconds.`,
    );
  }

  /** Only looks. @throws StartupFault when another living process holds this folder. */
  refuseHeld(): void {
    const holder = read(this.file);
    if (!holder || !isAlive(holder)) return;
    throw new StartupFault(
      `The academy already runs on the data in ${this.dataDir}: open ${holder.address} (process ${holder.pid}). ` +
        'This second start leaves it alone. Use another DATA_DIR and PORT to run two side by side.',
    );
  }

  release(): void {
    if (read(this.file)?.pid === process.pid) rmSync(this.file, { force: true });
  }

  private link(draft: string): boolean {
    try {
      linkSync(draft, this.file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  /** Removes a dead holder's file; one that a quicker start put there in the meantime is put back. */
  private takeAway(): void {
    const aside = `${this.file}.${process.pid}.gone`;
    try {
      renameSync(this.file, aside);
    } catch {
      return;
    }
    const holder = read(aside);
    if (holder && isAlive(holder)) this.link(aside);
    rmSync(aside, { force: true });
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, born }: Holder): boolean {
  const now = bornAt(pid);
  return now !== undefined && now === born;
}

/** When a process was born, in a form that differs for a later process with the same number; undefined when it is gone. */
export function bornAt(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid < 1) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // ticks since the machine started, so the start of the machine belongs to it
      return fields[0] === 'Z' ? undefined : `${fields[19] ?? ''} ${bootOf()}`;
    }
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** The command line of a living process; undefined where it cannot be known. */
export function commandOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
