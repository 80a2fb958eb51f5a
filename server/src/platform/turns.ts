import { Injectable } from '@nestjs/common';

/**
 * Work on one thing, one after the other in this process. Two processes still meet at the lock in the database; this keeps a
 * rush on one row from holding every connection while it waits there.
 */
@Injectable()
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(key) === mine) this.last.delete(key);
    }
  }
}
