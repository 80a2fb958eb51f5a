import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, launch } from '../harness/running-academy.ts';
import type { Chance } from './chance.ts';

/** One process of the server. */
export type Server = { url: string; kill: () => Promise<unknown> };

/** Machines differ and are busy; only a server that never comes is a fault. */
const PATIENCE_MS = 300_000;

/** Several processes of the real server on one database. One that is killed is started again at once, behind the scenes. */
export class Servers {
  private readonly ready: Server[] = [];
  private readonly starting = new Set<Promise<void>>();
  private fault: Error | undefined;
  private closed = false;
  private readonly processes = new Set<ChildProcess>();
  private readonly environment: Record<string, string>;

  constructor(environment: Record<string, string>) {
    this.environment = environment;
    // nothing is left behind, however the drill ends
    process.once('exit', () => {
      for (const child of this.processes) child.kill('SIGKILL');
    });
  }

  /** Starts some and waits until all are there. */
  async start(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) this.begin();
    await Promise.all(this.starting);
    this.refuseFault();
  }

  /** Waits until at least so many stand. @throws Error when one could not be started */
  async atLeast(count: number): Promise<readonly Server[]> {
    while (this.ready.length < count && this.starting.size > 0) {
      await Promise.race(this.starting);
      this.refuseFault();
    }
    if (this.ready.length < count) throw new Error('there are fewer servers than the drill needs');
    return this.ready;
  }

  isStanding(server: Server): boolean {
    return this.ready.includes(server);
  }

  /** One that stands now; not the one given, where there is another. */
  async any(chance: Chance, but?: Server): Promise<Server> {
    const standing = await this.atLeast(1);
    const others = standing.filter((server) => server !== but);
    return chance.pick(others.length > 0 ? others : standing);
  }

  /** Ends one with SIGKILL, without a word, and lets another begin in its place. */
  async kill(server: Server): Promise<void> {
    this.ready.splice(this.ready.indexOf(server), 1);
    await server.kill();
    this.begin();
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const child of this.processes) child.kill('SIGKILL');
    await Promise.all([...this.starting]);
  }

  private begin(): void {
    const begun = this.launch()
      .then((server) => {
        this.ready.push(server);
      })
      .catch((error: unknown) => {
        if (!this.closed) this.fault ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => this.starting.delete(begun));
    this.starting.add(begun);
  }

  private async launch(): Promise<Server> {
    const port = await freePort();
    const { process: child, output, ended } = launch({ ...this.environment, PORT: String(port) });
    this.processes.add(child);
    child.once('exit', () => this.processes.delete(child));
    const url = `http://127.0.0.1:${port}`;
    const latest = Date.now() + PATIENCE_MS;
    while (!(await isReady(url))) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`a server ended by itself:\n${output()}`);
      if (Date.now() > latest) throw new Error(`a server did not start:\n${output()}`);
      await wait(100);
    }
    const kill = () => {
      child.kill('SIGKILL');
      return ended;
    };
    return { url, kill };
  }

  private refuseFault(): void {
    if (this.fault) throw this.fault;
  }
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}
