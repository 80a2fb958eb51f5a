import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { refuse, refuseUnless } from '../../platform/graphql/refusal.ts';
import { type LessonBody, MODULE_PART, type ModuleBody } from './draft.ts';
import { Drafts } from './drafts.ts';
import { foundDraft } from './show-draft.ts';
import { changed, type DraftChanged, DraftConflict, UndoNotPossible } from './studio.types.ts';
import { StudioFields } from './studio-fields.ts';
import { Writers } from './writers.ts';

/** Takes the last step of a module back; once more, the one before it. What was undone stays in the history. */
@Injectable()
export class UndoStep {
  constructor(
    private readonly database: Database,
    private readonly drafts: Drafts,
    private readonly writers: Writers,
  ) {}

  /** @throws Refusal with NotFound, DraftConflict or UndoNotPossible */
  async run(
    person: CallerPerson,
    input: { key: string; baseRevision: number; requestKey: string },
  ): Promise<DraftChanged> {
    const { key, baseRevision } = input;
    const fields = new StudioFields();
    const step = fields.step('requestKey', input.requestKey);
    fields.refuse();
    await this.writers.admit(person, key);
    return this.database.transaction(async () => {
      await this.drafts.lock(key);
      const draft = foundDraft(await this.drafts.find(key));
      const [again] = await this.drafts.byStep(key, step);
      if (again) return changed({ key, lesson: null, revision: again.revision });
      const { revision, restores, act } = draft.module;
      refuseUnless(revision === baseRevision, () => new DraftConflict(revision));
      const standing = act === 'undone' ? (restores ?? revision) : revision;
      const target = await this.drafts.before<ModuleBody>(key, MODULE_PART, standing);
      const undone = await this.drafts.at(key, MODULE_PART, standing);
      if (!target || !undone) refuse(new UndoNotPossible('studio.undo.first'));
      const by = person.id;
      for (const { part, revision: made } of await this.drafts.byStep(key, undone.step)) {
        if (part === MODULE_PART) continue;
        const text = await this.drafts.part<LessonBody>(key, part);
        const before = await this.drafts.before<LessonBody>(key, part, made);
        // a lesson that the step itself made is out of the outline again; its text stays where it is
        if (!text || !before) continue;
        refuseUnless(text.revision === made, () => new UndoNotPossible('studio.undo.written-since'));
        await this.drafts.add(key, {
          ...{ part, base: text.revision, body: before.body, step, act: 'undone', by, restores: before.revision },
        });
      }
      const added = await this.drafts.add(key, {
        ...{ part: MODULE_PART, base: revision, body: target.body, step, act: 'undone', by, restores: target.revision },
      });
      return changed({ key, lesson: null, revision: added });
    });
  }
}
