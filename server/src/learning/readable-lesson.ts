import { Injectable } from '@nestjs/common';
import { Access } from '../access/index.ts';
import { Catalogue, type PublishedLesson, type PublishedModule } from '../catalogue/index.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import type { EnrolmentSource } from './enrolments.ts';
import { NotEntitled } from './learning.types.ts';
import { mayRead } from './policy.ts';

/** Slugs of a lesson and its module, as they stand in an address. */
export type LessonAddress = { module: string; lesson: string };
export type FoundLesson = { module: PublishedModule; lesson: PublishedLesson };

/** A lesson in which this person may act, and how they came to it. */
export type OpenLesson = FoundLesson & { person: CallerPerson; source: EnrolmentSource };

/** Finds lessons, and refuses those that are not open to whoever asks. */
@Injectable()
export class ReadableLessons {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly access: Access,
  ) {}

  /** The lesson in the version that is published now; also by slugs that it or its module had before. @throws Refusal with NotFound */
  async find(address: LessonAddress): Promise<FoundLesson> {
    return (await this.catalogue.lessonAt(address.module, address.lesson)) ?? refuse(new NotFound());
  }

  /** The lesson, when this caller may read it and is somebody. @throws Refusal with NotFound or NotEntitled */
  async open({ person }: Caller, address: LessonAddress): Promise<OpenLesson> {
    const { module, lesson } = await this.find(address);
    if (!person) refuse(new NotEntitled(module, false));
    const entitled = await this.access.mayOpen(person.id, module.key);
    refuseUnless(mayRead(lesson, entitled), () => new NotEntitled(module, true));
    return { module, lesson, person, source: entitled ? 'opened' : 'free-lesson' };
  }
}
