import { Args, Context, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type GraphqlContext } from '../platform/graphql/caller.ts';
import { Command } from '../platform/graphql/refusal.ts';
import type { Visit } from './caller-visit.ts';
import {
  type MailSent,
  RequestPasswordResetResult,
  RequestSignInLinkInput,
  RequestSignInLinkResult,
  ResetPasswordInput,
  ResetPasswordResult,
  type SignedIn,
  SignedOut,
  SignInInput,
  SignInResult,
  SignInWithLinkResult,
  SignUpInput,
  SignUpResult,
  VerifyEmailResult,
} from './identity.types.ts';
import { RequestPasswordReset } from './request-password-reset.ts';
import { RequestSignInLink } from './request-sign-in-link.ts';
import { ResetPassword } from './reset-password.ts';
import { SessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { SignInWithLink } from './sign-in-with-link.ts';
import { SignOut } from './sign-out.ts';
import { SignUp } from './sign-up.ts';
import { VerifyEmail } from './verify-email.ts';

const AT_THE_DOOR = {
  because: 'whoever wants to come in is not signed in yet; it is rate limited and tells nothing about addresses',
};
/** As much as is kept of the header with which a browser names itself. */
const LONGEST_USER_AGENT = 400;

const BY_LINK = { because: 'the token in the link is the proof' };
const goingOn = { type: () => String, nullable: true, description: 'Path on this site to go on with.' };

/** Coming in and going out. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly signUps: SignUp,
    private readonly signIns: SignIn,
    private readonly linkRequests: RequestSignInLink,
    private readonly links: SignInWithLink,
    private readonly verifications: VerifyEmail,
    private readonly resetRequests: RequestPasswordReset,
    private readonly resets: ResetPassword,
    private readonly signOuts: SignOut,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Command(() => SignUpResult, 'Makes an account with a password, to be confirmed by mail.')
  @Allow('anyone', AT_THE_DOOR)
  signUp(@CallerOf() caller: Caller, @Args('input') input: SignUpInput): Promise<MailSent> {
    return this.signUps.run(caller, input);
  }

  @Command(() => RequestSignInLinkResult, 'Mails a link that signs in; for an address without account it makes one.')
  @Allow('anyone', AT_THE_DOOR)
  requestSignInLink(@CallerOf() caller: Caller, @Args('input') input: RequestSignInLinkInput): Promise<MailSent> {
    return this.linkRequests.run(caller, input);
  }

  @Command(() => SignInWithLinkResult, 'Signs in by a mailed link, which works once.')
  @Allow('anyone', BY_LINK)
  async signInWithLink(
    @Context() context: GraphqlContext,
    @Args('token') token: string,
    @Args('then', goingOn) path?: string,
  ): Promise<SignedIn> {
    return this.hand(context, await this.links.run(visit(context), { token, path }));
  }

  @Command(() => SignInResult, 'Signs in with a password.')
  @Allow('anyone', AT_THE_DOOR)
  async signIn(@Context() context: GraphqlContext, @Args('input') input: SignInInput): Promise<SignedIn> {
    return this.hand(context, await this.signIns.run(visit(context), input));
  }

  @Command(
    () => VerifyEmailResult,
    'Confirms the address of a new account by a mailed link, which works once, and signs in.',
  )
  @Allow('anyone', BY_LINK)
  async verifyEmail(
    @Context() context: GraphqlContext,
    @Args('token') token: string,
    @Args('then', goingOn) path?: string,
  ): Promise<SignedIn> {
    return this.hand(context, await this.verifications.run(visit(context), { token, path }));
  }

  @Command(() => RequestPasswordResetResult, 'Mails a link to choose a new password, if the address has an account.')
  @Allow('anyone', AT_THE_DOOR)
  requestPasswordReset(@CallerOf() caller: Caller, @Args('email') email: string): Promise<MailSent> {
    return this.resetRequests.run(caller, { email });
  }

  @Command(() => ResetPasswordResult, 'Sets a new password by a mailed link, ends every session and signs in here.')
  @Allow('anyone', BY_LINK)
  async resetPassword(@Context() context: GraphqlContext, @Args('input') input: ResetPasswordInput): Promise<SignedIn> {
    return this.hand(context, await this.resets.run(visit(context), input));
  }

  @Command(() => SignedOut, 'Signs out here.')
  @Allow('anyone', { because: 'signing out twice is no fault' })
  async signOut(@Context() { req, reply }: GraphqlContext): Promise<SignedOut> {
    const result = await this.signOuts.run(req.caller.person);
    this.cookie.take(reply);
    return result;
  }

  /** Gives the browser its new session; the one it may have had ends, because its cookie is overwritten. */
  private async hand({ req, reply }: GraphqlContext, signedIn: SignedIn): Promise<SignedIn> {
    const before = req.caller.person;
    if (before) await this.sessions.end(before.id, before.sessionId);
    this.cookie.hand(reply, signedIn.sessionToken);
    return signedIn;
  }
}

function visit({ req }: GraphqlContext): Visit {
  return { caller: req.caller, userAgent: (req.headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT) };
}
