import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { Turns } from '../platform/turns.ts';
import { DateFull, JoiningClosed } from './join.refusals.ts';
import { JoinLimits } from './join-limits.ts';
import { Letters } from './letters.ts';
import { MoveQueue } from './move-queue.ts';
import { MOST_AT_ONCE, personFields, type WrittenPerson } from './person-fields.ts';
import { Problems } from './problems.ts';
import { type JoinAnswer, type NewRegistration, Registrations } from './registrations.ts';
import { ScheduleNews } from './schedule-news.ts';
import { WorkshopSessions } from './sessions.ts';
import { isOpenAt, placesLeft } from './workshop.ts';

/** `waits`: whoever finds no place wants to be on the waiting list. */
export type JoinWish = { people: readonly WrittenPerson[]; waits: boolean; requestKey: string };

/**
 * People take a place in a date, each with a mail of their own, or a place on its waiting list. The same form twice is the
 * same as once. Somebody who is in it already gets what they have by mail; whoever filled in the form is answered as if
 * they were new, so that nobody learns who comes.
 */
@Injectable()
export class JoinDate {
  constructor(
    private readonly database: Database,
    private readonly sessions: WorkshopSessions,
    private readonly registrations: Registrations,
    private readonly queue: MoveQueue,
    private readonly letters: Letters,
    private readonly limits: JoinLimits,
    private readonly news: ScheduleNews,
    private readonly turns: Turns,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, sessionId: string, wish: JoinWish): Promise<JoinAnswer> {
    const people = peopleOf(wish);
    await this.limits.count(
      caller,
      people.map((person) => person.email),
    );
    return this.turns.take(`workshop date ${sessionId}`, () =>
      this.database.transaction(() =>
        this.join(caller, sessionId, { ...wish, people, requestKey: keyOf(wish, people) }),
      ),
    );
  }

  private async join(caller: Caller, sessionId: string, { people, waits, requestKey }: JoinWish): Promise<JoinAnswer> {
    const now = this.clock.now();
    const found = await this.sessions.lock(sessionId);
    refuseUnless(found?.openedAt, () => new NotFound());
    const before = await this.registrations.answered(found.id, requestKey);
    if (before) return before;
    refuseUnless(isOpenAt(found, now) && found.priceCents === 0, () => new JoiningClosed());
    await this.queue.run(found.id);
    const session = await this.sessions.byId(found.id);
    refuseUnless(session, () => new NotFound());
    const free = placesLeft(session);
    refuseUnless(free >= people.length || waits, () => new DateFull(free, session.waiting));
    const answer = { confirmed: Math.min(free, people.length), waiting: Math.max(0, people.length - free) };

    const existing = await this.registrations.live(
      session.id,
      people.map((person) => person.email),
    );
    const fresh = people.filter(({ email }) => !existing.some((one) => one.email === email));
    const added = await this.registrations.add(
      session.id,
      fresh.map((person, at) => newcomer(caller, person, at < free)),
      now,
    );
    for (const registration of added) await this.letters.joined(registration);
    for (const registration of existing) await this.letters.existing(registration, requestKey);
    await this.registrations.keepAnswer(session.id, requestKey, answer, now);
    await this.news.tell();
    return answer;
  }
}

/** The form with what is in it: one that is filled in anew for others, from a page that a browser went back to, is another one. */
function keyOf({ requestKey, waits }: JoinWish, people: readonly WrittenPerson[]): string {
  const written = [requestKey, waits, ...people.map(({ name, email }) => [name, email])];
  return createHash('sha256').update(JSON.stringify(written)).digest('base64url');
}

function newcomer({ person, locale }: Caller, { name, email }: WrittenPerson, fits: boolean): NewRegistration {
  const personId = person?.email === email ? person.id : null;
  return { name, email, locale, personId, state: fits ? 'confirmed' : 'waiting' };
}

/** @throws Refusal with InvalidInput, for all that is not right at once */
function peopleOf({ people, requestKey }: JoinWish): WrittenPerson[] {
  const problems = new Problems();
  problems.unless('people', people.length >= 1 && people.length <= MOST_AT_ONCE, 'workshops.problem.people', {
    most: MOST_AT_ONCE,
  });
  problems.unless('requestKey', /^[\w-]{8,100}$/.test(requestKey), 'workshops.problem.request');
  problems.refuse();
  const read = people.map((person, at) => personFields(person, String(at + 1), problems));
  for (const [at, { email }] of read.entries()) {
    if (read.findIndex((other) => other.email === email) < at)
      problems.add(`email${at + 1}`, 'workshops.problem.twice');
  }
  problems.refuse();
  if (read.length === 0) refuse(new NotFound());
  return read;
}
