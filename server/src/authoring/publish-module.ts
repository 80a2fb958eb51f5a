import { Injectable } from '@nestjs/common';
import { type Publication, Publications } from '../catalogue/index.ts';
import { MediaForLessons } from '../media/index.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { Problems } from './manuscript-fault.ts';
import { type Drawings, type ModuleManuscript, NO_DRAWINGS } from './manuscripts.ts';
import { mediaNamedIn } from './media-in-lessons.ts';
import { mayPublish } from './policy.ts';
import { renderModule } from './render-module.ts';

/** Publishes a module as it is written now. The same again is the same version, in however many processes at once. */
@Injectable()
export class PublishModule {
  constructor(
    private readonly database: Database,
    private readonly publications: Publications,
    private readonly media: MediaForLessons,
  ) {}

  /**
   * Its cases are published before it, its drawings come along.
   * @throws ManuscriptFault; Refusal with NotFound for who may not publish
   */
  async run(caller: Caller, manuscript: ModuleManuscript, drawings: Drawings = NO_DRAWINGS): Promise<Publication> {
    refuseUnless(mayPublish(caller), () => new NotFound());
    return this.database.transaction(async () => {
      await this.publications.lock();
      const { key, slug } = manuscript;
      const media = await this.media.hold(mediaNamedIn(manuscript.lessons));
      const content = renderModule(manuscript, { cases: await this.publications.cases(), drawings, media });
      await refuseTakenSlug(this.publications, 'module', key, slug);
      const by = caller.person?.id;
      const publication = await this.publications.freeze({ kind: 'module', key, manuscript, content, by });
      const lessons = manuscript.lessons.map((lesson) => ({ ...lesson, sources: mediaNamedIn([lesson]) }));
      await this.media.note(manuscript, lessons);
      return publication;
    });
  }
}

/** @throws ManuscriptFault when another key has this slug */
export async function refuseTakenSlug(
  publications: Publications,
  kind: 'module' | 'programme' | 'case',
  key: string,
  slug: string,
): Promise<void> {
  const other = await publications.slugTakenBy(kind, slug, key);
  if (other === undefined) return;
  const problems = new Problems();
  problems.add('slug', 'authoring.slug.taken', { name: slug, other });
  problems.refuse(key);
}
