import { Injectable } from '@nestjs/common';
import { People } from '../identity/index.ts';
import type { Act } from './insight.types.ts';
import { RecordOfActs } from './record-of-acts.ts';

/** What the staff did to a subject, with the names of who did it. Two statements, however many acts. */
@Injectable()
export class ShowActs {
  constructor(
    private readonly acts: RecordOfActs,
    private readonly people: People,
  ) {}

  async run(subjectKind: string, subjectId: string): Promise<Act[]> {
    const rows = await this.acts.of(subjectKind, subjectId);
    const names = await this.people.byIds([...new Set(rows.flatMap((row) => row.actor ?? []))]);
    return rows.map(({ id, at, actor, act, reason }) => ({
      id,
      at,
      actorId: actor,
      actorName: (actor && (names.get(actor)?.name || names.get(actor)?.email)) || 'Fluxus academie',
      act,
      reason,
    }));
  }
}
