import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { Drafts } from './drafts.ts';
import { LessonLookedIn } from './studio.types.ts';
import { StudioNames } from './studio-names.ts';
import { Writers } from './writers.ts';

/** Says that one is in a lesson, and hears who else is, and which revision is kept. */
@Injectable()
export class LookIn {
  constructor(
    private readonly drafts: Drafts,
    private readonly names: StudioNames,
    private readonly writers: Writers,
  ) {}

  /** @throws Refusal with NotFound */
  async run(person: CallerPerson, module: string, lesson: string): Promise<LessonLookedIn> {
    await this.writers.admit(person, module);
    const text = await this.drafts.part(module, lesson);
    refuseUnless(text && lesson !== '', () => new NotFound());
    await this.writers.arrive(module, lesson, person.id);
    const there = await this.writers.there(module);
    const ids = there.flatMap((one) => (one.part === lesson && one.personId !== person.id ? [one.personId] : []));
    const others = [...(await this.names.of(ids)).values()];
    return Object.assign(new LessonLookedIn(), { revision: text.revision, others });
  }
}
