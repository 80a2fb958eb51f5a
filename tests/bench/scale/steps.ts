import type pg from 'pg';
import type { Seals } from '../../../server/src/platform/seals/seals.ts';
import type { Matter } from './matter.ts';
import { writeAnswers, writeSteps } from './sealed.ts';
import { APART, APART_POSTS, LENGTHS, personId, ROUNDS, readerAt, type Shape, threadId, threadsOf } from './shape.ts';

export type Making = { client: pg.Client; shape: Shape; matter: Matter; seals: Seals; begun: Date };

/** A part of a world, made in chunks of one transaction each. */
export type Step = {
  name: string;
  chunks: (shape: Shape) => number;
  make: (making: Making, chunk: number) => Promise<void>;
  /** Whether triggers make a part of it. */
  triggers?: true;
};

/** People, and threads, at a time. */
const PEOPLE = 20_000;
const THREADS = 500;

/** Before everything else: how ids, chances and the writers of posts come about. */
export const FUNCTIONS = `
  create function bench.id(kind integer, number bigint) returns uuid language sql immutable as $$
    select (left(time, 8) || '-' || right(time, 4) || '-7' || lpad(to_hex(kind), 3, '0') || '-8000-' || lpad(to_hex(number), 12, '0'))::uuid
    from (select lpad(to_hex(1730871820288 + number), 12, '0')) as made (time)
  $$;
  -- from 0 to 1, the same for the same numbers
  create function bench.chance(number bigint, salt bigint) returns float8 language sql immutable as $$
    select (hashint8extended(number, salt) & 1048575) / 1048576.0::float8
  $$;
  -- few write much
  create function bench.writer(thread bigint, number bigint, people bigint) returns uuid language sql immutable as $$
    select bench.id(1, 1 + floor(people * power(bench.chance(thread * 100000 + number, 1), 2))::bigint)
  $$;
  do $do$ begin
    execute format('create function bench.sentences() returns integer language sql immutable as $$ select %s $$', (select count(*) from bench.sentence));
  end $do$;
  create function bench.words(seed bigint) returns text language sql stable as $$
    select string_agg((select text from bench.sentence where place = floor(bench.chance(seed, 20 + at) * bench.sentences())::int), ' ')
    from generate_series(1, 1 + (seed % 4)) at
  $$;
  analyze bench.block, bench.question, bench.module, bench.anchor, bench.sentence;
`;

