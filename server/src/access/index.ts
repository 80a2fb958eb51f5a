/** The door of access: what other domains may ask of it. In SQL: `access.may_open(person, module_key)`. */

export { AccessModule } from './access.module.ts';
export { Access } from './access.ts';
export { type Entitlement, type EntitlementSource, endedTopic } from './entitlements.ts';
export { Grant } from './grant.ts';
export { Restore } from './restore.ts';
export { SUBJECT_KINDS, type Subject, type SubjectKind } from './subject.ts';
export { Withdraw } from './withdraw.ts';
