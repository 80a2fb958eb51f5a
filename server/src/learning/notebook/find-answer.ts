import { Injectable } from '@nestjs/common';
import { Access } from '../../access/index.ts';
import { Catalogue } from '../../catalogue/index.ts';
import { Database } from '../../platform/database/database.ts';
import { ReflectionSeals } from '../reflection-seals.ts';
import { type AnswerPlace, placeOf } from './placed-answer.ts';
import { isId } from './share-answer.ts';

/** One of somebody's own answers, where it stands, as it is now; `text` is null when it could not be opened. */
export type FoundAnswer = AnswerPlace & {
  id: string;
  moduleKey: string;
  promptKey: string;
  revision: number;
  text: string | null;
};

type Row = Pick<FoundAnswer, 'id' | 'moduleKey' | 'promptKey' | 'revision'> & { sealed: Buffer };

/** Which answer: by its id, or by the prompt that it answers. */
export type WhichAnswer = { id: string } | { moduleKey: string; promptKey: string };

/** Finds one answer of its author, for its author. */
@Injectable()
export class FindAnswer {
  constructor(
    private readonly database: Database,
    private readonly seals: ReflectionSeals,
    private readonly catalogue: Catalogue,
    private readonly access: Access,
  ) {}

  /** Undefined where they wrote none; somebody else's is not found. */
  async run(personId: string, which: WhichAnswer): Promise<FoundAnswer | undefined> {
    const row = await this.row(personId, which);
    if (!row) return undefined;
    const { sealed, ...answer } = row;
    const [modules, opened] = await Promise.all([
      this.catalogue.modules(),
      this.access.openAmong(personId, [row.moduleKey]),
    ]);
    const text = this.seals.open({ personId, ...answer }, sealed, row.id);
    return { ...answer, ...placeOf(answer, modules, opened), text };
  }

  private async row(personId: string, which: WhichAnswer): Promise<Row | undefined> {
    const byId = 'id' in which;
    if (byId && !isId(which.id)) return undefined;
    const [row] = await this.database.query<Row>(
      `select id, module_key as "moduleKey", prompt_key as "promptKey", revision, text as sealed from learning.reflection
       where person_id = $1 and ${byId ? 'id = $2' : 'module_key = $2 and prompt_key = $3'}`,
      byId ? [personId, which.id] : [personId, which.moduleKey, which.promptKey],
    );
    return row;
  }
}
