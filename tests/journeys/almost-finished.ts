import type { Stage } from './stage.ts';

type Ended = { slug: string; last: string; title: string };

/** Lets the demo teacher have read everything of their module but the end of it; where that end is. */
export async function almostFinished(stage: Stage): Promise<Ended> {
  const blocks = `from identity.person
    join learning.enrolment on enrolment.person_id = person.id
    join catalogue.current on current.kind = 'module' and current.key = enrolment.module_key
    join catalogue.version on version.id = current.version_id
    cross join lateral jsonb_array_elements(version.content->'lessons') with ordinality as lesson (it, place)
    cross join lateral jsonb_array_elements(lesson.it->'blocks') as block (it)
    where person.email = $1`;
  await stage.sql(
    `insert into learning.check_answer (enrolment_id, check_key, lesson_key, chosen, first_answered_at, answered_at)
     select enrolment.id, block.it->>'key', lesson.it->>'key', '{a}', now(), now() ${blocks} and block.it->>'kind' = 'check'
     on conflict do nothing`,
    ['leerkracht@demo.fluxus.test'],
  );
  await stage.sql(
    `insert into learning.block_progress (enrolment_id, block_key, lesson_key, seen_at)
     select enrolment.id, block.it->>'key', lesson.it->>'key', now() ${blocks} and block.it->>'kind' <> 'check'
       and lesson.place < jsonb_array_length(version.content->'lessons')
     on conflict do nothing`,
    ['leerkracht@demo.fluxus.test'],
  );
  const [ended] = await stage.sql<Ended>(
    `select distinct version.content->>'slug' as slug, version.content->>'title' as title,
       version.content->'lessons'->-1->>'slug' as last ${blocks}`,
    ['leerkracht@demo.fluxus.test'],
  );
  if (!ended) throw new Error('the demo teacher reads nothing');
  return ended;
}
