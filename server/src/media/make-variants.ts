import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { FileStore } from '../platform/files/file-store.ts';
import { Scratch } from '../platform/files/scratch.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { type Focus, Images, type Made } from './images.ts';
import { Intake } from './intake.ts';
import { Items, type KeptFile } from './items.ts';

const MAKE_VARIANTS = 'make-media-variants';

/**
 * Makes the sizes and formats of a picture from its master. Whatever dies in between, the job comes again: files have names
 * only in the transaction that holds all of them, and what has no name is swept.
 */
@Injectable()
export class MakeVariants implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly items: Items,
    private readonly images: Images,
    private readonly intake: Intake,
    private readonly store: FileStore,
    private readonly scratch: Scratch,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MAKE_VARIANTS, ({ id, generation }) => this.run(String(id), Number(generation)));
  }

  promise(id: string, generation: number): Promise<void> {
    return this.jobs.enqueue(MAKE_VARIANTS, { id, generation }, { key: `${id} ${generation}` });
  }

  async run(id: string, generation: number): Promise<void> {
    const item = await this.items.inLibrary(id);
    const master = item?.files.find((file) => file.role === 'master');
    if (!item || !master || item.state === 'ready' || item.generation !== generation) return;
    const made = await this.made(master, { x: item.focalX, y: item.focalY }, 'library');
    const kept = await this.database.transaction(async () => {
      const held = await this.items.lock(id);
      if (held?.state !== 'processing' || held.generation !== generation) return false;
      await this.items.addFiles(id, generation, made);
      await this.items.ready(id);
      return true;
    });
    if (!kept) for (const file of made) await this.store.remove(file.name);
  }

  /** All variants of a master, in the store. */
  async made(master: KeptFile, focus: Focus, shelf: 'library' | 'post'): Promise<KeptFile[]> {
    const scratched: string[] = [];
    const path = async () => {
      const file = await this.scratch.file();
      scratched.push(file);
      return file;
    };
    const kept: KeptFile[] = [];
    try {
      const source = await path();
      await pipeline(await this.store.open(master.name), createWriteStream(source));
      const variants: AsyncIterable<Made> =
        shelf === 'post' ? this.images.small(source, path) : this.images.variants(source, focus, path);
      for await (const { file, ...about } of variants) kept.push(await this.intake.keep(file, about));
      return kept;
    } catch (error) {
      for (const { name } of kept) await this.store.remove(name);
      throw error;
    } finally {
      for (const file of scratched) await rm(file, { force: true });
    }
  }
}
