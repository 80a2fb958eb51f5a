import { Module } from '@nestjs/common';
import { FIND_CALLER, type FindCaller } from '../platform/http/find-caller.ts';
import { AccountResolver } from './account.resolver.ts';
import { BetterAuth } from './better-auth.ts';
import { ChangeEmail } from './change-email.ts';
import { ChangeLocale } from './change-locale.ts';
import { ChangeName } from './change-name.ts';
import { ChangePassword } from './change-password.ts';
import { ChangeRoles } from './change-roles.ts';
import { ConfirmEmailChange } from './confirm-email-change.ts';
import { EnsurePerson } from './ensure-person.ts';
import { CallerFinder } from './find-caller.ts';
import { Letters } from './letters.ts';
import { Limits } from './limits.ts';
import { Links } from './links.ts';
import { ListDevices } from './list-devices.ts';
import { MailLink } from './mail-link.ts';
import { People } from './people.ts';
import { PersonRecords } from './person-records.ts';
import { RememberedSessions } from './remembered-sessions.ts';
import { RequestPasswordReset } from './request-password-reset.ts';
import { RequestSignInLink } from './request-sign-in-link.ts';
import { ResetPassword } from './reset-password.ts';
import { RoleChanges } from './role-changes.ts';
import { SessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { ShowViewer } from './show-viewer.ts';
import { SignInResolver } from './sign-in.resolver.ts';
import { SignIn } from './sign-in.ts';
import { SignInWithLink } from './sign-in-with-link.ts';
import { SignOut } from './sign-out.ts';
import { SignOutDevice } from './sign-out-device.ts';
import { SignOutEverywhere } from './sign-out-everywhere.ts';
import { SignUp } from './sign-up.ts';
import { Tidy } from './tidy.ts';
import { VerifyEmail } from './verify-email.ts';

const useCases = [
  ChangeEmail,
  ChangeLocale,
  ChangeName,
  ChangePassword,
  ConfirmEmailChange,
  ListDevices,
  MailLink,
  RequestPasswordReset,
  RequestSignInLink,
  ResetPassword,
  ShowViewer,
  SignIn,
  SignInWithLink,
  SignOut,
  SignOutDevice,
  SignOutEverywhere,
  SignUp,
  Tidy,
  VerifyEmail,
];
const underneath = [BetterAuth, CallerFinder, Letters, Limits, Links, PersonRecords, RememberedSessions];
const doors = [ChangeRoles, EnsurePerson, People, RoleChanges, SessionCookie, Sessions];

/** Who is who. */
@Module({
  providers: [
    ...useCases,
    ...underneath,
    ...doors,
    AccountResolver,
    SignInResolver,
    {
      provide: FIND_CALLER,
      inject: [CallerFinder],
      useFactory:
        (finder: CallerFinder): FindCaller =>
        (request) =>
          finder.find(request),
    },
  ],
  exports: [...doors, FIND_CALLER],
})
export class IdentityModule {}
