/** The door of the curriculum: the Kameleon programme as manuscripts that can be published, and what it carries. */
export { examine, type Gap } from './examine.ts';
export { CurriculumFault, type Fault } from './faults.ts';
export {
  type Barrier,
  type CaseManuscript,
  type Curriculum,
  type LessonManuscript,
  type ModuleManuscript,
  type Phase,
  type ProgrammeManuscript,
  type Statement,
  VAT_TREATMENTS,
  type WorkshopManuscript,
} from './manuscripts.ts';
export { type Measure, measure } from './measure.ts';
export { readCurriculum } from './read.ts';
export { type Trace, trace } from './trace.ts';
