import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { NotFound } from '../platform/graphql/refusal.ts';

@ObjectType({ description: 'Something the staff did, and why.' })
export class Act {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'Who did it; nobody when the application did it on its own.' })
  actorId!: string | null;

  @Field(() => String)
  actorName!: string;

  @Field(() => String, { description: 'What was done, as a fixed word such as refund-order.' })
  act!: string;

  @Field(() => String)
  reason!: string;
}

@ObjectType({ description: 'A mail as the staff sees it, without its content.' })
export class MailRecord {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  template!: string;

  @Field(() => String)
  recipient!: string;

  @Field(() => String, { description: 'queued, sent or failed' })
  status!: string;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  queuedAt!: Date;

  @Field(() => Date, { nullable: true })
  sentAt!: Date | null;
}

@ObjectType({ description: 'A task of the application as the staff sees it.' })
export class JobSummary {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  queue!: string;

  @Field(() => String, { description: 'created, retry, active, completed, cancelled or failed' })
  state!: string;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  completedAt!: Date | null;
}

@ObjectType({ description: 'What went wrong and waits for a person.' })
export class Troubles {
  @Field(() => [MailRecord])
  mails!: MailRecord[];

  @Field(() => [JobSummary])
  jobs!: JobSummary[];
}

@ObjectType({ description: 'It stands in the queue again.' })
export class Retried {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const RetryResult = createUnionType({
  name: 'RetryResult',
  types: () => [Retried, NotFound] as const,
  resolveType: (value: object) => value.constructor as typeof Retried,
});
