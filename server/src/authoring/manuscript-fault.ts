import { type MessageKey, type MessageValues, translate } from '@fluxus/messages';

/** One thing in a manuscript that keeps it from being published: where, and what to do about it, in Dutch. */
export type ManuscriptProblem = { where: string; sentence: string };

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

  add(where: string, key: MessageKey, values?: MessageValues): void {
    this.tell(where, translate('nl-BE', key, values));
  }

  /** Adds a sentence that was made elsewhere. */
  tell(where: string, sentence: string): void {
    this.all.push({ where, sentence });
  }

  /** @throws ManuscriptFault when there is any */
  refuse(key: string): void {
    if (this.all.length > 0) throw new ManuscriptFault(key, this.all);
  }
}
