import { Injectable } from '@nestjs/common';
import type { PublishedModule } from '../catalogue/index.ts';
import { Enrolments } from './enrolments.ts';
import { WhenModuleFinished } from './module-finished.ts';
import type { Marks, PhaseProgressRow, RingFractions } from './progress.ts';
import { type Progress, phasesOf, progressIn, ringsOf } from './progress.ts';

/** Who did something, in which lesson of which module, and when. */
export type Act = { personId: string; module: PublishedModule; lessonKey: string; now: Date };

/** Draws the sum after an act, and notices, once, that a module is finished. Runs inside the act's transaction. */
@Injectable()
export class Advance {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly whenFinished: WhenModuleFinished,
  ) {}

  async after(act: Act, enrolment: { id: string; finished: boolean }, marks: Marks): Promise<Progress> {
    const progress = progressIn(act.module, marks);
    if (progress.finished && !enrolment.finished) {
      await this.enrolments.finish(enrolment.id, act.module.version, act.now);
      await this.whenFinished.tell({ personId: act.personId, moduleKey: act.module.key, finishedAt: act.now });
    }
    return progress;
  }
}

/** What an answer to an act tells of the progress. */
export function told(
  progress: Progress,
  lessonKey: string,
): {
  rings: RingFractions;
  phases: PhaseProgressRow[];
  lessonDone: boolean;
  moduleFinished: boolean;
} {
  return {
    rings: ringsOf(progress),
    phases: phasesOf(progress),
    lessonDone: progress.lessonsDone.has(lessonKey),
    moduleFinished: progress.finished,
  };
}
