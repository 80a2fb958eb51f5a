import { type RunningAcademy, startAcademy } from '../harness/running-academy.ts';
import type { Chance } from './chance.ts';

/** Several processes of the real server on one database. One that is killed is started again at once, behind the scenes. */
export class Servers {
  private readonly ready: RunningAcademy[] = [];
  private readonly starting = new Set<Promise<void>>();
  private fault: Error | undefined;
  private closed = false;
  private readonly environment: Record<string, string>;

  constructor(environment: Record<string, string>) {
    this.environment = environment;
  }

  /** Starts some and waits until all are there. */
  async start(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) this.begin();
    await Promise.all(this.starting);
    this.refuseFault();
  }

  /** Waits until at least so many stand. @throws Error when one could not be started */
  async atLeast(count: number): Promise<readonly RunningAcademy[]> {
    while (this.ready.length < count && this.starting.size > 0) {
      await Promise.race(this.starting);
      this.refuseFault();
    }
    if (this.ready.length < count) throw new Error('there are fewer servers than the drill needs');
    return this.ready;
  }

  isStanding(server: RunningAcademy): boolean {
    return this.ready.includes(server);
  }

  /** One that stands now; not the one given, where there is another. */
  async any(chance: Chance, but?: RunningAcademy): Promise<RunningAcademy> {
    const standing = await this.atLeast(1);
    const others = standing.filter((server) => server !== but);
    return chance.pick(others.length > 0 ? others : standing);
  }

  /** Ends one with SIGKILL, without a word, and lets another begin in its place. */
  async kill(server: RunningAcademy): Promise<void> {
    this.ready.splice(this.ready.indexOf(server), 1);
    const ended = server.stop('SIGKILL');
    this.begin();
    await ended;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.starting);
    await Promise.all(this.ready.splice(0).map((server) => server.stop('SIGKILL')));
  }

  private begin(): void {
    const begun = startAcademy(this.environment)
      .then((server) => {
        this.ready.push(server);
      })
      .catch((error: unknown) => {
        if (!this.closed) this.fault ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => this.starting.delete(begun));
    this.starting.add(begun);
  }

  private refuseFault(): void {
    if (this.fault) throw this.fault;
  }
}
