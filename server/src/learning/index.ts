/** The door of learning: what other domains may ask of it. */
export { AnswerCheck } from './answer-check.ts';
export { Enrol } from './enrol.ts';
export { FinishLesson } from './finish-lesson.ts';
export { LearningModule } from './learning.module.ts';
export { Lesson, LessonSegments } from './lesson.types.ts';
export { MarkSeen } from './mark-seen.ts';
export { FindAnswer, type FoundAnswer, type WhichAnswer } from './notebook/find-answer.ts';
export { Notebook } from './notebook/notebook.types.ts';
export { NotesOf } from './notebook/notes-of.ts';
export { placeOf as placeOfAnswer } from './notebook/placed-answer.ts';
export { reflectionSeal } from './reflection-of.ts';
export { SaveReflection } from './save-reflection.ts';
export { UnderWay } from './under-way.ts';
export { type SeenPrompt, type Way, Ways } from './ways.ts';
