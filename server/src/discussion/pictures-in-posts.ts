import { Injectable } from '@nestjs/common';
import { PostPictures, type PreparedPicture } from '../media/index.ts';
import { Database } from '../platform/database/database.ts';
import { InvalidInput, Refusal, refuseUnless } from '../platform/graphql/refusal.ts';
import type { PostPictureInput } from './post-picture.types.ts';
import { problemAt } from './writing.ts';

/** Pictures in one post, at most. */
const MOST = 3;
const LONGEST_ALT = 300;

/** A picture as it can be put into a post, with what is seen in it. */
export type PictureToPlace = PreparedPicture & { alt: string };

/** The post that shows a picture, as far as it says who may see it. */
export type PictureInPost = { threadId: string; authorId: string; hidden: boolean };

/** The table of pictures in posts. */
@Injectable()
export class PicturesInPosts {
  constructor(
    private readonly database: Database,
    private readonly pictures: PostPictures,
  ) {}

  /** Makes pictures of what was sent along, before the post is written. @throws Refusal with InvalidInput, at `picture1` and so on */
  async prepare(personId: string, sent: readonly PostPictureInput[] | null | undefined): Promise<PictureToPlace[]> {
    const given = sent ?? [];
    refuseUnless(given.length <= MOST, () => problemAt('picture1', 'discussion.pictures.many', { most: MOST }));
    const words = given.map(({ alt }) => alt.replace(/\s+/gu, ' ').trim());
    for (const [at, alt] of words.entries()) {
      const right = alt !== '' && alt.length <= LONGEST_ALT && alt.isWellFormed() && !alt.includes('\0');
      refuseUnless(right, () => problemAt(`alt${at + 1}`, 'discussion.pictures.alt', { most: LONGEST_ALT }));
    }
    const placed: PictureToPlace[] = [];
    for (const [at, { upload }] of given.entries()) {
      const picture = await this.pictures.prepare(personId, upload).catch((error: unknown) => {
        throw atPicture(error, at + 1);
      });
      if (!placed.some((one) => one.mediaId === picture.mediaId)) placed.push({ ...picture, alt: words[at] ?? '' });
    }
    return placed;
  }

  /** Puts them into a post, inside its transaction. */
  async place(threadId: string, number: number, pictures: readonly PictureToPlace[]): Promise<void> {
    if (pictures.length === 0) return;
    await this.pictures.attach(pictures.map((picture) => picture.mediaId));
    await this.database.query(
      `insert into discussion.post_picture (media_id, thread_id, number, place, small, large, width, height, alt)
       select "mediaId", $1, $2, row_number() over (), small, large, width, height, alt
       from jsonb_to_recordset($3::jsonb) as sent ("mediaId" uuid, small text, large text, width integer, height integer, alt text)`,
      [threadId, number, JSON.stringify(pictures)],
    );
  }

  /** Takes the pictures of a deleted post away for good, inside its transaction. */
  async remove(threadId: string, number: number): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      'delete from discussion.post_picture where thread_id = $1 and number = $2 returning media_id as id',
      [threadId, number],
    );
    await this.pictures.remove(rows.map((row) => row.id));
  }

  async byFile(name: string): Promise<PictureInPost | undefined> {
    const [row] = await this.database.query<PictureInPost>(
      `select post.thread_id as "threadId", post.author_id as "authorId", post.hidden_at is not null as hidden
       from discussion.post_picture as picture join discussion.post using (thread_id, number)
       where (picture.small = $1 or picture.large = $1) and post.deleted_at is null`,
      [name],
    );
    return row;
  }
}

/** What is wrong with the file of a picture is told where that picture stands in the form. */
function atPicture(error: unknown, place: number): unknown {
  if (!(error instanceof Refusal && error.result instanceof InvalidInput)) return error;
  const [problem] = error.result.problems;
  return problem ? new Refusal(problemAt(`picture${place}`, problem.key, problem.values)) : error;
}
