import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';
import type { AnswerOf } from './answer-seals.ts';

/** An answer that stands in a conversation, as its author finds it back. */
export type ShareInThread = {
  id: string;
  threadId: string;
  number: number;
  title: string;
  answerId: string;
  promptKey: string;
  revision: number;
  sharedAt: Date;
};

export type NewShare = AnswerOf & {
  threadId: string;
  number: number;
  moduleKey: string;
  promptKey: string;
  revision: number;
  sealed: Buffer;
};

/** What a post shows of an answer, sealed, as a statement gives it in JSON. */
export type SealedShare = AnswerOf & { id: string; moduleKey: string; promptKey: string; sealed: string };

/** Of the answer that a post (by this alias) shows, null where it shows none. */
export const shareOf = (post: string): string => `(select json_build_object('id', id, 'personId', person_id,
  'answerId', answer_id, 'moduleKey', module_key, 'promptKey', prompt_key, 'sealed', encode(text, 'base64'))
  from discussion.shared_answer where thread_id = ${post}.thread_id and number = ${post}.number)`;

/** The table of answers in conversations. What is taken back is a row less. */
@Injectable()
export class SharedAnswers {
  constructor(private readonly database: Database) {}

  async add(share: NewShare, now: Date): Promise<void> {
    const { threadId, number, personId, answerId, moduleKey, promptKey, revision, sealed } = share;
    await this.database.query(
      `insert into discussion.shared_answer (thread_id, number, person_id, answer_id, module_key, prompt_key, revision, text, shared_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [threadId, number, personId, answerId, moduleKey, promptKey, revision, sealed, now],
    );
  }

  /** Lays what the author wrote since in the place of what they shared. */
  async replace(id: string, revision: number, sealed: Buffer): Promise<void> {
    await this.database.query('update discussion.shared_answer set revision = $2, text = $3 where id = $1', [
      id,
      revision,
      sealed,
    ]);
  }

  /** Where in a locked thread an answer stands already. */
  async inThread(
    threadId: string,
    { personId, answerId }: AnswerOf,
  ): Promise<{ id: string; number: number; revision: number } | undefined> {
    const [row] = await this.database.query<{ id: string; number: number; revision: number }>(
      `select id, number, revision from discussion.shared_answer
       where thread_id = $1 and person_id = $2 and answer_id = $3 order by number limit 1`,
      [threadId, personId, answerId],
    );
    return row;
  }

  /** Where one's own share stands now. */
  async own(id: string, personId: string): Promise<{ threadId: string; number: number } | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.database.query<{ threadId: string; number: number }>(
      'select thread_id as "threadId", number from discussion.shared_answer where id = $1 and person_id = $2',
      [id, personId],
    );
    return row;
  }

  /** Everything that somebody shares in conversations, the newest first. One statement. */
  of(personId: string): Promise<ShareInThread[]> {
    return this.database.query(
      `select share.id, share.thread_id as "threadId", share.number, thread.title, share.answer_id as "answerId",
         share.prompt_key as "promptKey", share.revision, share.shared_at as "sharedAt"
       from discussion.shared_answer as share join discussion.thread on thread.id = share.thread_id
       where share.person_id = $1 order by share.shared_at desc, share.id desc`,
      [personId],
    );
  }

  /** The prompts of a module whose answer somebody shares in a conversation. */
  async promptsOf(personId: string, moduleKey: string): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>(
      `select distinct prompt_key as key from discussion.shared_answer where person_id = $1 and module_key = $2`,
      [personId, moduleKey],
    );
    return rows.map(({ key }) => key);
  }

  async takeBack(threadId: string, number: number): Promise<void> {
    await this.database.query('delete from discussion.shared_answer where thread_id = $1 and number = $2', [
      threadId,
      number,
    ]);
  }
}
