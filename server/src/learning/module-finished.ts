import { Injectable } from '@nestjs/common';

/** Somebody has done every lesson of a module for the first time. */
export type ModuleFinished = Readonly<{ personId: string; moduleKey: string; finishedAt: Date }>;
type Listener = (event: ModuleFinished) => Promise<void>;

/**
 * Who wants to know that a module was finished. Listeners run inside the same transaction, once for each person and
 * module, so that a job they enqueue leaves exactly when the finishing is kept.
 */
@Injectable()
export class WhenModuleFinished {
  private readonly listeners: Listener[] = [];

  /** Call it while the application is being put together. */
  do(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(event: ModuleFinished): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }
}
