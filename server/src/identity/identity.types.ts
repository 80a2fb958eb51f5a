import type { Locale } from '@fluxus/messages';
import type { Type } from '@nestjs/common';
import { createUnionType, Field, HideField, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '../platform/graphql/caller.ts';
import { InvalidInput, NotFound, Refused, TooOften } from '../platform/graphql/refusal.ts';

/** Roles as the API names them. */
export const ROLES = {
  LEARNER: 'learner',
  FACILITATOR: 'facilitator',
  AUTHOR: 'author',
  FINANCE: 'finance',
  ADMINISTRATOR: 'administrator',
} as const satisfies Record<string, Role>;
registerEnumType(ROLES, { name: 'Role', description: 'What a person may do in the academy.' });

@ObjectType({ description: 'The person who is signed in, as they know themselves.' })
export class Viewer {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String, {
    description: 'As they wrote it; empty for somebody who came by a sign-in link and never gave one.',
  })
  readonly name: string;

  @Field(() => String)
  readonly email: string;

  @Field(() => Boolean)
  readonly emailVerified: boolean;

  @Field(() => [ROLES])
  readonly roles: Role[];

  @Field(() => String, { description: 'Language of the interface: nl-BE, fr or en.' })
  readonly locale: Locale;

  @Field(() => Boolean, { description: 'False for somebody who only ever used sign-in links.' })
  readonly hasPassword: boolean;

  constructor(viewer: Viewer) {
    this.id = viewer.id;
    this.name = viewer.name;
    this.email = viewer.email;
    this.emailVerified = viewer.emailVerified;
    this.roles = viewer.roles;
    this.locale = viewer.locale;
    this.hasPassword = viewer.hasPassword;
  }
}

@ObjectType({ description: 'A browser in which somebody is signed in.' })
export class Device {
  @Field(() => ID)
  readonly id: string;

  @Field(() => Boolean, { description: 'Whether this request came from it.' })
  readonly current: boolean;

  @Field(() => String, { description: 'Browser and system in words.' })
  readonly userAgent: string;

  @Field(() => Date)
  readonly lastSeenAt: Date;

  @Field(() => Date)
  readonly signedInAt: Date;

  constructor(device: Device) {
    this.id = device.id;
    this.current = device.current;
    this.userAgent = device.userAgent;
    this.lastSeenAt = device.lastSeenAt;
    this.signedInAt = device.signedInAt;
  }
}

@ObjectType({ description: 'If a mail is due, it is on its way. Says the same whether the address is known or not.' })
export class MailSent {
  @Field(() => String, { description: 'The address, as it was understood.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'Signed in; the session cookie came with this answer.' })
export class SignedIn {
  @Field(() => String, { name: 'then', description: 'Where to go on: a path on this site.' })
  readonly path: string;

  @HideField()
  readonly sessionToken: string;

  constructor(path: string, sessionToken: string) {
    this.path = path;
    this.sessionToken = sessionToken;
  }
}

@ObjectType({ description: 'Signed out, here or on the device that was named.' })
export class SignedOut {
  @Field(() => String, { name: 'then', description: 'Where to go on: a path on this site.' })
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

@ObjectType({ description: 'The new password holds; other devices were signed out.' })
export class PasswordChanged {
  @Field(() => Boolean)
  readonly othersSignedOut: boolean = true;
}

@ObjectType({ description: 'The new address holds.' })
export class EmailChanged {
  @Field(() => String)
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'The language of the interface was changed.' })
export class LocaleChanged {
  @Field(() => String)
  readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }
}

@ObjectType({ description: 'The roles of a person were changed, and it was recorded who did it and why.' })
export class RolesChanged {
  @Field(() => ID)
  readonly personId: string;

  @Field(() => [ROLES])
  readonly roles: Role[];

  constructor(personId: string, roles: Role[]) {
    this.personId = personId;
    this.roles = roles;
  }
}

@ObjectType({
  implements: () => Refused,
  description: 'Address and password do not go together, or the address was never confirmed.',
})
export class WrongCredentials extends Refused {
  constructor() {
    super('identity.wrong-credentials');
  }
}

@ObjectType({
  implements: () => Refused,
  description: 'The link was used before, is too old or was damaged on its way.',
})
export class LinkExpired extends Refused {
  constructor() {
    super('identity.link-expired');
  }
}

function oneOf<Members extends readonly Type[]>(name: string, types: Members) {
  return createUnionType({ name, types: () => types, resolveType: (value: object) => value.constructor });
}

export const SignUpResult = oneOf('SignUpResult', [MailSent, InvalidInput, TooOften]);
export const RequestSignInLinkResult = oneOf('RequestSignInLinkResult', [MailSent, InvalidInput, TooOften]);
export const RequestPasswordResetResult = oneOf('RequestPasswordResetResult', [MailSent, InvalidInput, TooOften]);
export const SignInResult = oneOf('SignInResult', [SignedIn, WrongCredentials, InvalidInput, TooOften]);
export const SignInWithLinkResult = oneOf('SignInWithLinkResult', [SignedIn, LinkExpired]);
export const VerifyEmailResult = oneOf('VerifyEmailResult', [SignedIn, LinkExpired]);
export const ResetPasswordResult = oneOf('ResetPasswordResult', [SignedIn, LinkExpired, InvalidInput]);
export const SignOutDeviceResult = oneOf('SignOutDeviceResult', [SignedOut, NotFound]);
export const ChangeNameResult = oneOf('ChangeNameResult', [Viewer, InvalidInput]);
export const ChangeEmailResult = oneOf('ChangeEmailResult', [MailSent, InvalidInput, TooOften]);
export const ConfirmEmailChangeResult = oneOf('ConfirmEmailChangeResult', [EmailChanged, LinkExpired]);
export const ChangePasswordResult = oneOf('ChangePasswordResult', [PasswordChanged, InvalidInput, TooOften]);
export const ChangeLocaleResult = oneOf('ChangeLocaleResult', [LocaleChanged, InvalidInput]);
export const ChangeRolesResult = oneOf('ChangeRolesResult', [RolesChanged, NotFound, InvalidInput]);

@InputType({ isAbstract: true })
abstract class GoingOn {
  @Field(() => String, {
    name: 'then',
    nullable: true,
    description: 'Path on this site to go on with afterwards; anything else is left aside.',
  })
  readonly path?: string | null;
}

@InputType()
export class SignUpInput extends GoingOn {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly email!: string;

  @Field(() => String)
  readonly password!: string;
}

@InputType()
export class SignInInput extends GoingOn {
  @Field(() => String)
  readonly email!: string;

  @Field(() => String)
  readonly password!: string;
}

@InputType()
export class RequestSignInLinkInput extends GoingOn {
  @Field(() => String)
  readonly email!: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String)
  readonly token!: string;

  @Field(() => String)
  readonly password!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password that holds now.' })
  readonly current!: string;

  @Field(() => String)
  readonly password!: string;
}

@InputType()
export class ChangeRolesInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => [ROLES])
  readonly roles!: Role[];

  @Field(() => String, { description: 'Why, in a sentence; it is recorded.' })
  readonly reason!: string;
}
