import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../../platform/graphql/caller.ts';
import { Ask, Command } from '../../platform/graphql/refusal.ts';
import { ChangeModule } from './change-module.ts';
import { InviteWriter } from './invite-writer.ts';
import { LookIn } from './look-in.ts';
import { MakeModule } from './make-module.ts';
import { PublishDraft } from './publish-draft.ts';
import { SaveLesson } from './save-lesson.ts';
import { ShowDraft } from './show-draft.ts';
import { ShowStudio } from './show-studio.ts';
import {
  ChangeDraftResult,
  ChangeModuleInput,
  ChangeOutlineInput,
  type DraftChanged,
  type DraftCheck,
  DraftCheckResult,
  type DraftPublished,
  type LessonHistory,
  LessonHistoryResult,
  type LessonInWriting,
  LessonInWritingResult,
  type LessonLookedIn,
  type LessonPreview,
  LessonPreviewResult,
  type LessonSaved,
  LookInResult,
  MakeModuleResult,
  type ModuleDraft,
  ModuleDraftResult,
  PublishDraftResult,
  SaveLessonInput,
  SaveLessonResult,
  Studio,
  type WritersChanged,
  WritersResult,
} from './studio.types.ts';
import { UndoStep } from './undo-step.ts';
import type { InvitedTo } from './writers.ts';

@Resolver()
export class StudioResolver {
  constructor(
    private readonly studios: ShowStudio,
    private readonly showing: ShowDraft,
    private readonly making: MakeModule,
    private readonly changing: ChangeModule,
    private readonly undoing: UndoStep,
    private readonly saving: SaveLesson,
    private readonly looking: LookIn,
    private readonly inviting: InviteWriter,
    private readonly publishing: PublishDraft,
  ) {}

  @Allow(['author', 'administrator'])
  @Query(() => Studio, { description: 'Programmes and modules, and who writes in them.' })
  studio(@PersonOf() person: CallerPerson): Promise<Studio> {
    return this.studios.run(person);
  }

  @Allow(['author', 'administrator'])
  @Ask(() => ModuleDraftResult, 'A module as it is being written, for who may write in it.')
  moduleDraft(@PersonOf() person: CallerPerson, @Args('key') key: string): Promise<ModuleDraft> {
    return this.showing.module(person, key);
  }

  @Allow(['author', 'administrator'])
  @Ask(() => LessonInWritingResult, 'A lesson to write in.')
  lessonDraft(
    @PersonOf() person: CallerPerson,
    @Args('module') module: string,
    @Args('lesson') lesson: string,
  ): Promise<LessonInWriting> {
    return this.showing.lesson(person, module, lesson);
  }

  @Allow(['author', 'administrator'])
  @Ask(() => LessonHistoryResult, 'What a lesson was, and how one of its revisions differs from what it is.')
  lessonHistory(
    @PersonOf() person: CallerPerson,
    @Args('module') module: string,
    @Args('lesson') lesson: string,
    @Args('compared', { type: () => Int, nullable: true }) compared: number | undefined,
  ): Promise<LessonHistory> {
    return this.showing.history(person, module, lesson, compared ?? undefined);
  }

  @Allow(['author', 'administrator'])
  @Ask(() => LessonPreviewResult, 'A lesson as learners would see it.')
  lessonPreview(
    @PersonOf() person: CallerPerson,
    @Args('module') module: string,
    @Args('lesson') lesson: string,
  ): Promise<LessonPreview> {
    return this.publishing.preview(person, module, lesson);
  }

  @Allow(['author', 'administrator'])
  @Ask(() => DraftCheckResult, 'What would happen if a module were published now.')
  draftCheck(@PersonOf() person: CallerPerson, @Args('key') key: string): Promise<DraftCheck> {
    return this.publishing.check(person, key);
  }

  @Allow(['author', 'administrator'])
  @Command(() => MakeModuleResult, 'Begins a module; the same form twice begins one.')
  makeModule(
    @PersonOf() person: CallerPerson,
    @Args('title') title: string,
    @Args('requestKey') requestKey: string,
  ): Promise<DraftChanged> {
    return this.making.run(person, { title, requestKey });
  }

