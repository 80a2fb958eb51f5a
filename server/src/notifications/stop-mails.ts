import { Injectable } from '@nestjs/common';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { ChooseMails } from './choose-mails.ts';
import { isObligatory, NOTICE_KINDS, type NoticeKind } from './kinds.ts';
import { NoticeMails } from './notice.types.ts';
import { NoticeTokens, type Stopped } from './notice-tokens.ts';

/** Stops mails by the link in one of them, which needs no session: the token is the proof. */
@Injectable()
export class StopMails {
  constructor(
    private readonly choices: ChooseMails,
    private readonly tokens: NoticeTokens,
  ) {}

  /** What a link stops, and whether that still comes. @throws Refusal with NotFound for a token that we did not make */
  async shown(token: string): Promise<NoticeMails> {
    const stopped = this.read(token);
    const now = await this.choices.shown({ id: stopped.personId });
    const kinds = kindsIn(stopped);
    return Object.assign(new NoticeMails(), {
      kind: stopped.kind,
      wanted: now.some(({ kind, mail }) => kinds.includes(kind) && mail !== 'none'),
      everything: stopped.kind && this.tokens.write({ personId: stopped.personId, kind: undefined }),
    });
  }

  /** @throws Refusal with NotFound for a token that we did not make */
  async run(token: string): Promise<void> {
    const stopped = this.read(token);
    await this.choices.run(
      { id: stopped.personId },
      kindsIn(stopped).map((kind) => ({ kind, mail: 'none' })),
    );
  }

  private read(token: string): Stopped {
    const stopped = this.tokens.read(token);
    refuseUnless(stopped, () => new NotFound());
    return stopped;
  }
}

function kindsIn({ kind }: Stopped): NoticeKind[] {
  return NOTICE_KINDS.filter((one) => (kind ? one === kind : true) && !isObligatory(one));
}
