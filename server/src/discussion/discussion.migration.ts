import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conversations: threads on stable keys of what is published, posts numbered in each, and how far each reader is. */
export class Discussion1700000001300 implements MigrationInterface {
  name = 'Discussion1700000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema discussion;

      -- anchor names what it is about: module:<key>, lesson:<module>/<lesson> or case:<key>; title and modules are those
      -- of the day it began, for when what it is about is published no more
      create table discussion.thread (
        id uuid primary key default uuidv7(),
        anchor text not null check (char_length(anchor) between 1 and 300),
        anchor_title text not null,
        module_keys text[] not null,
        kind text not null check (kind in ('question', 'talk')),
        title text not null check (char_length(title) between 1 and 160),
        author_id uuid not null,
        request_key text not null check (char_length(request_key) between 1 and 100),
        started_at timestamptz not null,
        last_number integer not null check (last_number >= 0),
        last_posted_at timestamptz(3) not null,
        best_number integer,
        unique (author_id, request_key),
        check (best_number between 1 and last_number)
      );
      create index thread_of_anchor on discussion.thread (anchor, last_posted_at desc, id desc);
      create index thread_by_activity on discussion.thread (last_posted_at desc, id desc);

      -- numbered in its thread from 1 without a gap; a deleted post keeps its number and loses its text
      create table discussion.post (
        thread_id uuid not null references discussion.thread (id),
        number integer not null check (number >= 1),
        author_id uuid not null,
        request_key text not null check (char_length(request_key) between 1 and 100),
        text text not null check (char_length(text) <= 10000),
        revision integer not null default 1 check (revision >= 1),
        quoted_number integer,
        quoted_excerpt text check (char_length(quoted_excerpt) <= 300),
        posted_at timestamptz not null,
        edited_at timestamptz,
        deleted_at timestamptz,
        primary key (thread_id, number),
        unique (thread_id, author_id, request_key),
        check (quoted_number < number),
        check ((quoted_number is null) = (quoted_excerpt is null)),
        check (deleted_at is null or text = '')
      );

      -- what a post said before it was edited or deleted; for moderators
      create table discussion.post_revision (
        thread_id uuid not null,
        number integer not null,
        revision integer not null,
        text text not null,
        saved_at timestamptz not null,
        primary key (thread_id, number, revision),
        foreign key (thread_id, number) references discussion.post
      );

      create table discussion.reaction (
        thread_id uuid not null,
        number integer not null,
        person_id uuid not null,
        kind text not null check (kind in ('recognise', 'inspire', 'thank')),
        given_at timestamptz not null,
        primary key (thread_id, number, person_id, kind),
        foreign key (thread_id, number) references discussion.post
      );

      -- the highest number somebody has seen, and whether they want to hear of the thread
      create table discussion.reader (
        person_id uuid not null,
        thread_id uuid not null references discussion.thread (id),
        read_to integer not null default 0 check (read_to >= 0),
        stance text check (stance in ('follow', 'mute')),
        primary key (person_id, thread_id)
      );
      create index reader_who_follows on discussion.reader (thread_id, person_id) where stance = 'follow';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema discussion cascade');
  }
}
