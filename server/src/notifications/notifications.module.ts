import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.ts';
import { ChooseMails } from './choose-mails.ts';
import { ForgetNotices } from './forget-notices.ts';
import { LiveNoticesController } from './live-notices.controller.ts';
import { NoticeResolver } from './notice.resolver.ts';
import { NoticeTokens } from './notice-tokens.ts';
import { NoticeWriters } from './notice-writers.ts';
import { Notices } from './notices.ts';
import { Notify } from './notify.ts';
import { NoticePreferences } from './preferences.ts';
import { ReadNotices } from './read-notices.ts';
import { ReadPlace } from './read-place.ts';
import { SendNotices } from './send-notices.ts';
import { ShowNotices } from './show-notices.ts';
import { StopMails } from './stop-mails.ts';
import { ToldNotices } from './told-notices.ts';
import { UnreadCounts } from './unread-counts.ts';
import { UnsubscribeNoticesController } from './unsubscribe-notices.controller.ts';

const useCases = [ChooseMails, ForgetNotices, Notify, ReadNotices, ReadPlace, SendNotices, ShowNotices, StopMails];
const underneath = [NoticePreferences, Notices, NoticeTokens, NoticeWriters, ToldNotices, UnreadCounts];

/** What people are told of: domains say that something happened, and what it says when it is shown. */
@Module({
  imports: [IdentityModule],
  controllers: [LiveNoticesController, UnsubscribeNoticesController],
  providers: [...useCases, ...underneath, NoticeResolver],
  exports: [NoticeWriters, Notify, ReadPlace],
})
export class NotificationsModule {}
