import type { Type } from '@nestjs/common';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SUBJECT_KINDS, type SubjectKind } from '../access/index.ts';
import { Phase } from '../catalogue/index.ts';
import { InvalidInput, NotFound, Refused } from '../platform/graphql/refusal.ts';
import type { Standing } from './content.ts';

/** Standings as the API names them. */
const STANDINGS = {
  VALID: 'valid',
  REPLACED: 'replaced',
  REVOKED: 'revoked',
} as const satisfies Record<string, Standing>;
registerEnumType(STANDINGS, {
  name: 'CertificateStanding',
  description: 'How an attest stands: it holds, another one took its place, or the academy took it back.',
});

@ObjectType({ description: 'A lesson, as it was called and as long as it was when it was done.' })
export class CertifiedLessonRow {
  @Field(() => String)
  title!: string;

  @Field(() => Phase)
  phase!: Phase;

  @Field(() => Int)
  minutes!: number;
}

@ObjectType({ description: 'A module as it was when it was finished.' })
export class CertifiedModuleRow {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  promise!: string;

  @Field(() => [CertifiedLessonRow])
  lessons!: CertifiedLessonRow[];
}

@ObjectType({ description: 'Who issues an attest; what is not known is not told.' })
export class Organiser {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => String, { nullable: true })
  number!: string | null;
}

@ObjectType({ description: 'What an attest says, for whoever has its address. It never changes.' })
export class Attest {
  @Field(() => String, { description: 'Its number, and the end of its address.' })
  code!: string;

  @Field(() => SUBJECT_KINDS)
  subjectKind!: SubjectKind;

  @Field(() => String, { description: 'The name of who it is for, as it was then.' })
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  promise!: string;

  @Field(() => Int, { description: 'Minutes of study: the sum of its lessons.' })
  minutes!: number;

  @Field(() => Int, { description: 'Reflection prompts in its lessons.' })
  prompts!: number;

  @Field(() => Date)
  beganAt!: Date;

  @Field(() => Date)
  finishedAt!: Date;

  @Field(() => Date)
  issuedAt!: Date;

  @Field(() => [CertifiedModuleRow])
  modules!: CertifiedModuleRow[];

  @Field(() => Organiser)
  organiser!: Organiser;
}

@ObjectType({ description: 'An attest that was looked up by its address, and how it stands now.' })
export class CheckedCertificate {
  @Field(() => STANDINGS)
  standing!: Standing;

  @Field(() => Date, { description: 'When it was looked up.' })
  checkedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Since when it holds no longer.' })
  endedAt!: Date | null;

  @Field(() => Attest, { nullable: true, description: 'Nothing once it holds no longer.' })
  attest!: Attest | null;
}

@ObjectType({ description: 'An attest as its owner knows it.' })
export class Certificate {
  @Field(() => ID)
  id!: string;

  @Field(() => STANDINGS)
  standing!: Standing;

  @Field(() => Boolean, { description: 'Whether whoever has the address can see it.' })
  online!: boolean;

  @Field(() => Boolean, { description: 'Whether the name of its owner is another one by now.' })
  renamed!: boolean;

  @Field(() => Date, { nullable: true, description: 'When the next mail to look back leaves, for who asked for them.' })
  nextReviewAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether there is a mail to look back that did not leave yet.' })
  reviewable!: boolean;

  @Field(() => Attest)
  attest!: Attest;
}

@ObjectType({ description: 'Whether somebody gets mails to look back at what they finished.' })
export class ReviewMails {
  @Field(() => Boolean)
  readonly wanted: boolean;

  constructor(wanted: boolean) {
    this.wanted = wanted;
  }
}

@ObjectType({ description: 'Something that is finished, of which no attest was taken yet.' })
export class TakableCertificate {
  @Field(() => SUBJECT_KINDS)
  subjectKind!: SubjectKind;

  @Field(() => String)
  subjectKey!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Date)
  finishedAt!: Date;
}

@ObjectType({ description: 'Something that was begun, and what is left before there is an attest.' })
export class UnfinishedSubject {
  @Field(() => SUBJECT_KINDS)
  subjectKind!: SubjectKind;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int, { description: 'Lessons of a module, modules of a programme.' })
  left!: number;
}

@ObjectType({ description: 'The attests of the caller: taken, to be taken, and what is left to do for others.' })
export class MyCertificates {
  @Field(() => String, { description: 'The name that a new attest would be in; empty when there is none.' })
  name!: string;

  @Field(() => [Certificate])
  certificates!: Certificate[];

  @Field(() => [TakableCertificate])
  takable!: TakableCertificate[];

  @Field(() => [UnfinishedSubject])
  unfinished!: UnfinishedSubject[];
}

@ObjectType({ description: 'An attest as the staff knows it.' })
export class AdministeredCertificate {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Date)
  issuedAt!: Date;

  @Field(() => STANDINGS)
  standing!: Standing;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;
}

@ObjectType({ description: 'It was revoked, its owner is told, and it is recorded who did it and why.' })
export class CertificateRevoked {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ implements: () => Refused, description: 'Something in it is not finished yet.' })
export class NotFinished extends Refused {
  constructor() {
    super('certificates.not-finished');
  }
}

@ObjectType({ implements: () => Refused, description: 'An attest is in a name, and the caller never gave one.' })
export class NameMissing extends Refused {
  constructor() {
    super('certificates.name-missing');
  }
}

@InputType()
export class RevokeCertificateInput {
  @Field(() => ID)
  readonly certificateId!: string;

  @Field(() => String, { description: 'Why, in a sentence; its owner reads it, and it is recorded.' })
  readonly reason!: string;
}

function oneOf<Members extends readonly Type[]>(name: string, types: Members) {
  return createUnionType({ name, types: () => types, resolveType: (value: object) => value.constructor });
}

export const CheckedCertificateResult = oneOf('CheckedCertificateResult', [CheckedCertificate, NotFound]);
export const TakeCertificateResult = oneOf('TakeCertificateResult', [Certificate, NotFinished, NameMissing, NotFound]);
export const OwnCertificateResult = oneOf('OwnCertificateResult', [Certificate, NotFound]);
export const ReviewMailsResult = oneOf('ReviewMailsResult', [ReviewMails, NotFound]);
export const ReissueCertificateResult = oneOf('ReissueCertificateResult', [Certificate, NameMissing, NotFound]);
export const RevokeCertificateResult = oneOf('RevokeCertificateResult', [CertificateRevoked, InvalidInput, NotFound]);
