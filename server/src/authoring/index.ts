/** The door of authoring: what other domains may ask of it. */
export { AuthoringModule } from './authoring.module.ts';
export { ManuscriptFault, type ManuscriptProblem } from './manuscript-fault.ts';
export type {
  CaseManuscript,
  Drawings,
  LessonManuscript,
  ModuleManuscript,
  ProgrammeManuscript,
} from './manuscripts.ts';
export { PublishCases } from './publish-cases.ts';
export { PublishModule } from './publish-module.ts';
export { PublishProgramme } from './publish-programme.ts';
