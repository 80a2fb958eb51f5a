/** The door of authoring: what other domains may ask of it. */
export { AuthoringModule } from './authoring.module.ts';
export { LoadCurriculum, type Loaded } from './load-curriculum.ts';
export { LoadedSources } from './loaded-sources.ts';
export { ManuscriptFault } from './manuscript-fault.ts';
export type { LessonManuscript, ModuleManuscript } from './manuscripts.ts';
export { PublishCases } from './publish-cases.ts';
export { PublishModule } from './publish-module.ts';
export { PublishProgramme } from './publish-programme.ts';
export { Writers } from './studio/writers.ts';
