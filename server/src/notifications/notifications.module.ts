import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.ts';
import { NoticeWriters } from './notice-writers.ts';
import { Notices } from './notices.ts';
import { Notify } from './notify.ts';
import { NoticePreferences } from './preferences.ts';
import { ReadPlace } from './read-place.ts';

/** What people are told of: domains say that something happened, and what it says when it is shown. */
@Module({
  imports: [IdentityModule],
  providers: [NoticePreferences, Notices, NoticeWriters, Notify, ReadPlace],
  exports: [NoticeWriters, Notify, ReadPlace],
})
export class NotificationsModule {}
