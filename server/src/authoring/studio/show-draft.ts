import { linesOf, showable, toMarkdown, wordsIn } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { Catalogue, Publications } from '../../catalogue/index.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuse } from '../../platform/graphql/refusal.ts';
import { type Draft, EMPTY, inOrder, type LessonBody, type OutlineEntry } from './draft.ts';
import { draftProblems } from './draft-problems.ts';
import { Drafts } from './drafts.ts';
import { KeptDrawings } from './kept-drawings.ts';
import { lineDifference } from './line-difference.ts';
import { Releases } from './releases.ts';
import type { DraftLesson, LessonHistory, LessonInWriting, ModuleDraft } from './studio.types.ts';
import {
  DraftLesson as DraftLessonType,
  LessonHistory as LessonHistoryType,
  LessonInWriting as LessonInWritingType,
  ModuleDraft as ModuleDraftType,
} from './studio.types.ts';
import { StudioNames } from './studio-names.ts';
import { Writers } from './writers.ts';

/** @throws Refusal with NotFound */
export function foundDraft(draft: Draft | undefined): Draft {
  return draft ?? refuse(new NotFound());
}

/** Shows what is being written, to who may write in it. */
@Injectable()
export class ShowDraft {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly publications: Publications,
    private readonly drafts: Drafts,
    private readonly drawings: KeptDrawings,
    private readonly releases: Releases,
    private readonly names: StudioNames,
    private readonly writers: Writers,
  ) {}

  /** @throws Refusal with NotFound */
  async module(person: CallerPerson, key: string): Promise<ModuleDraft> {
    await this.writers.admit(person, key);
    const draft = foundDraft(await this.drafts.find(key));
    const { lessons: _, priceCents: __, vat: ___, questions: ____, ...said } = draft.module.body;
    const notes = await this.releases.notes(key);
    const held = await this.publications.held('module', key);
    const versions = await this.publications.versions('module', key);
    return Object.assign(new ModuleDraftType(), {
      ...said,
      key,
      revision: draft.module.revision,
      drawings: await this.drawings.names(),
      lessons: await this.outline(draft),
      undo: await this.undoable(draft),
      writers: await this.names.writersOf({ kind: 'module', key }),
      versions: versions.map(({ id, number, publishedAt }) => {
        return { number, publishedAt, holds: id === held, note: notes.get(id) ?? '' };
      }),
    } satisfies ModuleDraft);
  }

  /** A lesson to write in. @throws Refusal with NotFound */
  async lesson(person: CallerPerson, key: string, lessonKey: string): Promise<LessonInWriting> {
    await this.writers.admit(person, key);
    const draft = foundDraft(await this.drafts.find(key));
    const outline = await this.outline(draft);
    const lesson = outline.find((one) => one.key === lessonKey) ?? refuse(new NotFound());
    const text = draft.lessons.get(lessonKey);
    const document = text?.body.document ?? EMPTY;
    const { document: shown, problems } = showable(document);
    const cases = await this.catalogue.cases();
    return Object.assign(new LessonInWritingType(), {
      ...{ moduleKey: key, moduleTitle: draft.module.body.title, moduleRevision: draft.module.revision },
      ...{ lesson, outline, revision: text?.revision ?? 0, savedAt: text?.at ?? null },
      document: JSON.stringify(document),
      markdown: problems.length > 0 ? null : toMarkdown(shown),
      problems: draftProblems(problems),
      drawings: await this.drawings.names(),
      cases: cases.map(({ study: { key, title, barrier } }) => ({ key, title, barrier })),
    } satisfies LessonInWriting);
  }

  /** What a lesson was, and how one of its revisions differs from what holds. @throws Refusal with NotFound */
  async history(
    person: CallerPerson,
    key: string,
    lessonKey: string,
    compared: number | undefined,
  ): Promise<LessonHistory> {
    await this.writers.admit(person, key);
    const draft = foundDraft(await this.drafts.find(key));
    const entry = draft.module.body.lessons.find((one) => one.key === lessonKey);
    const text = draft.lessons.get(lessonKey);
    if (!entry) refuse(new NotFound());
    const traces = await this.drafts.history(key, lessonKey);
    const people = await this.names.of(traces.flatMap(({ by }) => by ?? []));
    const earlier = compared === undefined ? undefined : await this.drafts.at<LessonBody>(key, lessonKey, compared);
    if (compared !== undefined && !earlier) refuse(new NotFound());
    const now = linesOf(text?.body.document ?? EMPTY);
    return Object.assign(new LessonHistoryType(), {
      title: entry.title,
      revision: text?.revision ?? 0,
      revisions: traces.map(({ revision, at, by, act }) => {
        return { revision, at, act, by: by === null ? null : (people.get(by) ?? null) };
      }),
      compared: compared ?? null,
      lines: earlier ? [...lineDifference(linesOf(earlier.body.document), now)] : [],
    } satisfies LessonHistory);
  }

  /** The outline with who is where. */
  private async outline(draft: Draft): Promise<DraftLesson[]> {
    const there = await this.writers.there(draft.key);
    const people = await this.names.of(there.map(({ personId }) => personId));
    return inOrder(draft.module.body.lessons).map((entry) => {
      const here = there.flatMap(({ part, personId }) => (part === entry.key ? (people.get(personId) ?? []) : []));
      return lessonOf(draft, entry, here);
    });
  }

  /** What the last step was that can be taken back; null where there is none. */
  private async undoable({ key, module: { act, restores, revision, part } }: Draft): Promise<string | null> {
    const standing = act === 'undone' ? (restores ?? revision) : revision;
    const undone = standing === revision ? { act } : await this.drafts.at(key, part, standing);
    return undone && (await this.drafts.before(key, part, standing)) ? undone.act : null;
  }
}

/** A lesson of the outline, with the titles in its text. */
export function lessonOf(draft: Draft, entry: OutlineEntry, here: DraftLesson['here'] = []): DraftLesson {
  const { statements: _, ...head } = entry;
  const blocks = draft.lessons.get(entry.key)?.body.document.content ?? [];
  const headings = blocks.slice(1).flatMap(({ type, attrs, content = [] }) => {
    const key = attrs?.key;
    return type === 'heading' && typeof key === 'string' ? [{ key, words: wordsIn(content) }] : [];
  });
  return Object.assign(new DraftLessonType(), { ...head, headings, here });
}
