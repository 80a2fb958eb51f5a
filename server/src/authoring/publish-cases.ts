import { Injectable } from '@nestjs/common';
import { BARRIERS, type Barrier, type CaseContent, type Publication, Publications } from '../catalogue/index.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { ManuscriptFields } from './fields.ts';
import { Problems } from './manuscript-fault.ts';
import { type CaseManuscript, type Drawings, NO_DRAWINGS } from './manuscripts.ts';
import { mayPublish } from './policy.ts';
import { refuseTakenSlug } from './publish-module.ts';

/**
 * Publishes case studies, all or none. Modules that are published already keep the text they were published with, until
 * they are published again.
 */
@Injectable()
export class PublishCases {
  constructor(
    private readonly database: Database,
    private readonly publications: Publications,
  ) {}

  /** @throws ManuscriptFault; Refusal with NotFound for who may not publish */
  async run(
    caller: Caller,
    manuscripts: readonly CaseManuscript[],
    drawings: Drawings = NO_DRAWINGS,
  ): Promise<Publication[]> {
    refuseUnless(mayPublish(caller), () => new NotFound());
    return this.database.transaction(async () => {
      await this.publications.lock();
      const published: Publication[] = [];
      for (const manuscript of manuscripts) {
        const { key, slug } = manuscript;
        const content = renderCase(manuscript, drawings);
        await refuseTakenSlug(this.publications, 'case', key, slug);
        published.push(
          await this.publications.freeze({ kind: 'case', key, manuscript, content, by: caller.person?.id }),
        );
      }
      return published;
    });
  }
}

/** @throws ManuscriptFault with everything that is wrong */
export function renderCase(manuscript: CaseManuscript, drawings: Drawings): CaseContent {
  const problems = new Problems();
  const fields = new ManuscriptFields(problems);
  const { key, slug, title, barrier, age, channel, situation, approach, effect, questions } = manuscript;
  fields.name('key', key);
  fields.name('slug', slug);
  fields.line('title', title);
  fields.oneOf('barrier', barrier, BARRIERS);
  fields.line('age', age);
  fields.line('channel', channel);
  fields.text('situation', situation);
  fields.text('approach', approach);
  if (effect !== undefined) fields.text('effect', effect);
  fields.lines('questions', questions);
  const drawing = manuscript.drawing ? fields.drawing('drawing', manuscript.drawing, drawings) : undefined;
  problems.refuse(key);
  return {
    ...{ slug, title, barrier: barrier as Barrier, age, channel, situation, approach, questions },
    ...(effect === undefined ? {} : { effect }),
    ...(drawing ? { drawing } : {}),
  };
}
