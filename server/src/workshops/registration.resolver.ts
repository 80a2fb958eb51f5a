import { Args, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import { HandOver } from './hand-over.ts';
import { JoinDate } from './join-date.ts';
import { LeaveDate } from './leave-date.ts';
import { RenewLink } from './renew-link.ts';
import { ShowRegistration } from './show-registration.ts';
import { TakePlace } from './take-place.ts';
import {
  ChangeRegistrationResult,
  DateJoined,
  JoinDateInput,
  JoinDateResult,
  ParticipantInput,
  RegistrationResult,
  type WorkshopRegistration,
} from './workshop.types.ts';

const BY_LINK = { because: 'guests have no session: the link in their mail is the proof' };

@Resolver()
export class RegistrationResolver {
  constructor(
    private readonly joining: JoinDate,
    private readonly leaving: LeaveDate,
    private readonly handing: HandOver,
    private readonly taking: TakePlace,
    private readonly renewing: RenewLink,
    private readonly showing: ShowRegistration,
  ) {}

  @Allow('anyone', { because: 'guests join with a name and an e-mail address' })
  @Command(() => JoinDateResult, 'Takes places in a date, or on its waiting list; each person gets a mail.')
  async joinWorkshopDate(@CallerOf() caller: Caller, @Args('input') input: JoinDateInput): Promise<DateJoined> {
    return new DateJoined(await this.joining.run(caller, input.dateId, input));
  }

  @Allow('anyone', BY_LINK)
  @Ask(() => RegistrationResult, 'The registration that a link is for.')
  registration(@Args('token') token: string): Promise<WorkshopRegistration> {
    return this.showing.run('manage', token);
  }

  @Allow('anyone', BY_LINK)
  @Ask(() => RegistrationResult, 'The registration to which a place was offered, by the link in that mail.')
  offeredPlace(@Args('token') token: string): Promise<WorkshopRegistration> {
    return this.showing.run('take', token);
  }

  @Allow('anyone', BY_LINK)
  @Command(() => ChangeRegistrationResult, 'Takes the place that was offered.')
  async takeOfferedPlace(@Args('token') token: string): Promise<WorkshopRegistration> {
    return this.showing.view(await this.taking.run(token));
  }

  @Allow('anyone', BY_LINK)
  @Command(() => ChangeRegistrationResult, 'Leaves the place that was offered to who waits next.')
  async declineOfferedPlace(@Args('token') token: string): Promise<WorkshopRegistration> {
    return this.showing.view(await this.leaving.run(token, 'take'));
  }

  @Allow('anyone', BY_LINK)
  @Command(() => ChangeRegistrationResult, 'Gives a place, or a place on the waiting list, back.')
  async leaveWorkshopDate(@Args('token') token: string): Promise<WorkshopRegistration> {
    return this.showing.view(await this.leaving.run(token));
  }

  @Allow('anyone', BY_LINK)
  @Command(() => ChangeRegistrationResult, 'Gives a place to a colleague, who gets a mail.')
  async handOverRegistration(
    @CallerOf() caller: Caller,
    @Args('token') token: string,
    @Args('to') to: ParticipantInput,
  ): Promise<WorkshopRegistration> {
    return this.showing.view(await this.handing.run(caller, token, to));
  }

  @Allow('anyone', BY_LINK)
  @Command(() => ChangeRegistrationResult, 'Makes every link to a registration void and mails a new one.')
  async renewRegistrationLink(@CallerOf() caller: Caller, @Args('token') token: string): Promise<WorkshopRegistration> {
    return this.showing.view(await this.renewing.run(caller, token));
  }
}
