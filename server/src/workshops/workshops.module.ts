import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { InsightModule } from '../insight/index.ts';
import { CancelDate } from './cancel-date.ts';
import { ChangeDate } from './change-date.ts';
import { CopyDate } from './copy-date.ts';
import { DateViews } from './date-views.ts';
import { Facilitators } from './facilitators.ts';
import { WorkshopFeedController } from './feed.controller.ts';
import { HandOver } from './hand-over.ts';
import { HeldRegistrations } from './held-registration.ts';
import { JoinDate } from './join-date.ts';
import { JoinLimits } from './join-limits.ts';
import { LeaveDate } from './leave-date.ts';
import { Letters } from './letters.ts';
import { RegistrationLinks } from './links.ts';
import { LoadWorkshop } from './load-workshops.ts';
import { MoveQueue } from './move-queue.ts';
import { OpenDate } from './open-date.ts';
import { RegistrationResolver } from './registration.resolver.ts';
import { Registrations } from './registrations.ts';
import { RemindParticipants } from './remind-participants.ts';
import { DateReminders } from './reminders.ts';
import { RenewLink } from './renew-link.ts';
import { ScheduleResolver } from './schedule.resolver.ts';
import { ScheduleDate } from './schedule-date.ts';
import { ScheduleNews } from './schedule-news.ts';
import { WorkshopSessions } from './sessions.ts';
import { ShowRegistration } from './show-registration.ts';
import { ShowSchedule } from './show-schedule.ts';
import { ShowWorkshops } from './show-workshops.ts';
import { WorkshopPages } from './site-pages.ts';
import { TakePlace } from './take-place.ts';
import { WorkshopResolver } from './workshop.resolver.ts';
import { WorkshopSubjects } from './workshop-subjects.ts';
import { Workshops } from './workshops.ts';

const useCases = [
  ...[CancelDate, ChangeDate, CopyDate, LoadWorkshop, OpenDate, ScheduleDate, ShowSchedule, ShowWorkshops],
  ...[HandOver, JoinDate, LeaveDate, MoveQueue, RemindParticipants, RenewLink, ShowRegistration, TakePlace],
];
const underneath = [
  ...[DateReminders, DateViews, Facilitators, HeldRegistrations, JoinLimits, Letters, RegistrationLinks, Registrations],
  ...[ScheduleNews, WorkshopPages, Workshops, WorkshopSessions, WorkshopSubjects],
];

/** Workshops: their subjects, their dates, and who takes a place in them. */
@Module({
  imports: [CatalogueModule, IdentityModule, InsightModule],
  controllers: [WorkshopFeedController],
  providers: [...useCases, ...underneath, WorkshopResolver, ScheduleResolver, RegistrationResolver],
  exports: [LoadWorkshop, OpenDate, ScheduleDate, ShowWorkshops, WorkshopSubjects],
})
export class WorkshopsModule {}
