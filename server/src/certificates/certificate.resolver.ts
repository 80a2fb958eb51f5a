import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { SUBJECT_KINDS, type SubjectKind } from '../access/index.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask, Command } from '../platform/graphql/refusal.ts';
import {
  AdministeredCertificate,
  type Certificate,
  type CertificateRevoked,
  type CheckedCertificate,
  CheckedCertificateResult,
  MyCertificates,
  OwnCertificateResult,
  ReissueCertificateResult,
  type ReviewMails,
  ReviewMailsResult,
  RevokeCertificateInput,
  RevokeCertificateResult,
  TakeCertificateResult,
} from './certificate.types.ts';
import { CheckCertificate } from './check-certificate.ts';
import { IssueCertificate } from './issue-certificate.ts';
import { PutOnline } from './put-online.ts';
import { ReissueCertificate } from './reissue-certificate.ts';
import { RevokeCertificate } from './revoke-certificate.ts';
import { ShowCertificates } from './show-certificates.ts';
import { TakeOffline } from './take-offline.ts';
import { forOwner } from './views.ts';
import { WantReviews } from './want-reviews.ts';

@Resolver()
export class CertificateResolver {
  constructor(
    private readonly checking: CheckCertificate,
    private readonly showing: ShowCertificates,
    private readonly issuing: IssueCertificate,
    private readonly hiding: TakeOffline,
    private readonly revealing: PutOnline,
    private readonly reissuing: ReissueCertificate,
    private readonly revoking: RevokeCertificate,
    private readonly reviewing: WantReviews,
  ) {}

  @Allow('anyone', { because: 'an attest is shown to be believed; its address is random, and its owner can hide it' })
  @Ask(() => CheckedCertificateResult, 'Looks an attest up by the code in its address, and tells whether it holds.')
  certificate(@Args('code') code: string): Promise<CheckedCertificate> {
    return this.checking.run(code);
  }

  @Allow('signed-in')
  @Query(() => MyCertificates, { description: 'What the caller took, may take, and what is left to do.' })
  myCertificates(@PersonOf() person: CallerPerson): Promise<MyCertificates> {
    return this.showing.run(person);
  }

  @Allow('signed-in')
  @Command(() => TakeCertificateResult, 'Takes the attest of what is finished; a second time it is the same one.')
  async takeCertificate(
    @PersonOf() person: CallerPerson,
    @Args('subjectKind', { type: () => SUBJECT_KINDS }) kind: SubjectKind,
    @Args('subjectKey') key: string,
  ): Promise<Certificate> {
    const row = await this.issuing.run(person, { kind, key });
    return forOwner(row, row.content.name);
  }

  @Allow('signed-in')
  @Command(() => OwnCertificateResult, 'Hides an attest of the caller: its address leads nowhere.')
  async takeCertificateOffline(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Certificate> {
    const row = await this.hiding.run(caller, id);
    return forOwner(row, row.content.name);
  }

  @Allow('signed-in')
  @Command(() => OwnCertificateResult, 'Shows an attest of the caller again, at the address it had.')
  async putCertificateOnline(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Certificate> {
    const row = await this.revealing.run(caller, id);
    return forOwner(row, row.content.name);
  }

  @Allow('signed-in')
  @Command(() => ReissueCertificateResult, 'Replaces an attest of the caller by one in the name they have now.')
  async reissueCertificate(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Certificate> {
    const row = await this.reissuing.run(caller, id);
    return forOwner(row, row.content.name);
  }

  @Allow('signed-in')
  @Command(
    () => OwnCertificateResult,
    'Turns the mails to look back at what an attest of the caller is about on or off.',
  )
  async wantReviews(
    @CallerOf() caller: Caller,
    @Args('id', { type: () => ID }) id: string,
    @Args('wanted') wanted: boolean,
  ): Promise<Certificate> {
    const row = await this.reviewing.run(caller, id, wanted);
    return forOwner(row, row.content.name);
  }

  @Allow('anyone', { because: 'the token in the link of a mail is the proof; it tells only whether mails are wanted' })
  @Ask(() => ReviewMailsResult, 'Whether the mails that a token came with are still wanted.')
  reviewMails(@Args('token') token: string): Promise<ReviewMails> {
    return this.reviewing.shown(token);
  }

  @Allow(['finance', 'administrator'])
  @Query(() => [AdministeredCertificate], { description: 'The attests of a person, for the staff.' })
  certificatesOf(@Args('personId', { type: () => ID }) personId: string): Promise<AdministeredCertificate[]> {
    return this.showing.administered(personId);
  }

  @Allow(['administrator'])
  @Command(() => RevokeCertificateResult, 'Takes an attest back; its owner is told why.')
  revokeCertificate(
    @CallerOf() caller: Caller,
    @Args('input') input: RevokeCertificateInput,
  ): Promise<CertificateRevoked> {
    return this.revoking.run(caller, input);
  }
}
