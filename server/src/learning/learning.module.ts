import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { NotificationsModule } from '../notifications/index.ts';
import { Advance } from './advance.ts';
import { AnswerCheck } from './answer-check.ts';
import { Enrol } from './enrol.ts';
import { Enrolments } from './enrolments.ts';
import { FinishLesson } from './finish-lesson.ts';
import { LessonResolver } from './lesson.resolver.ts';
import { LessonFrames } from './lesson-frame.ts';
import { LessonStates } from './lesson-state.ts';
import { MarkSeen } from './mark-seen.ts';
import { WhenModuleFinished } from './module-finished.ts';
import { OwnAnswers } from './notebook/answers.ts';
import { FindAnswer } from './notebook/find-answer.ts';
import { NotebookController } from './notebook/notebook.controller.ts';
import { NotebookResolver } from './notebook/notebook.resolver.ts';
import { NotesOf } from './notebook/notes-of.ts';
import { ShareAnswer } from './notebook/share-answer.ts';
import { ShareNotices } from './notebook/share-notices.ts';
import { Shares } from './notebook/shares.ts';
import { ShowAnswer } from './notebook/show-answer.ts';
import { ShowNotebook } from './notebook/show-notebook.ts';
import { UnshareAnswer } from './notebook/unshare-answer.ts';
import { ProgressResolver } from './progress.resolver.ts';
import { ReadLesson } from './read-lesson.ts';
import { ReadableLessons } from './readable-lesson.ts';
import { ReflectionSeals } from './reflection-seals.ts';
import { Reflections } from './reflections.ts';
import { SaveReflection } from './save-reflection.ts';
import { ShowMyLearning } from './show-my-learning.ts';
import { UnderWay } from './under-way.ts';
import { Ways } from './ways.ts';

const notebook = [ShowNotebook, NotesOf, ShareAnswer, UnshareAnswer, ShowAnswer];
const useCases = [Enrol, MarkSeen, FinishLesson, AnswerCheck, SaveReflection, ReadLesson, ShowMyLearning, ...notebook];

/** Reading: a person's way through modules, lessons as their reader sees them, and what they write to themselves. */
@Module({
  imports: [AccessModule, CatalogueModule, IdentityModule, NotificationsModule],
  controllers: [NotebookController],
  providers: [
    LessonResolver,
    ProgressResolver,
    Enrolments,
    Reflections,
    ReflectionSeals,
    LessonStates,
    LessonFrames,
    ReadableLessons,
    Advance,
    WhenModuleFinished,
    NotebookResolver,
    FindAnswer,
    OwnAnswers,
    ShareNotices,
    Shares,
    Ways,
    UnderWay,
    ...useCases,
  ],
  exports: [
    ...[FindAnswer, NotesOf, ShowAnswer, Enrol, MarkSeen, FinishLesson, AnswerCheck, SaveReflection],
    ...[UnderWay, Ways, WhenModuleFinished],
  ],
})
export class LearningModule {}
