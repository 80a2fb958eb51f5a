/** The door of workshops: what other domains may ask of it. In SQL: `workshops.takes_part(person, workshop_key)`. */
export { LoadWorkshop } from './load-workshops.ts';
export { OpenDate } from './open-date.ts';
export { ScheduleDate } from './schedule-date.ts';
export { TOPIC as WORKSHOPS_TOPIC } from './schedule-news.ts';
export { ShowWorkshops } from './show-workshops.ts';
export type { Workshop } from './workshop.ts';
export { WorkshopSubjects } from './workshop-subjects.ts';
export { WorkshopsModule } from './workshops.module.ts';
