import { Injectable } from '@nestjs/common';
import { Publications } from '../../catalogue/index.ts';
import { Database } from '../../platform/database/database.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { MODULE_PART, type ModuleBody } from './draft.ts';
import { Drafts } from './drafts.ts';
import { freeName, slugOf } from './outline-step.ts';
import { changed, type DraftChanged } from './studio.types.ts';
import { StudioFields } from './studio-fields.ts';
import { Writers } from './writers.ts';

/** What stands in the studio at an address of its own. */
const ADDRESSES = ['media'];

/** Begins a module of one's own. The same form twice makes one. */
@Injectable()
export class MakeModule {
  constructor(
    private readonly database: Database,
    private readonly drafts: Drafts,
    private readonly publications: Publications,
    private readonly writers: Writers,
  ) {}

  /** @throws Refusal with InvalidInput */
  async run(person: CallerPerson, input: { title: string; requestKey: string }): Promise<DraftChanged> {
    const fields = new StudioFields();
    const title = fields.line('title', input.title, 120, true);
    const step = fields.step('requestKey', input.requestKey);
    if (title !== '' && slugOf(title) === '') fields.add('title', 'studio.problem.letters');
    fields.refuse();
    return this.database.transaction(async () => {
      // one after the other: two may choose the same title at once
      await this.drafts.lock('new module');
      const made = await this.drafts.madeBy(step, person.id);
      if (made !== undefined) return changed({ key: made, lesson: null, revision: 1 });
      const taken = new Set([
        ...ADDRESSES,
        ...(await this.publications.keys('module')),
        ...(await this.drafts.all()).map((one) => one.key),
      ]);
      const key = freeName(slugOf(title), taken);
      const revision = await this.drafts.add(key, {
        ...{ part: MODULE_PART, base: 0, body: emptyModule(title, key), step, act: 'made', by: person.id },
      });
      await this.writers.invite({ kind: 'module', key }, person.id, person.id);
      return changed({ key, lesson: null, revision });
    });
  }
}

function emptyModule(title: string, slug: string): ModuleBody {
  return {
    ...{ title, slug, subtitle: '', promise: '', able: [], forWhom: '', cover: '', coverAlt: '', questions: [] },
    ...{ priceCents: 0, vat: 'exempt-art-44', lessons: [] },
  };
}
