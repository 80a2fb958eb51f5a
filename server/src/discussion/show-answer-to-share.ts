import { Injectable } from '@nestjs/common';
import { FindAnswer, type FoundAnswer, type WhichAnswer } from '../learning/index.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { AnswerInThread, AnswerToShare } from './answer.types.ts';
import { Doors } from './doors.ts';
import { anchorOf, type PlaceMap } from './places.ts';
import { mayOpen } from './policy.ts';
import { SharedAnswers, type ShareInThread } from './shared-answers.ts';
import { placeOf, ThreadViews } from './thread-views.ts';
import { Threads } from './threads.ts';

/** Conversations that one can choose from at most; a new one can always begin. */
const MOST = 30;

/**
 * Where an answer can be shared: in conversations about its lesson and its module, whose readers may read the question. What
 * stands there is read by exactly those who may open that.
 */
@Injectable()
export class ShowAnswerToShare {
  constructor(
    private readonly answers: FindAnswer,
    private readonly doors: Doors,
    private readonly threads: Threads,
    private readonly shared: SharedAnswers,
    private readonly views: ThreadViews,
  ) {}

  /** @throws Refusal with NotFound where one wrote nothing, or may not open any more what it answers */
  async run(caller: Caller, { id: personId }: CallerPerson, which: WhichAnswer): Promise<AnswerToShare> {
    const answer = await this.answers.run(personId, which);
    refuseUnless(answer, () => new NotFound());
    const opened = await this.doors.of(caller);
    const anchors = anchorsFor(answer, opened.places).filter((anchor) => {
      const place = opened.places.get(anchor);
      return place && mayOpen(opened, place);
    });
    const [threads, shares] = await Promise.all([
      anchors.length > 0
        ? this.threads.list(personId, opened, { anchors, followed: false, before: undefined, limit: MOST })
        : [],
      this.shared.of(personId),
    ]);
    const writers = await this.views.writers(
      personId,
      threads.map((thread) => thread.authorId),
    );
    const { id, revision, text, question } = answer;
    return Object.assign(new AnswerToShare(), {
      ...{ id, revision, text, question },
      places: anchors.map((anchor) => placeOf({ anchor, anchorTitle: '' }, opened.places)),
      threads: threads.map((thread) => this.views.thread(thread, opened.places, writers)),
      inThreads: shares.filter((one) => one.answerId === id).map(asAnswerInThread),
    });
  }
}

/** Where an answer may stand: with its lesson (unless that is gone) and with its module. */
export function anchorsFor(
  { moduleKey, lesson }: Pick<FoundAnswer, 'moduleKey' | 'lesson'>,
  places: PlaceMap,
): string[] {
  const anchors = [
    ...(lesson ? [anchorOf('lesson', `${moduleKey}/${lesson.key}`)] : []),
    anchorOf('module', moduleKey),
  ];
  return anchors.filter((anchor) => places.has(anchor));
}

export function asAnswerInThread(share: ShareInThread): AnswerInThread {
  const { id, answerId, threadId, number, title, revision, sharedAt } = share;
  return Object.assign(new AnswerInThread(), { id, answerId, threadId, number, title, revision, sharedAt });
}