export const STEPS: readonly Step[] = [
  ofPeople('people', async ({ client, shape, begun }, from, to) => {
    await client.query(
      `insert into identity.person (id, name, email, email_verified, locale, created_at, updated_at)
       select bench.id(1, n), 'Lezer ' || n, 'lezer-' || n || '@schaal.test', true,
         case n % 10 when 0 then 'fr' when 1 then 'en' else 'nl-BE' end, at, at
       from generate_series($1::bigint, $2::bigint) n
       cross join lateral (select $3::timestamptz + interval '650 days' * (n::float8 / $4)) as made (at)`,
      [from, to, begun, shape.people],
    );
    await client.query(
      `insert into identity.session (person_id, token, expires_at, seen_at, user_agent)
       select bench.id(1, n), md5('session ' || n || random()), now() + interval '30 days', now(), 'Proef'
       from generate_series($1::bigint, $2::bigint) n where n % 4 = 0`,
      [from, to],
    );
  }),
  ofPeople('entitlements', async ({ client, begun }, from, to) => {
    await client.query(
      `insert into access.entitlement (person_id, subject_kind, subject_key, source_kind, source_id, reason, granted_at)
       select bench.id(1, n), 'programme', (select key from catalogue.current where kind = 'programme' order by place limit 1),
         'staff', 'schaal', 'schaal', $3
       from generate_series($1::bigint, $2::bigint) n where n % 10 = 9`,
      [from, to, begun],
    );
    await client.query(
      `insert into access.entitlement (person_id, subject_kind, subject_key, source_kind, source_id, reason, granted_at)
       select bench.id(1, n), 'module', module.key, 'staff', 'schaal', 'schaal', $3 ${ENROLLED}
       where n % 10 <> 9 and (n + k) % 20 <> 0`,
      [from, to, begun],
    );
  }),
  ofPeople('enrolments', async ({ client, begun }, from, to) => {
    await client.query(
      `insert into learning.enrolment
         (id, person_id, module_key, source, started_at, last_read_at, last_lesson_key, finished_at, finished_version)
       select bench.id(2, n * 4 + k), bench.id(1, n), module.key, case when (n + k) % 20 = 0 then 'free-lesson' else 'staff' end,
         at, at + interval '5 days', first_lesson,
         case when (n + k) % 12 = 0 then at + interval '30 days' end, case when (n + k) % 12 = 0 then 1 end
       ${ENROLLED} cross join lateral (select $3::timestamptz + interval '1 day' * ((n * 13 + k * 150) % 650)) as made (at)
       order by k, n`,
      [from, to, begun],
    );
  }),
  ofPeople('blocks seen', async ({ client }, from, to) => {
    await client.query(
      `insert into learning.block_progress (enrolment_id, block_key, lesson_key, seen_at)
       select enrolment.id, block.key, block.lesson, last_read_at
       ${ENROLLED} join learning.enrolment on enrolment.id = bench.id(2, n * 4 + k)
       join bench.block on block.module = module.module
         and block.place < (array[0, 2, 2, 4, 4, 6, 8, 10, 14, 30])[1 + (n + 3 * k) % 10]
       order by block.place, k, n`,
      [from, to],
    );
  }),
  ofPeople('questions answered', async ({ client }, from, to) => {
    await client.query(
      `insert into learning.check_answer (enrolment_id, check_key, lesson_key, chosen, first_answered_at, answered_at)
       select enrolment.id, question.key, question.lesson, array[question.chosen], last_read_at, last_read_at
       ${ENROLLED} join learning.enrolment on enrolment.id = bench.id(2, n * 4 + k)
       join bench.question on question.module = module.module and question.place < (n + k) % 5
       order by question.place, k, n`,
      [from, to],
    );
  }),
  {
    name: 'answers, sealed',
    chunks: (shape) => ROUNDS * peopleChunks(shape),
    make: async (making, chunk) => {
      const each = peopleChunks(making.shape);
      const [from, to] = stretch(making.shape.people, PEOPLE, chunk % each);
      await writeAnswers(making.client, making, { round: Math.floor(chunk / each), from, to });
    },
  },
  once('earlier texts and shares', async ({ client, shape }) => {
    await client.query(
      `insert into learning.reflection_revision (reflection_id, revision, text, saved_at)
       select id, 1, text, saved_at from learning.reflection where hashint8extended(('x' || right(id::text, 8))::bit(32)::bigint, 3) % 10 = 0`,
    );
    await client.query(
      `insert into learning.reflection_share (reflection_id, email, person_id, shared_at)
       select id, 'lezer-' || n || '@schaal.test', bench.id(1, n), saved_at
       from learning.reflection
       cross join lateral (select ('x' || right(id::text, 8))::bit(32)::bigint) as seed (of)
       cross join lateral (select 1 + floor(bench.chance(of, 4) * $1)::bigint) as reader (n)
       where of % 100 = 0`,
      [shape.people],
    );
  }),
  ofPeople('steps, sealed', async (making, from, to) => writeSteps(making.client, making, { from, to })),
  ofPeople('attests', async ({ client }, from, to) => {
    await client.query(
      `insert into certificates.certificate (code, person_id, subject_kind, subject_key, content, issued_at)
       select translate(left(md5('attest ' || enrolment.id) || md5('code ' || enrolment.id), 26), '0189', 'ghij'), person_id, 'module', module_key,
         jsonb_build_object('name', 'Lezer ' || n, 'title', module.title, 'promise', module.title, 'minutes', 60,
           'beganAt', started_at, 'finishedAt', finished_at,
           'modules', jsonb_build_array(jsonb_build_object('key', module.key, 'title', module.title, 'promise', module.title, 'prompts', 6,
             'lessons', jsonb_build_array(jsonb_build_object('title', module.title, 'phase', 'why', 'minutes', 60)))),
           'organiser', jsonb_build_object('name', 'Fluxus academie', 'address', null, 'number', null)), finished_at
       ${ENROLLED} join learning.enrolment on enrolment.id = bench.id(2, n * 4 + k) where finished_at is not null`,
      [from, to],
    );
  }),
  once('words of posts', async ({ client }) => {
    await client.query(
      `select discussion.learn_words(array_agg(distinct word order by word))
       from bench.sentence, unnest(string_to_array(discussion.plain(text), ' ')) as word
       where char_length(word) between 4 and 24 and word ~ '^[[:alpha:]]+$'`,
    );
  }),
  {
    ...once('threads that stand apart', apart),
    triggers: true,
  },
  {
    name: 'threads and posts',
    triggers: true,
    chunks: threadChunks,
    make: async (making, chunk) => {
      const { shape } = making;
      const [first, last] = stretch(threadsOf(shape), THREADS, chunk);
      const [from, to] = [first + APART.lonely, last + APART.lonely];
      const share = (at: number) => Math.floor((shape.longest * at) / threadChunks(shape));
      await threads(making, from, to);
      await posts(making, [from, to], [share(chunk) + 1, share(chunk + 1)]);
      await readers(making, from, to);
    },
  },
  {
    name: 'notices',
    chunks: threadChunks,
    make: async ({ client, shape }, chunk) => {
      const [first, last] = stretch(threadsOf(shape), THREADS, chunk);
      await client.query(NOTICES, [first + (chunk === 0 ? 0 : APART.lonely), last + APART.lonely]);
    },
  },
  {
    name: 'reactions, reports and changes',
    chunks: threadChunks,
    make: async ({ client, shape }, chunk) => {
      const [first, last] = stretch(threadsOf(shape), THREADS, chunk);
      const [from, to] = [first + (chunk === 0 ? 0 : APART.lonely), last + APART.lonely];
      await client.query(
        `insert into discussion.reaction (thread_id, number, person_id, kind, given_at)
         select thread_id, number, bench.id(1, 1 + floor(bench.chance(seed, 30 + i) * $3)::bigint),
           (array['recognise', 'inspire', 'thank'])[1 + (seed + i) % 3], posted_at
         ${POSTS} cross join lateral generate_series(1, floor(bench.chance(seed, 6) * 2)::int) i on conflict do nothing`,
        [from, to, shape.people],
      );
      await client.query(
        `insert into discussion.post_revision (thread_id, number, revision, text, saved_at)
         select thread_id, number, 1, text, posted_at ${POSTS} where revision = 2`,
        [from, to],
      );
      await client.query(
        `insert into discussion.report (thread_id, number, reporter_id, ground, reason, reported_at, decision, decided_at, decided_by, explanation)
         select thread_id, number, bench.id(1, 1 + seed % $3), 'other', 'Een melding', posted_at,
           case when open then null else 'kept' end, case when open then null else posted_at end,
           case when open then null else bench.id(1, 1) end, case when open then null else 'Het blijft staan' end
         ${POSTS} cross join lateral (select bench.chance(seed, 8) < 0.05) as found (open) where bench.chance(seed, 7) < 0.001`,
        [from, to, shape.people],
      );
    },
  },
];

