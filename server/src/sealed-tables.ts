import { sharedAnswerSeal } from './discussion/index.ts';
import { reflectionSeal } from './learning/index.ts';
import type { SealedTable } from './platform/seals/reseal.ts';
import { stepSeal } from './steps/index.ts';

const ofReflection = ([personId = '', moduleKey = '', promptKey = '']: readonly string[]) =>
  reflectionSeal({ personId, moduleKey, promptKey });

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

const OWNER = 'array[person_id::text, module_key, prompt_key] as owner';

/**
 * Every column that is sealed, in one place: sealing anew walks this list. A new one needs an id to walk by (as text), what
 * its seal is bound to, and a column `key_id` that refers to platform.writing_key.
 */
export const sealedTables: readonly SealedTable[] = [
  {
    name: 'learning.reflection',
    sealOf: ofReflection,
    begin: FIRST,
    batch: `select id::text, text as sealed, ${OWNER} from learning.reflection
      where key_id <> $1 and id > $2::uuid order by id limit $3`,
    replace: 'update learning.reflection set text = $3 where id = $1::uuid and text = $2',
  },
  {
    name: 'learning.reflection_revision',
    sealOf: ofReflection,
    begin: FIRST,
    batch: `select earlier.id::text, earlier.text as sealed, ${OWNER}
      from learning.reflection_revision as earlier join learning.reflection on reflection.id = reflection_id
      where earlier.key_id <> $1 and earlier.id > $2::uuid order by earlier.id limit $3`,
    replace: 'update learning.reflection_revision set text = $3 where id = $1::uuid and text = $2',
  },
  {
    name: 'learning.reflection_aside',
    sealOf: ofReflection,
    begin: `${FIRST} ${FIRST}`,
    batch: `select reflection_id || ' ' || save_id as id, aside.text as sealed, ${OWNER}
      from learning.reflection_aside as aside join learning.reflection on reflection.id = reflection_id
      where aside.key_id <> $1 and (reflection_id, save_id) > (split_part($2, ' ', 1)::uuid, split_part($2, ' ', 2)::uuid)
      order by reflection_id, save_id limit $3`,
    replace: `update learning.reflection_aside set text = $3
      where reflection_id = split_part($1, ' ', 1)::uuid and save_id = split_part($1, ' ', 2)::uuid and text = $2`,
  },
  {
    name: 'steps.step',
    sealOf: ([personId = '', requestKey = '']) => stepSeal({ personId, requestKey }),
    begin: FIRST,
    batch: `select id::text, words as sealed, array[person_id::text, request_key::text] as owner from steps.step
      where key_id <> $1 and id > $2::uuid order by id limit $3`,
    replace: 'update steps.step set words = $3 where id = $1::uuid and words = $2',
  },
  {
    name: 'discussion.shared_answer',
    sealOf: ([personId = '', answerId = '']) => sharedAnswerSeal({ personId, answerId }),
    begin: FIRST,
    batch: `select id::text, text as sealed, array[person_id::text, answer_id::text] as owner from discussion.shared_answer
      where key_id <> $1 and id > $2::uuid order by id limit $3`,
    replace: 'update discussion.shared_answer set text = $3 where id = $1::uuid and text = $2',
  },
];
