import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
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
import { ProgressResolver } from './progress.resolver.ts';
import { ReadLesson } from './read-lesson.ts';
import { ReadableLessons } from './readable-lesson.ts';
import { ReflectionSeals } from './reflection-seals.ts';
import { Reflections } from './reflections.ts';
import { SaveReflection } from './save-reflection.ts';
import { ShowMyLearning } from './show-my-learning.ts';

const useCases = [Enrol, MarkSeen, FinishLesson, AnswerCheck, SaveReflection, ReadLesson, ShowMyLearning];

/** Reading: a person's way through modules, lessons as their reader sees them, and what they write to themselves. */
@Module({
  imports: [AccessModule, CatalogueModule],
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
    ...useCases,
  ],
  exports: [Enrol, MarkSeen, FinishLesson, AnswerCheck, SaveReflection, WhenModuleFinished],
})
export class LearningModule {}
