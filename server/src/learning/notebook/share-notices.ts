import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People, type Person } from '../../identity/index.ts';
import { type KeptNotice, type NoticeWords, NoticeWriters } from '../../notifications/index.ts';
import { Shares } from './shares.ts';

/** What a notice of a shared answer says: who shares it, as long as they do. What it says itself is read where it stands. */
@Injectable()
export class ShareNotices implements OnModuleInit {
  constructor(
    private readonly shares: Shares,
    private readonly people: People,
    private readonly writers: NoticeWriters,
  ) {}

  onModuleInit(): void {
    this.writers.write(['shared-answer'], (notices, reader) => this.words(notices, reader));
  }

  private async words(notices: readonly KeptNotice[], reader: Person): Promise<ReadonlyMap<string, NoticeWords>> {
    const authors = await this.shares.authorsOf(
      reader,
      notices.map(({ data }) => String(data.share)),
    );
    const people = await this.people.byIds([...authors.values()]);
    return new Map(
      notices.flatMap(({ id, data }) => {
        const share = String(data.share);
        const author = authors.get(share);
        if (author === undefined) return [];
        const who = people.get(author)?.name;
        return [
          [id, { sentence: 'notices.say.shared-answer', who, title: '', path: `/mijn-schrift/gedeeld/${share}` }],
        ];
      }),
    );
  }
}