/** Enrolments of a stretch of people: the person as n, which of theirs as k, and the module. */
const ENROLLED = `from generate_series($1::bigint, $2::bigint) n
  cross join lateral generate_series(0, (array[1, 1, 1, 1, 2, 2, 2, 3, 3, 4])[1 + n % 10] - 1) k
  join bench.module on module.module = (n + k) % (select count(*) from bench.module)`;

/** Posts of a stretch of threads, with a number of their own each. */
const POSTS = `from generate_series($1::bigint, $2::bigint) t join discussion.post on thread_id = bench.id(3, t)
  cross join lateral (select t * 100000 + number) as own (seed)`;

/** Who follows is told of the last post; most have read it. */
const NOTICES = `insert into notifications.notice (person_id, key, kind, weight, place, position, data, at, read_at)
  select person_id, 'post ' || thread.id || ' ' || last_number, 'reply', 1, 'thread:' || thread.id, last_number,
    jsonb_build_object('thread', thread.id, 'number', last_number), last_posted_at,
    case when bench.chance(t * 100 + last_number, 16) < 0.7 or read_to = last_number then last_posted_at + interval '1 day' end
  from generate_series($1::bigint, $2::bigint) t join discussion.thread on thread.id = bench.id(3, t)
  join discussion.reader on reader.thread_id = thread.id and stance = 'follow'`;

const LENGTH = `case t when ${APART.longest} then $3 when ${APART.followed} then ${APART_POSTS} when ${APART.lonely} then ${APART_POSTS}
  else (array[${LENGTHS}])[1 + t % ${LENGTHS.length}] end`;

/** When a thread began: the longest goes on from the first day to the last. */
const BEGAN = `case t when ${APART.longest} then $4::timestamptz else $4::timestamptz + interval '650 days' * (t::float8 / $5) end`;
const POSTED = `case t when ${APART.longest} then $4::timestamptz + interval '700 days' * (i::float8 / $3) else ${BEGAN} + interval '3 hours' * i end`;

