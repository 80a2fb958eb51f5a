/** The door of insight: what other domains may ask of it. */
export { InsightModule } from './insight.module.ts';
export { Act, JobSummary, MailRecord } from './insight.types.ts';
export { requireReason } from './reason.ts';
export { RecordOfActs } from './record-of-acts.ts';
export { ShowActs } from './show-acts.ts';
