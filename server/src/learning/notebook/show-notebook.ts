import { Injectable } from '@nestjs/common';
import { Access } from '../../access/index.ts';
import { Catalogue } from '../../catalogue/index.ts';
import { People } from '../../identity/index.ts';
import { Clock } from '../../platform/clock.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { OwnAnswers } from './answers.ts';
import { type AnswerWish, chooseAnswers, type PlacedAnswer } from './choose-answers.ts';
import { lookBack } from './look-back.ts';
import { AnswerSharedWithMe, Notebook } from './notebook.types.ts';
import { placeOf } from './placed-answer.ts';
import { Shares } from './shares.ts';

/** How many of the answers that others share are listed. */
const MOST_SHARED = 100;

/** Mijn schrift: all that somebody wrote, and what others share with them. Four statements, however much it is. */
@Injectable()
export class ShowNotebook {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly access: Access,
    private readonly people: People,
    private readonly own: OwnAnswers,
    private readonly shares: Shares,
    private readonly clock: Clock,
  ) {}

  async run(person: CallerPerson, wish: AnswerWish): Promise<Notebook> {
    const [answers, shared] = await Promise.all([this.answersOf(person), this.shares.with(person, MOST_SHARED)]);
    const authors = await this.people.byIds(shared.map(({ personId }) => personId));
    const modules = await this.catalogue.modules();
    const sharedWithMe = shared.map(
      (one) => new AnswerSharedWithMe(one, authors.get(one.personId)?.name ?? '', placeOf(one, modules, new Set())),
    );
    return new Notebook(answers, chooseAnswers(answers, wish), lookBack(answers, this.clock.now()), sharedWithMe);
  }

  /** Everything, in the order in which it was saved, the newest first. Two statements. */
  async answersOf({ id }: Pick<CallerPerson, 'id'>): Promise<PlacedAnswer[]> {
    const [answers, modules] = await Promise.all([this.own.of(id), this.catalogue.modules()]);
    const keys = [...new Set(answers.map(({ moduleKey }) => moduleKey))];
    const opened = keys.length > 0 ? await this.access.openAmong(id, keys) : new Set<string>();
    return answers.map((answer) => ({ ...answer, ...placeOf(answer, modules, opened) }));
  }
}
