/** The door of learning: what other domains may ask of it. */
export { AnswerCheck } from './answer-check.ts';
export { Enrol } from './enrol.ts';
export { FinishLesson } from './finish-lesson.ts';
export { LearningModule } from './learning.module.ts';
export { Lesson } from './lesson.types.ts';
export { MarkSeen } from './mark-seen.ts';
export { NotesOf } from './notebook/notes-of.ts';
export { reflectionSeal } from './reflection-of.ts';
export { SaveReflection } from './save-reflection.ts';
export { type SeenPrompt, type Way, Ways } from './ways.ts';
