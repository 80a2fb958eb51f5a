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
type AskingLesson = LessonAddress & { lessonKey: string };
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

  /**
   * The lesson that asks this now: the one named, or another of its module where it went meanwhile. A device that kept a text
   * for later names no lesson, and its module by key.
   */
  async asking({ prompt, ...address }: LessonAddress & { prompt: string }): Promise<AskingLesson | undefined> {
    const asks = (lesson: PublishedLesson) =>
      lesson.blocks.some(({ kind, key }) => kind === 'prompt' && key === prompt);
    const found = address.lesson ? await this.catalogue.lessonAt(address.module, address.lesson) : undefined;
    const module = found?.module ?? (await this.moduleOf(address));
    const lesson = found && asks(found.lesson) ? found.lesson : module?.lessons.find(asks);
    return module && lesson && { module: module.slug, lesson: lesson.slug, lessonKey: lesson.key };
  }

  /** The module in which a version that holds no more asked this. @throws Refusal with NotFound */
  async moduleThatAsked({ prompt, ...address }: LessonAddress & { prompt: string }): Promise<PublishedModule> {
    const module = (await this.moduleOf(address)) ?? refuse(new NotFound());
    refuseUnless(await this.catalogue.everAsked(module.key, prompt), () => new NotFound());
    return module;
  }

  private moduleOf({ module, lesson }: LessonAddress): Promise<PublishedModule | undefined> {
    return lesson === '' ? this.catalogue.moduleByKey(module) : this.catalogue.moduleAt(module);
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
