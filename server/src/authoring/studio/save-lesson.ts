import { fromMarkdown, type LessonDraft, readDraft } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { hashOf } from '../../catalogue/index.ts';
import { Database } from '../../platform/database/database.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../../platform/graphql/refusal.ts';
import type { LessonBody } from './draft.ts';
import { Drafts } from './drafts.ts';
import { foundDraft } from './show-draft.ts';
import { LessonConflict, type LessonSaved, LessonUnreadable, type SaveLessonInput, saved } from './studio.types.ts';
import { StudioFields } from './studio-fields.ts';
import { Writers } from './writers.ts';

type Saving = Readonly<{
  module: string;
  lesson: string;
  baseRevision: number;
  step: string;
  document: LessonDraft;
  restores?: number;
}>;

/** Keeps the text of a lesson. On another revision than was seen, nothing is overwritten: both texts are shown. */
@Injectable()
export class SaveLesson {
  constructor(
    private readonly database: Database,
    private readonly drafts: Drafts,
    private readonly writers: Writers,
  ) {}

  /** @throws Refusal with NotFound, InvalidInput, LessonUnreadable or LessonConflict */
  async run(person: CallerPerson, input: SaveLessonInput): Promise<LessonSaved> {
    const { module, lesson, baseRevision } = input;
    await this.writers.admit(person, module);
    const fields = new StudioFields();
    const step = fields.step('saveId', input.saveId);
    fields.refuse();
    return this.keep(person, { module, lesson, baseRevision, step, document: written(input) });
  }

  /** Puts back what a lesson said at an earlier revision, as a new one. @throws Refusal as `run` */
  async restore(
    person: CallerPerson,
    input: { module: string; lesson: string; revision: number; baseRevision: number; requestKey: string },
  ): Promise<LessonSaved> {
    const { module, lesson, revision, baseRevision } = input;
    await this.writers.admit(person, module);
    const fields = new StudioFields();
    const step = fields.step('requestKey', input.requestKey);
    fields.refuse();
    const earlier = await this.drafts.at<LessonBody>(module, lesson, revision);
    if (!earlier || lesson === '') refuse(new NotFound());
    const { document } = earlier.body;
    return this.keep(person, { module, lesson, baseRevision, step, document, restores: revision });
  }

  private async keep(person: CallerPerson, saving: Saving): Promise<LessonSaved> {
    const { module, lesson, baseRevision, step, document, restores } = saving;
    return this.database.transaction(async () => {
      await this.drafts.lock(module);
      const draft = foundDraft(await this.drafts.find(module));
      const now = draft.lessons.get(lesson);
      const known = draft.module.body.lessons.some(({ key }) => key === lesson) || now;
      refuseUnless(known && lesson !== '', () => new NotFound());
      const [again] = (await this.drafts.byStep(module, step)).filter((one) => one.part === lesson);
      if (again) return saved({ revision: again.revision, savedAt: again.at });
      const same = now !== undefined && hashOf(now.body.document).equals(hashOf(document));
      // the same words on whichever revision are what is kept already
      if (same) return saved({ revision: now.revision, savedAt: now.at });
      const revision = now?.revision ?? 0;
      refuseUnless(
        revision === baseRevision,
        () => new LessonConflict(revision, now?.body.document, now?.by ?? null, now?.at),
      );
      const act = restores === undefined ? 'typed' : 'restored';
      const added = await this.drafts.add(module, {
        ...{ part: lesson, base: revision, body: { document }, step, act, by: person.id },
        ...(restores === undefined ? {} : { restores }),
      });
      const kept = await this.drafts.at(module, lesson, added);
      return saved({ revision: added, savedAt: kept?.at ?? new Date(0) });
    });
  }
}

/** What was written, from the editor or from the form with Markdown. */
function written({ document, markdown }: SaveLessonInput): LessonDraft {
  if (typeof markdown === 'string') {
    const read = fromMarkdown(markdown.replaceAll('\r\n', '\n'), { assignKeys: true });
    if (!read.document) refuse(new LessonUnreadable(read.problems));
    return read.document as LessonDraft;
  }
  const draft = readDraft(parsed(document ?? ''));
  if (!draft) refuse(new LessonUnreadable([]));
  return draft;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
