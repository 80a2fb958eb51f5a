import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { FileStore } from '../platform/files/file-store.ts';
import { Scratch } from '../platform/files/scratch.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Items } from './items.ts';
import { RemoveFiles } from './remove-files.ts';
import { Uploads } from './uploads.ts';

const SWEEP = 'sweep-media';
const EVERY_MINUTES = 30;
const A_DAY_MS = 86_400_000;
const AT_ONCE = 500;

/** Takes away what was never finished, what is past, and files that nothing names: each a day after it came. */
@Injectable()
export class SweepMedia implements OnModuleInit {
  constructor(
    private readonly items: Items,
    private readonly uploads: Uploads,
    private readonly removing: RemoveFiles,
    private readonly store: FileStore,
    private readonly scratch: Scratch,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SWEEP, () => this.run(), { everyMinutes: EVERY_MINUTES });
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - A_DAY_MS);
    await this.removing.now(await this.uploads.dropOlderThan(before));
    await this.removing.now(await this.items.dropPastFiles());
    await this.scratch.sweep(this.clock.now());
    let old: string[] = [];
    for await (const { name, storedAt } of this.store.all()) {
      if (storedAt > before) continue;
      old.push(name);
      if (old.length < AT_ONCE) continue;
      await this.removing.now(old);
      old = [];
    }
    await this.removing.now(old);
  }
}
