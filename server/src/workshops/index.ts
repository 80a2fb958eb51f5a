/** The door of workshops: what other domains may ask of it. */
export { LoadWorkshop } from './load-workshops.ts';
export { OpenDate } from './open-date.ts';
export { ScheduleDate } from './schedule-date.ts';
export { ShowWorkshops } from './show-workshops.ts';
export type { Workshop } from './workshop.ts';
export { WorkshopSubjects } from './workshop-subjects.ts';
export { WorkshopsModule } from './workshops.module.ts';
