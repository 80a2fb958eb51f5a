import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask } from '../platform/graphql/refusal.ts';
import { ChooseMails } from './choose-mails.ts';
import {
  MyNotices,
  NoticeChoice,
  NoticeChoiceInput,
  type NoticeMails,
  NoticeMailsResult,
  NoticesRead,
  ReadNoticesInput,
} from './notice.types.ts';
import { ReadNotices } from './read-notices.ts';
import { ShowNotices } from './show-notices.ts';
import { StopMails } from './stop-mails.ts';

@Resolver()
export class NoticeResolver {
  constructor(
    private readonly show: ShowNotices,
    private readonly read: ReadNotices,
    private readonly choose: ChooseMails,
    private readonly stop: StopMails,
  ) {}

  @Allow('signed-in')
  @Query(() => MyNotices, { description: 'What the caller is told of and may still see, the newest first.' })
  myNotices(
    @CallerOf() caller: Caller,
    @PersonOf() person: CallerPerson,
    @Args('after', { type: () => String, nullable: true, description: 'What `next` said.' }) after?: string | null,
  ): Promise<MyNotices> {
    return this.show.run(caller, person, after ?? undefined);
  }

  @Allow('signed-in')
  @Mutation(() => NoticesRead, { description: 'Marks notices of the caller as read; twice is the same as once.' })
  readNotices(@PersonOf() person: CallerPerson, @Args('input') input: ReadNoticesInput): Promise<NoticesRead> {
    return this.read.run(person, input);
  }

  @Allow('signed-in')
  @Query(() => [NoticeChoice], { description: 'How soon mails come to the caller, by kind.' })
  noticeChoices(@PersonOf() person: CallerPerson): Promise<NoticeChoice[]> {
    return this.choose.shown(person);
  }

  @Allow('signed-in')
  @Mutation(() => [NoticeChoice], {
    description: 'Says how soon mails come; kinds that are left out, and those that cannot be switched off, stay.',
  })
  chooseNoticeMails(
    @PersonOf() person: CallerPerson,
    @Args('choices', { type: () => [NoticeChoiceInput] }) choices: NoticeChoiceInput[],
  ): Promise<NoticeChoice[]> {
    return this.choose.run(person, choices);
  }

  @Allow('anyone', {
    because: 'whoever stops mails from within a mail has no session: the token in its link is the proof',
  })
  @Ask(() => NoticeMailsResult, 'What the link in a mail stops, and whether that still comes.')
  noticeMails(@Args('token') token: string): Promise<NoticeMails> {
    return this.stop.shown(token);
  }
}
