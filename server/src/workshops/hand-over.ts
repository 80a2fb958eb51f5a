import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { HeldRegistrations } from './held-registration.ts';
import { DateHasBegun, LinkIsOver } from './join.refusals.ts';
import { JoinLimits } from './join-limits.ts';
import { Letters } from './letters.ts';
import { RegistrationLinks } from './links.ts';
import { MoveQueue } from './move-queue.ts';
import { personFields, type WrittenPerson } from './person-fields.ts';
import { Problems } from './problems.ts';
import type { Registration } from './registration.ts';
import { Registrations } from './registrations.ts';
import { ScheduleNews } from './schedule-news.ts';
import type { WorkshopSession } from './workshop.ts';

/**
 * Gives one's place to a colleague. Whoever gives it is out of the date and their links are void; the colleague has the
 * place, also when they waited for one. Where they had one already, what is free goes to who waits: the outcome is what
 * was wished, and nobody is told who comes.
 */
@Injectable()
export class HandOver {
  constructor(
    private readonly database: Database,
    private readonly held: HeldRegistrations,
    private readonly registrations: Registrations,
    private readonly links: RegistrationLinks,
    private readonly queue: MoveQueue,
    private readonly letters: Letters,
    private readonly limits: JoinLimits,
    private readonly news: ScheduleNews,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, token: string, written: WrittenPerson): Promise<Registration> {
    const problems = new Problems();
    const colleague = personFields(written, '', problems);
    problems.refuse();
    await this.held.find('manage', token);
    await this.limits.count(caller, [colleague.email]);
    return this.database.transaction(async () => {
      const { registration, session } = await this.held.lock('manage', token);
      refuseUnless(registration.state === 'confirmed' && session.state === 'open', () => new LinkIsOver());
      refuseUnless(session.startsAt > this.clock.now(), () => new DateHasBegun());
      if (colleague.email === registration.email)
        refuse(new InvalidInput([new FieldProblem('email', 'workshops.problem.own')]));
      return this.hand(registration, session, colleague);
    });
  }

  private async hand(from: Registration, session: WorkshopSession, { name, email }: WrittenPerson) {
    const now = this.clock.now();
    const handed = await this.registrations.become(from, 'handed_over', { now, kind: 'handed-over' });
    await this.links.revoke(from.id);
    await this.letters.handed(handed);
    const [known] = await this.registrations.live(session.id, [email]);
    if (known?.state === 'confirmed') {
      await this.letters.existing(known, handed.id);
    } else if (known) {
      const change = { now, kind: 'received', detail: `from ${handed.id}` };
      await this.letters.received(await this.registrations.become(known, 'confirmed', change), 'colleague');
    } else {
      const newcomer = { name, email, locale: from.locale, personId: null, state: 'confirmed' } as const;
      const [added] = await this.registrations.add(session.id, [newcomer], now, handed.id);
      if (added) await this.letters.received(added, 'colleague');
    }
    await this.queue.run(session.id);
    await this.news.tell();
    return handed;
  }
}
