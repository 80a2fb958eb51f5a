/** What a lesson asks about its reader, in one row; of person, module and the keys of its prompts. The benchmark asks it bare. */
export const LESSON_STATE = {
  name: 'lesson-state',
  sql: `
  select
    access.may_open($1, $2) as entitled,
    mine.id is not null as enrolled,
    mine.last_lesson_key as "lastLessonKey",
    mine.last_block_key as "lastBlockKey",
    array(select block_key from learning.block_progress where enrolment_id = mine.id) as seen,
    (select coalesce(json_agg(json_build_object('check', check_key, 'chosen', chosen, 'attempts', attempts)), '[]')
       from learning.check_answer where enrolment_id = mine.id) as answers,
    (select coalesce(json_agg(json_build_object('id', id, 'promptKey', prompt_key, 'text', text, 'revision', revision, 'savedAt', saved_at,
        'versions', (select coalesce(json_agg(json_build_object('id', save_id, 'text', aside.text, 'savedAt', aside.saved_at) order by aside.saved_at), '[]')
           from learning.reflection_aside as aside where reflection_id = reflection.id),
        'sharedWith', array(select email from learning.reflection_share where reflection_id = reflection.id order by shared_at))), '[]')
       from learning.reflection where person_id = $1 and module_key = $2 and prompt_key = any($3)) as reflections
  from (values ($1::uuid, $2::text)) as asked (person_id, module_key)
  left join learning.enrolment as mine using (person_id, module_key)`,
} as const;
