/** The door of notifications: what somebody should hear of, on the site and by mail. */

export type { NoticeKind } from './kinds.ts';
export { type NoticeWords, NoticeWriters } from './notice-writers.ts';
export type { KeptNotice } from './notices.ts';
export { NotificationsModule } from './notifications.module.ts';
export { type Notice, Notify } from './notify.ts';
export { ReadPlace } from './read-place.ts';
