import { checkAnswers, describeProblem, showable, toSegments, withoutEmptyLines } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { hashOf, Publications } from '../../catalogue/index.ts';
import { UnderWay } from '../../learning/index.ts';
import { MediaForLessons } from '../../media/index.ts';
import { Database } from '../../platform/database/database.ts';
import type { Caller, CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../../platform/graphql/refusal.ts';
import { ManuscriptFault, type ManuscriptProblem } from '../manuscript-fault.ts';
import type { ModuleManuscript } from '../manuscripts.ts';
import { filesNamedIn, filesOf, mediaNamedIn, NO_MEDIA } from '../media-in-lessons.ts';
import { PublishModule } from '../publish-module.ts';
import { caseFor, type Library, renderModule } from '../render-module.ts';
import { compareManuscripts } from './compare.ts';
import { type Draft, EMPTY, inOrder, type LessonBody } from './draft.ts';
import { Drafts } from './drafts.ts';
import { KeptDrawings } from './kept-drawings.ts';
import { Releases } from './releases.ts';
import { foundDraft, lessonOf } from './show-draft.ts';
import {
  changed,
  DraftChange,
  type DraftChanged,
  DraftCheck,
  DraftConflict,
  DraftFaulty,
  DraftProblem,
  DraftPublished,
  LessonPreview,
} from './studio.types.ts';
import { StudioFields } from './studio-fields.ts';
import { TakeManuscript } from './take-manuscript.ts';
import { Writers } from './writers.ts';

/** How many people something is told of at least; fewer are told as few. */
const FEWEST = 5;
const LONGEST_NOTE = 300;

/** From what is being written to what learners have: shown before, looked at, published, and put back. */
@Injectable()
export class PublishDraft {
  constructor(
    private readonly database: Database,
    private readonly drafts: Drafts,
    private readonly drawings: KeptDrawings,
    private readonly media: MediaForLessons,
    private readonly publications: Publications,
    private readonly publishing: PublishModule,
    private readonly releases: Releases,
    private readonly taking: TakeManuscript,
    private readonly underWay: UnderWay,
    private readonly writers: Writers,
  ) {}

  /** What would happen if this were published now. @throws Refusal with NotFound */
  async check(person: CallerPerson, key: string): Promise<DraftCheck> {
    await this.writers.admit(person, key);
    const manuscript = manuscriptOf(foundDraft(await this.drafts.find(key)));
    const library = await this.library(mediaNamedIn(manuscript.lessons));
    const before = await this.publications.manuscript<ModuleManuscript>('module', key);
    const { people, answers } = await this.underWay.of(key);
    const changes = before ? compareManuscripts(canonical(before), canonical(manuscript)) : [];
    return Object.assign(new DraftCheck(), {
      ...{ key, title: manuscript.title, fingerprint: hashOf(manuscript).toString('hex') },
      problems: problemsIn(manuscript, library),
      changes: changes.map(({ kind, lesson, words = '', count = 0, block }) =>
        Object.assign(new DraftChange(), {
          ...{ kind, lesson, words, count },
          people: block === undefined ? 0 : told(answers.get(block) ?? 0),
        }),
      ),
      first: before === undefined,
      underWay: told(people),
    } satisfies DraftCheck);
  }

  /** A lesson as learners would see it; what is not filled in yet is left out of it and told. @throws Refusal with NotFound */
  async preview(person: CallerPerson, key: string, lessonKey: string): Promise<LessonPreview> {
    await this.writers.admit(person, key);
    const draft = foundDraft(await this.drafts.find(key));
    const outline = inOrder(draft.module.body.lessons).map((entry) => lessonOf(draft, entry));
    const lesson = outline.find((one) => one.key === lessonKey) ?? refuse(new NotFound());
    const { document, problems } = showable(draft.lessons.get(lessonKey)?.body.document ?? EMPTY);
    const library = await this.library(filesNamedIn(document).map((file) => file.source));
    const segments = toSegments(document, {
      resolveCase: (ref) => caseFor(ref, library),
      inlineSvg: (source) => library.drawings.get(source),
      ...filesOf(library.media ?? NO_MEDIA),
    });
    return Object.assign(new LessonPreview(), {
      ...{ moduleTitle: draft.module.body.title, lesson, outline, segments },
      checks: [...checkAnswers(document)].map(([check, options]) => {
        return { check, options: options.map((option) => ({ ...option, chosen: option.correct })) };
      }),
      problems: problems.map((problem) =>
        draftProblem({ where: '', sentence: describeProblem(problem), lesson: lessonKey, ...blockOf(problem.key) }),
      ),
    } satisfies LessonPreview);
  }

  /**
   * Publishes a module as it was looked at, in one transaction: what was written since keeps it from happening. The same twice is
   * one version.
   * @throws Refusal with NotFound, InvalidInput, DraftConflict or DraftFaulty
   */
  async run(
    caller: Caller,
    person: CallerPerson,
    input: { key: string; fingerprint: string; note: string },
  ): Promise<DraftPublished> {
    const { key } = input;
    await this.writers.admit(person, key);
    const fields = new StudioFields();
    const note = fields.line('note', input.note, LONGEST_NOTE, true);
    fields.refuse();
    const drawings = await this.drawings.all();
    const { number } = await this.database.transaction(async () => {
      // in the order in which a start locks them too
      await this.publications.lock();
      await this.drafts.lock(key);
      const draft = foundDraft(await this.drafts.find(key));
      const manuscript = manuscriptOf(draft);
      const fingerprint = hashOf(manuscript);
      refuseUnless(fingerprint.toString('hex') === input.fingerprint, () => new DraftConflict(draft.module.revision));
      try {
        const publication = await this.publishing.run(caller, manuscript, drawings);
        await this.releases.add({ versionId: publication.id, moduleKey: key, fingerprint, note, by: person.id });
        return publication;
      } catch (error) {
        if (error instanceof ManuscriptFault) refuse(new DraftFaulty(error.problems.map(draftProblem)));
        throw error;
      }
    });
    return Object.assign(new DraftPublished(), { key, version: number });
  }

  /**
   * Makes an earlier version what is being written again; it reaches learners when it is published. One step, to be undone as one.
   * @throws Refusal with NotFound, InvalidInput or DraftConflict
   */
  async restore(
    person: CallerPerson,
    input: { key: string; version: number; baseRevision: number; requestKey: string },
  ): Promise<DraftChanged> {
    const { key, version, baseRevision } = input;
    const fields = new StudioFields();
    const step = fields.step('requestKey', input.requestKey);
    fields.refuse();
    await this.writers.admit(person, key);
    return this.database.transaction(async () => {
      await this.drafts.lock(key);
      const draft = foundDraft(await this.drafts.find(key));
      const [again] = await this.drafts.byStep(key, step);
      if (again) return changed({ key, lesson: null, revision: again.revision });
      const { revision } = draft.module;
      refuseUnless(revision === baseRevision, () => new DraftConflict(revision));
      const manuscript = await this.publications.manuscript<ModuleManuscript>('module', key, version);
      if (!manuscript) refuse(new NotFound());
      await this.taking.take(draft, manuscript, { step, act: 'restored', by: person.id });
      return changed({ key, lesson: null, revision: revision + 1 });
    });
  }

  /** What a draft may refer to; of the library of media what these sources name. */
  private async library(sources: readonly string[]): Promise<Library> {
    const [cases, drawings] = [await this.publications.cases(), await this.drawings.all()];
    return { cases, drawings, media: await this.media.find(sources) };
  }
}

/** What is being written as it would be published. */
function manuscriptOf({ key, module, lessons }: Draft): ModuleManuscript {
  const { lessons: outline, ...fields } = module.body;
  return {
    ...{ key, ...fields },
    lessons: inOrder(outline).map((entry) => {
      const { document } = lessons.get(entry.key)?.body ?? { document: EMPTY };
      return { ...entry, document: withoutEmptyLines(document) };
    }),
  };
}

/** With texts in their one form, so that what only looks different in storage counts as the same. */
function canonical(manuscript: ModuleManuscript): ModuleManuscript {
  const lessons = manuscript.lessons.map((lesson) => {
    const { document } = showable(lesson.document as LessonBody['document']);
    return { ...lesson, document };
  });
  return { ...manuscript, lessons };
}

function problemsIn(manuscript: ModuleManuscript, library: Library): DraftProblem[] {
  try {
    renderModule(manuscript, library);
    return [];
  } catch (error) {
    if (!(error instanceof ManuscriptFault)) throw error;
    return error.problems.map(draftProblem);
  }
}

function draftProblem({ where, sentence, lesson, block }: ManuscriptProblem): DraftProblem {
  return Object.assign(new DraftProblem(), { where, sentence, lesson: lesson ?? null, block: block ?? null });
}

const blockOf = (key: string | undefined) => (key === undefined ? {} : { block: key });
const told = (people: number) => (people > 0 && people < FEWEST ? null : people);
