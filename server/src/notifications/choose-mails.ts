import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { type Cadence, isObligatory, NOTICE_KINDS, type NoticeKind } from './kinds.ts';
import { mailMoment } from './mail-plan.ts';
import { NoticeChoice, type NoticeChoiceInput } from './notice.types.ts';
import { Notices } from './notices.ts';
import { NoticePreferences } from './preferences.ts';

/** How soon mails come, by kind. What waits to be mailed follows the new choice; what cannot be switched off stays. */
@Injectable()
export class ChooseMails {
  constructor(
    private readonly database: Database,
    private readonly preferences: NoticePreferences,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async shown({ id }: Pick<CallerPerson, 'id'>): Promise<NoticeChoice[]> {
    const choices = (await this.preferences.of([id]))(id);
    return NOTICE_KINDS.map((kind) =>
      Object.assign(new NoticeChoice(), { kind, mail: choices[kind], obligatory: isObligatory(kind) }),
    );
  }

  run(person: Pick<CallerPerson, 'id'>, chosen: readonly NoticeChoiceInput[]): Promise<NoticeChoice[]> {
    return this.database.transaction(async () => {
      const before = (await this.preferences.of([person.id]))(person.id);
      // the last one said of a kind holds
      const latest = new Map(chosen.map(({ kind, mail }) => [kind, mail]));
      for (const [kind, mail] of latest) if (before[kind] !== mail) await this.choose(person.id, kind, mail);
      return this.shown(person);
    });
  }

  private async choose(personId: string, kind: NoticeKind, mail: Cadence): Promise<void> {
    if (isObligatory(kind)) return;
    await this.preferences.choose(personId, kind, mail);
    await this.notices.planMail(personId, kind, mailMoment(mail, this.clock.now()));
  }
}
