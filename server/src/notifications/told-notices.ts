import { Injectable } from '@nestjs/common';
import { People, type Person } from '../identity/index.ts';
import { type Bundle, bundlesOf } from './bundles.ts';
import { NoticeWriters } from './notice-writers.ts';
import type { KeptNotice } from './notices.ts';

/** What notices tell their person now: what that person may no longer see is not among it. */
@Injectable()
export class ToldNotices {
  constructor(
    private readonly people: People,
    private readonly writers: NoticeWriters,
  ) {}

  async of(
    personId: string,
    notices: readonly KeptNotice[],
  ): Promise<{ reader: Person | undefined; bundles: Bundle[] }> {
    if (notices.length === 0) return { reader: undefined, bundles: [] };
    const reader = (await this.people.byIds([personId])).get(personId);
    if (!reader) return { reader, bundles: [] };
    return { reader, bundles: bundlesOf(notices, await this.writers.of(notices, reader)) };
  }
}
