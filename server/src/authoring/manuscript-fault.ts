import { type MessageKey, type MessageValues, translate } from '@fluxus/messages';

/** One thing in a manuscript that keeps it from being published: where, and what to do about it, in Dutch. */
export type ManuscriptProblem = { where: string; sentence: string } & ProblemPlace;

/** The lesson and the block in which a problem is, by their keys. */
export type ProblemPlace = { lesson?: string; block?: string };

/** A manuscript is not fit to be published; nothing was changed. */
export class ManuscriptFault extends Error {
  constructor(
    key: string,
    readonly problems: readonly ManuscriptProblem[],
  ) {
    super(`${key}: ${problems.map(({ where, sentence }) => `${where}: ${sentence}`).join(' ')}`);
    this.name = 'ManuscriptFault';
  }
}

/** Gathers what is wrong, so that an author hears all of it at once. */
export class Problems {
  readonly all: ManuscriptProblem[] = [];
  private lesson: string | undefined;

  /** Says in which lesson the problems that follow are; in none of them, when undefined. */
  within(lesson: string | undefined): void {
    this.lesson = lesson;
  }

  add(where: string, key: MessageKey, values?: MessageValues, block?: string): void {
    this.tell(where, translate('nl-BE', key, values), block);
  }

  /** Adds a sentence that was made elsewhere, perhaps with the block that it is about. */
  tell(where: string, sentence: string, block?: string): void {
    const lesson = this.lesson === undefined ? {} : { lesson: this.lesson };
    this.all.push({ where, sentence, ...lesson, ...(block === undefined ? {} : { block }) });
  }

  /** @throws ManuscriptFault when there is any */
  refuse(key: string): void {
    if (this.all.length > 0) throw new ManuscriptFault(key, this.all);
  }
}
