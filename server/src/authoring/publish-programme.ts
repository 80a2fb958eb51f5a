import { Injectable } from '@nestjs/common';
import { type Publication, Publications } from '../catalogue/index.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { ManuscriptFields } from './fields.ts';
import { Problems } from './manuscript-fault.ts';
import type { ProgrammeManuscript } from './manuscripts.ts';
import { mayPublish } from './policy.ts';
import { refuseTakenSlug } from './publish-module.ts';

/** Publishes a programme: modules that are sold and opened together. */
@Injectable()
export class PublishProgramme {
  constructor(
    private readonly database: Database,
    private readonly publications: Publications,
  ) {}

  /**
   * Its modules are published before it.
   * @throws ManuscriptFault; Refusal with NotFound for who may not publish
   */
  async run(caller: Caller, manuscript: ProgrammeManuscript): Promise<Publication> {
    refuseUnless(mayPublish(caller), () => new NotFound());
    return this.database.transaction(async () => {
      await this.publications.lock();
      checkProgramme(manuscript, await this.publications.keys('module'));
      const { key, slug, title, promise, modules, priceCents, vat } = manuscript;
      await refuseTakenSlug(this.publications, 'programme', key, slug);
      const content = { slug, title, promise, moduleKeys: modules, priceCents, vat };
      return this.publications.freeze({ kind: 'programme', key, manuscript, content, by: caller.person?.id });
    });
  }
}

function checkProgramme(manuscript: ProgrammeManuscript, published: ReadonlySet<string>): void {
  const problems = new Problems();
  const fields = new ManuscriptFields(problems);
  fields.name('key', manuscript.key);
  fields.name('slug', manuscript.slug);
  fields.line('title', manuscript.title);
  fields.text('promise', manuscript.promise);
  fields.line('vat', manuscript.vat);
  fields.wholeNumber('priceCents', manuscript.priceCents, 0, 1_000_000);
  fields.wholeNumber('modules', manuscript.modules.length, 1, 50);
  fields.once('modules', manuscript.modules);
  for (const key of manuscript.modules) {
    if (!published.has(key)) problems.add('modules', 'authoring.module.unknown', { name: key });
  }
  problems.refuse(manuscript.key);
}
