/** The door of the catalogue: what other domains may ask of it. In SQL: `catalogue.programmes_of(module_key)`. */
export { CatalogueModule } from './catalogue.module.ts';
export { Catalogue } from './catalogue.ts';
export { Module, OutlineLesson, Programme } from './catalogue.types.ts';
export {
  BARRIERS,
  type Barrier,
  type CaseContent,
  type LessonContent,
  type ModuleContent,
  type ProgrammeContent,
} from './content.ts';
export { hashOf } from './hash-of.ts';
export { Phase } from './phase.ts';
export { type Publication, Publications } from './publications.ts';
export type {
  CasePlace,
  PlacedCase,
  PublishedLesson,
  PublishedModule,
  PublishedProgramme,
  VersionedModule,
} from './published.ts';
export { lessonPicture } from './sharing/picture.ts';
