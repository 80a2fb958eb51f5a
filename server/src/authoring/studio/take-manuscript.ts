import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashOf } from '../../catalogue/index.ts';
import type { ModuleManuscript } from '../manuscripts.ts';
import { type Draft, MODULE_PART, partsOf } from './draft.ts';
import { Drafts } from './drafts.ts';

type How = Readonly<{ step: string; act: 'loaded' | 'restored'; by: string | null }>;

/** Makes a manuscript what is being written: of the repository, or of an earlier version. */
@Injectable()
export class TakeManuscript {
  constructor(private readonly drafts: Drafts) {}

  /**
   * Follows what the repository says, so that whoever opens it in the studio finds what is published. For drafts in which nobody
   * wrote; whoever calls it has looked.
   */
  async follow(manuscript: ModuleManuscript): Promise<void> {
    const { key } = manuscript;
    await this.drafts.lock(key);
    await this.take((await this.drafts.find(key)) ?? key, manuscript, { step: randomUUID(), act: 'loaded', by: null });
  }

  /** Call it behind the lock of the draft. */
  async take(draft: Draft | string, manuscript: ModuleManuscript, how: How): Promise<void> {
    const key = typeof draft === 'string' ? draft : draft.key;
    const held = (part: string) => {
      if (typeof draft === 'string') return undefined;
      return part === MODULE_PART ? draft.module : draft.lessons.get(part);
    };
    for (const [part, body] of partsOf(manuscript)) {
      const now = held(part);
      const same = now !== undefined && hashOf(now.body).equals(hashOf(body));
      // what somebody restored is a step of the module itself, also where only texts change
      if (same && (part !== MODULE_PART || how.act === 'loaded')) continue;
      await this.drafts.add(key, { part, base: now?.revision ?? 0, body, ...how });
    }
  }
}
