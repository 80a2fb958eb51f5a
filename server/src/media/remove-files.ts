import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FileStore } from '../platform/files/file-store.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Uploads } from './uploads.ts';

const REMOVE = 'remove-media-files';

/** Takes files out of the store once nothing names them: after the commit that forgot them. */
@Injectable()
export class RemoveFiles implements OnModuleInit {
  constructor(
    private readonly store: FileStore,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(REMOVE, (data) => this.now((data.names as string[] | undefined) ?? []));
  }

  /** Promises it, inside the transaction that forgets them. */
  async promise(names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.jobs.enqueue(REMOVE, { names });
  }

  /** What something names again, or still, stays. */
  async now(names: readonly string[]): Promise<void> {
    for (const name of await this.uploads.nameless(names)) await this.store.remove(name);
  }
}
