import { Injectable } from '@nestjs/common';
import type { Person } from '../identity/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { Openings } from './openings.ts';
import { type Place, type PlaceMap, Places } from './places.ts';
import { keysThatOpen, mayOpen, maySee, type Opened, readsEverything, rolesReadEverything } from './policy.ts';

/** Finds out which conversations are open to somebody: one statement, none for those who read everything. */
@Injectable()
export class Doors {
  constructor(
    private readonly laidOut: Places,
    private readonly openings: Openings,
  ) {}

  /** Everything there is to talk about. */
  places(): Promise<PlaceMap> {
    return this.laidOut.all();
  }

  async of(caller: Caller): Promise<Opened> {
    const places = await this.places();
    const every = readsEverything(caller);
    if (every || !caller.person) return { every, modules: new Set(), places };
    const keys = new Set([...places.values()].flatMap((place) => place.moduleKeys));
    return { every, modules: await this.openings.among(caller.person.id, [...keys]), places };
  }

  /** Which of these people may see a thread, in one statement at most. */
  async whoMaySee(
    thread: { anchor: string; moduleKeys: readonly string[] },
    people: readonly Person[],
  ): Promise<Set<string>> {
    const keys = keysThatOpen(await this.places(), thread);
    const [always, others] = [people.filter(({ roles }) => rolesReadEverything(roles)), people.map(({ id }) => id)];
    if (keys === 'free') return new Set(others);
    const opened = await this.openings.whoHas(others, keys);
    return new Set([...always.map(({ id }) => id), ...opened]);
  }

  /** Something to talk about that is open to the caller. @throws Refusal with NotFound, which also hides that it exists */
  async place(caller: Caller, anchor: string): Promise<{ place: Place; opened: Opened }> {
    const opened = await this.of(caller);
    const place = opened.places.get(anchor);
    if (!place || !mayOpen(opened, place)) refuse(new NotFound());
    return { place, opened };
  }

  /** Refuses a thread that is not there or not for the caller, in the same words. @throws Refusal with NotFound */
  async pass<Thread extends { anchor: string; moduleKeys: readonly string[] }>(
    caller: Caller,
    thread: Thread | undefined,
  ): Promise<{ thread: Thread; opened: Opened }> {
    const opened = await this.of(caller);
    refuseUnless(thread && maySee(opened, thread), () => new NotFound());
    return { thread, opened };
  }
}
