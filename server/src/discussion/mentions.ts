import { mentionsIn } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { People } from '../identity/index.ts';
import { Database } from '../platform/database/database.ts';
import { Doors } from './doors.ts';
import { Posts } from './posts.ts';

/** Facilitators that can be mentioned, and people who wrote in a thread, at most. */
const MOST = 300;

type Place = { id: string; anchor: string; moduleKeys: readonly string[] };

/**
 * Who can be mentioned in a thread: who wrote in it, and facilitators, as far as they may see it. All of them are known to
 * whoever reads there, so that neither the list nor what becomes of a name reveals anybody.
 */
@Injectable()
export class Mentions {
  constructor(
    private readonly database: Database,
    private readonly posts: Posts,
    private readonly people: People,
    private readonly doors: Doors,
  ) {}

  /** Ids by name, as seen by one person. A name that two of them have means neither. */
  async possible(thread: Place, personId: string): Promise<ReadonlyMap<string, string>> {
    const known = await this.people.byIds(await this.posts.writersIn(thread.id, MOST));
    const facilitators = await this.people.withRole('facilitator', MOST);
    const everybody = new Map([...known, ...facilitators.map((one) => [one.id, one] as const)]);
    everybody.delete(personId);
    const see = await this.doors.whoMaySee(thread, [...everybody.values()]);
    const named = [...everybody.values()].filter(({ id, name }) => see.has(id) && name.trim() !== '');
    const same = Map.groupBy(named, ({ name }) => plain(name));
    return new Map(
      [...same.values()].flatMap((those) => (those.length === 1 ? those : [])).map(({ id, name }) => [name, id]),
    );
  }

  /** Keeps who is mentioned in the text of a post, and no longer who was. @returns who was not before */
  async keep(
    thread: Place,
    { number, authorId, text }: { number: number; authorId: string; text: string },
  ): Promise<string[]> {
    const before = await this.of(thread.id, number);
    if (!text.includes('@') && before.size === 0) return [];
    const possible = text.includes('@') ? await this.possible(thread, authorId) : new Map<string, string>();
    // who was mentioned under an earlier name still is where that name still stands
    const names = new Map([...[...before].map(([id, written]) => [written, id] as const), ...possible]);
    const now = new Map(mentionsIn(text, [...names.keys()]).map((written) => [names.get(written) ?? '', written]));
    await this.replace(thread.id, number, now);
    return [...now.keys()].filter((id) => !before.has(id));
  }

  /** Who is mentioned in a post, with the name that stands there. */
  async of(threadId: string, number: number): Promise<Map<string, string>> {
    const rows = await this.database.query<{ personId: string; written: string }>(
      'select person_id as "personId", written from discussion.mention where thread_id = $1 and number = $2',
      [threadId, number],
    );
    return new Map(rows.map(({ personId, written }) => [personId, written]));
  }

  private async replace(threadId: string, number: number, mentioned: ReadonlyMap<string, string>): Promise<void> {
    await this.database.query(
      'delete from discussion.mention where thread_id = $1 and number = $2 and person_id <> all($3::uuid[])',
      [threadId, number, [...mentioned.keys()]],
    );
    await this.database.query(
      `insert into discussion.mention (thread_id, number, person_id, written)
       select $1, $2, person_id, written from unnest($3::uuid[], $4::text[]) as new (person_id, written)
       on conflict (thread_id, number, person_id) do update set written = excluded.written`,
      [threadId, number, [...mentioned.keys()], [...mentioned.values()]],
    );
  }
}

function plain(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
