import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** How many people are half-way in a module, and how many answered each of its questions; never who, never what. */
type Crowd = Readonly<{ people: number; answers: ReadonlyMap<string, number> }>;

/** What authors must know before they change a module. */
@Injectable()
export class UnderWay {
  constructor(private readonly database: Database) {}

  async of(moduleKey: string): Promise<Crowd> {
    const rows = await this.database.query<{ block: string | null; people: number }>(
      `select null as block, count(*)::int as people from learning.enrolment where module_key = $1 and finished_at is null
       union all
       select prompt_key, count(distinct person_id)::int from learning.reflection where module_key = $1 group by prompt_key
       union all
       select answer.check_key, count(*)::int from learning.check_answer answer
         join learning.enrolment on enrolment.id = answer.enrolment_id where enrolment.module_key = $1 group by answer.check_key`,
      [moduleKey],
    );
    return {
      people: rows.find(({ block }) => block === null)?.people ?? 0,
      answers: new Map(rows.flatMap(({ block, people }) => (block === null ? [] : [[block, people] as const]))),
    };
  }
}