async function apart(making: Making): Promise<void> {
  await threads(making, APART.longest, APART.lonely);
  await posts(making, [APART.followed, APART.lonely], [1, 0]);
  const { client, shape } = making;
  const readers = Array.from({ length: shape.followers }, (_, place) => personId(readerAt(shape, place)));
  await client.query(
    `insert into discussion.reader (person_id, thread_id, read_to, stance)
       select person, $2, ${APART_POSTS} - place % 10, 'follow' from unnest($1::uuid[]) with ordinality as given (person, place)`,
    [readers, threadId(APART.followed)],
  );
  await client.query(
    `insert into discussion.reader (person_id, thread_id, read_to)
       select person, $2, floor(bench.chance(place, 5) * $3)::int from unnest($1::uuid[]) with ordinality as given (person, place)`,
    [readers.slice(0, 1_000), threadId(APART.longest), shape.longest],
  );
}

async function threads({ client, shape, begun }: Making, from: number, to: number): Promise<void> {
  await client.query(
    `insert into discussion.thread
       (id, anchor, anchor_title, module_keys, kind, title, author_id, request_key, started_at, last_number, last_posted_at, best_number)
     select bench.id(3, t), anchor, anchor.title, modules, case t % 3 when 0 then 'question' else 'talk' end,
       left((select text from bench.sentence where place = floor(bench.chance(t, 10) * bench.sentences())::int), 120),
       bench.writer(t, 1, $6), 't' || t, ${BEGAN}, i, ${POSTED}, case when t % 3 = 0 and i > 2 then 2 end
     from generate_series($1::bigint, $2::bigint) t
     cross join lateral (select ${LENGTH}::int) as long (i)
     join bench.anchor on place = case when t <= ${APART.lonely} then 0 else floor(bench.chance(t, 11) * (select count(*) from bench.anchor))::int end`,
    [from, to, shape.longest, begun, threadsOf(shape), shape.people],
  );
}

/** Posts of a stretch of threads and of the longest one, in the disorder in which they are written. */
async function posts({ client, shape, begun }: Making, [from, to]: number[], [first, last]: number[]): Promise<void> {
  await client.query(
    `insert into discussion.post
       (thread_id, number, author_id, request_key, text, revision, quoted_number, quoted_excerpt, posted_at, edited_at)
     select bench.id(3, t), i, bench.writer(t, i, $6), 'p' || i, bench.words(t * 100000 + i), case when edited then 2 else 1 end,
       case when quotes then i - 1 end, case when quotes then left(bench.words(t * 100000 + i - 1), 280) end,
       ${POSTED}, case when edited then ${POSTED} + interval '1 hour' end
     from (
       select t, i from generate_series($1::bigint, $2::bigint) t cross join lateral generate_series(1, ${LENGTH}::int) i
       union all select ${APART.longest}, i from generate_series($7::int, $8::int) i) as planned
     cross join lateral (select bench.chance(t * 100000 + i, 12) < 0.01, i > 1 and bench.chance(t * 100000 + i, 13) < 0.1) as chance (edited, quotes)
     order by bench.chance(t * 100000 + i, 14)`,
    [from, to, shape.longest, begun, threadsOf(shape), shape.people, first, last],
  );
}

/** Who wrote follows; others looked in. */
async function readers({ client, shape }: Making, from: number, to: number): Promise<void> {
  await client.query(
    `insert into discussion.reader (person_id, thread_id, read_to, stance)
     select author_id, thread_id, max(number), 'follow'
     from generate_series($1::bigint, $2::bigint) t join discussion.post on thread_id = bench.id(3, t) group by author_id, thread_id`,
    [from, to],
  );
  await client.query(
    `insert into discussion.reader (person_id, thread_id, read_to)
     select bench.id(1, 1 + floor(bench.chance(t * 100 + i, 15) * $3)::bigint), bench.id(3, t), 1
     from generate_series($1::bigint, $2::bigint) t cross join lateral generate_series(1, t % 20) i on conflict do nothing`,
    [from, to, shape.people],
  );
}

function ofPeople(name: string, make: (making: Making, from: number, to: number) => Promise<void>): Step {
  return {
    name,
    chunks: peopleChunks,
    make: (making, chunk) => {
      const [from, to] = stretch(making.shape.people, PEOPLE, chunk);
      return make(making, from, to);
    },
  };
}

function once(name: string, make: (making: Making) => Promise<void>): Step {
  return { name, chunks: () => 1, make };
}

function peopleChunks({ people }: Shape): number {
  return Math.ceil(people / PEOPLE);
}

function threadChunks(shape: Shape): number {
  return Math.ceil(threadsOf(shape) / THREADS);
}

function stretch(all: number, size: number, chunk: number): [from: number, to: number] {
  return [chunk * size + 1, Math.min(all, (chunk + 1) * size)];
}
