import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, type GraphqlContext, PersonOf } from '../platform/graphql/caller.ts';
import { Command } from '../platform/graphql/refusal.ts';
import { ChangeEmail } from './change-email.ts';
import { ChangeLocale } from './change-locale.ts';
import { ChangeName } from './change-name.ts';
import { ChangePassword } from './change-password.ts';
import { ChangeRoles } from './change-roles.ts';
import { ConfirmEmailChange } from './confirm-email-change.ts';
import {
  ChangeEmailResult,
  ChangeLocaleResult,
  ChangeNameResult,
  ChangePasswordInput,
  ChangePasswordResult,
  ChangeRolesInput,
  ChangeRolesResult,
  ConfirmEmailChangeResult,
  Device,
  type EmailChanged,
  type LocaleChanged,
  type MailSent,
  type PasswordChanged,
  type RolesChanged,
  SignedOut,
  SignOutDeviceResult,
  Viewer,
} from './identity.types.ts';
import { ListDevices } from './list-devices.ts';
import { SessionCookie } from './session-cookie.ts';
import { ShowViewer } from './show-viewer.ts';
import { SignOutDevice } from './sign-out-device.ts';
import { SignOutEverywhere } from './sign-out-everywhere.ts';

/** One's own account. */
@Resolver()
export class AccountResolver {
  constructor(
    private readonly show: ShowViewer,
    private readonly devices: ListDevices,
    private readonly names: ChangeName,
    private readonly emails: ChangeEmail,
    private readonly confirmations: ConfirmEmailChange,
    private readonly passwords: ChangePassword,
    private readonly locales: ChangeLocale,
    private readonly roles: ChangeRoles,
    private readonly deviceSignOuts: SignOutDevice,
    private readonly everywhere: SignOutEverywhere,
    private readonly cookie: SessionCookie,
  ) {}

  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; nobody for a visitor.' })
  @Allow('anyone', { because: 'a visitor learns only that nobody is signed in' })
  viewer(@CallerOf() { person }: Caller): Promise<Viewer> | null {
    return person ? this.show.run(person) : null;
  }

  @Query(() => [Device], { description: 'Where the caller is signed in.' })
  @Allow('signed-in')
  myDevices(@CallerOf() { locale }: Caller, @PersonOf() person: CallerPerson): Promise<Device[]> {
    return this.devices.run(person, locale);
  }

  @Command(() => ChangeNameResult, 'Changes the name of the caller.')
  @Allow('signed-in')
  changeName(@PersonOf() person: CallerPerson, @Args('name') name: string): Promise<Viewer> {
    return this.names.run(person, { name });
  }

  @Command(() => ChangeEmailResult, 'Asks a new address to confirm that it is the caller’s; the old one is told.')
  @Allow('signed-in')
  changeEmail(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('email') email: string,
  ): Promise<MailSent> {
    return this.emails.run(caller, person, { email });
  }

  @Command(() => ConfirmEmailChangeResult, 'Makes the new address hold, by the link that was mailed to it.')
  @Allow('anyone', { because: 'the token in the link is the proof; the mail may be read on another device' })
  confirmEmailChange(@Args('token') token: string): Promise<EmailChanged> {
    return this.confirmations.run({ token });
  }

  @Command(() => ChangePasswordResult, 'Changes the password of the caller and signs out their other devices.')
  @Allow('signed-in')
  changePassword(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('input') input: ChangePasswordInput,
  ): Promise<PasswordChanged> {
    return this.passwords.run(caller, person, input);
  }

  @Command(() => ChangeLocaleResult, 'Changes the language of the interface: nl-BE, fr or en.')
  @Allow('anyone', { because: 'a visitor may choose a language too; it is kept in their own browser' })
  async changeLocale(
    @Context() { req, reply }: GraphqlContext,
    @Args('locale') locale: string,
  ): Promise<LocaleChanged> {
    const result = await this.locales.run(req.caller.person, { locale });
    this.cookie.handLocale(reply, result.locale);
    return result;
  }

  @Command(() => SignOutDeviceResult, 'Signs out on another device.')
  @Allow('signed-in')
  signOutDevice(@PersonOf() person: CallerPerson, @Args('id', { type: () => ID }) id: string): Promise<SignedOut> {
    return this.deviceSignOuts.run(person, { id });
  }

  @Command(() => SignedOut, 'Signs out on every device, this one too.')
  @Allow('signed-in')
  async signOutEverywhere(@PersonOf() person: CallerPerson, @Context() { reply }: GraphqlContext): Promise<SignedOut> {
    const result = await this.everywhere.run(person);
    this.cookie.take(reply);
    return result;
  }

  @Command(() => ChangeRolesResult, 'Changes what a person may do; who did it, when and why is kept.')
  @Allow(['administrator'])
  changeRoles(@CallerOf() caller: Caller, @Args('input') input: ChangeRolesInput): Promise<RolesChanged> {
    return this.roles.run(caller, input);
  }
}