  @Allow(['author', 'administrator'])
  @Command(() => ChangeDraftResult, 'Changes what a module says about itself, on the revision that one saw.')
  changeModule(@PersonOf() person: CallerPerson, @Args('input') input: ChangeModuleInput): Promise<DraftChanged> {
    return this.changing.run(person, input);
  }

  @Allow(['author', 'administrator'])
  @Command(() => ChangeDraftResult, 'One step in the outline of a module, on the revision that one saw.')
  changeOutline(@PersonOf() person: CallerPerson, @Args('input') input: ChangeOutlineInput): Promise<DraftChanged> {
    return this.changing.outline(person, input);
  }

  @Allow(['author', 'administrator'])
  @Command(() => ChangeDraftResult, 'Takes the last step of a module back; once more, the one before it.')
  undoStep(
    @PersonOf() person: CallerPerson,
    @Args('key') key: string,
    @Args('baseRevision', { type: () => Int }) baseRevision: number,
    @Args('requestKey') requestKey: string,
  ): Promise<DraftChanged> {
    return this.undoing.run(person, { key, baseRevision, requestKey });
  }

  @Allow(['author', 'administrator'])
  @Command(() => ChangeDraftResult, 'Makes an earlier version of a module what is being written again.')
  restoreVersion(
    @PersonOf() person: CallerPerson,
    @Args('key') key: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('baseRevision', { type: () => Int }) baseRevision: number,
    @Args('requestKey') requestKey: string,
  ): Promise<DraftChanged> {
    return this.publishing.restore(person, { key, version, baseRevision, requestKey });
  }

  @Allow(['author', 'administrator'])
  @Command(() => SaveLessonResult, 'Keeps the text of a lesson, on the revision that one saw.')
  saveLesson(@PersonOf() person: CallerPerson, @Args('input') input: SaveLessonInput): Promise<LessonSaved> {
    return this.saving.run(person, input);
  }

  @Allow(['author', 'administrator'])
  @Command(() => SaveLessonResult, 'Puts back what a lesson said at an earlier revision.')
  restoreLesson(
    @PersonOf() person: CallerPerson,
    @Args('module') module: string,
    @Args('lesson') lesson: string,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('baseRevision', { type: () => Int }) baseRevision: number,
    @Args('requestKey') requestKey: string,
  ): Promise<LessonSaved> {
    return this.saving.restore(person, { module, lesson, revision, baseRevision, requestKey });
  }

  @Allow(['author', 'administrator'])
  @Command(() => LookInResult, 'Says that one is in a lesson, and tells who else is.')
  lookIn(
    @PersonOf() person: CallerPerson,
    @Args('module') module: string,
    @Args('lesson') lesson: string,
  ): Promise<LessonLookedIn> {
    return this.looking.run(person, module, lesson);
  }

  @Allow(['author', 'administrator'])
  @Command(() => WritersResult, 'Lets an author write in a module, or in all modules of a programme.')
  inviteWriter(
    @PersonOf() person: CallerPerson,
    @Args('programme', { type: () => Boolean }) programme: boolean,
    @Args('key') key: string,
    @Args('email') email: string,
  ): Promise<WritersChanged> {
    return this.inviting.run(person, to(programme, key), email);
  }

  @Allow(['author', 'administrator'])
  @Command(() => WritersResult, 'Ends an invitation to write.')
  dropWriter(
    @PersonOf() person: CallerPerson,
    @Args('programme', { type: () => Boolean }) programme: boolean,
    @Args('key') key: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<WritersChanged> {
    return this.inviting.drop(person, to(programme, key), personId);
  }

  @Allow(['author', 'administrator'])
  @Command(() => PublishDraftResult, 'Publishes a module exactly as it was looked at, with a line for learners.')
  publishDraft(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('key') key: string,
    @Args('fingerprint') fingerprint: string,
    @Args('note') note: string,
  ): Promise<DraftPublished> {
    return this.publishing.run(caller, person, { key, fingerprint, note });
  }
}

const to = (programme: boolean, key: string): InvitedTo => ({ kind: programme ? 'programme' : 'module', key });
