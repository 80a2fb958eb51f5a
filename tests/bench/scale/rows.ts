import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { RunningAcademy } from '../../harness/running-academy.ts';
import type { Request } from '../load.ts';
import { question } from './questions.ts';
import { APART, APART_POSTS, heavyAt, personId, readerAt, threadId } from './shape.ts';
import { signIn, type World } from './world.ts';

/** What is measured in worlds of two sizes: each time other people ask, in turn. */
export type GrowthRow = { name: string; requests: Request[]; before?: () => Promise<void> };

/** A world with a server on it, and people who are signed in. */
export type Stage = { world: World; server: RunningAcademy; client: pg.Client; cookies: string[]; heavy: string[] };

const READERS = 200;
const LONGEST_REST_MS = 120_000;
/** Words that the curriculum uses, whole, begun and with a slip of the finger. */
const WORDS = [
  'vertrouwen',
  'ouders',
  'drempel',
  'fotoboekje',
  'eerste schooldag',
  'kleuter',
  'vertrouwn',
  'samen school maken',
];

export async function setStage(world: World, server: RunningAcademy, client: pg.Client): Promise<Stage> {
  const people = Array.from({ length: Math.min(READERS, world.shape.people) }, (_, place) =>
    readerAt(world.shape, place),
  );
  const heavy = Array.from({ length: 5 }, (_, place) => heavyAt(world.shape, place));
  const cookies = await signIn(client, world, people);
  return { world, server, client, cookies, heavy: await signIn(client, world, heavy) };
}

export async function rowsOf(stage: Stage): Promise<GrowthRow[]> {
  const { world, server, client, cookies, heavy } = stage;
  const { longest } = world.shape;
  const ask = (
    name: string,
    variables: object | ((place: number) => object),
    by: readonly string[] = cookies,
  ): Request[] =>
    by.map((cookie, place) => ({
      ...{ host: 'localhost', port: server.port, path: '/graphql', headers: { cookie } },
      body: JSON.stringify({
        query: question(name),
        variables: typeof variables === 'function' ? variables(place) : variables,
      }),
    }));
  const long = (at?: number) => ask('ThreadPage', { id: threadId(APART.longest), ...(at ? { at } : {}) });
  const modules = await modulesOf(client);
  const anyThreads = await openThreads(client);
  const moduleAt = (place: number) =>
    modules[readerAt(world.shape, place) % modules.length] ?? { key: '', slug: '', lesson: '' };
  return [
    { name: `thread of ${longest} posts, at the first`, requests: long(1) },
    { name: `thread of ${longest} posts, in the middle`, requests: long(longest / 2) },
    { name: `thread of ${longest} posts, at the last`, requests: long(longest) },
    { name: `thread of ${longest} posts, where one goes on reading`, requests: long(), before: () => layBack(stage) },
    {
      name: 'any thread',
      requests: ask('ThreadPage', (place) => ({ id: anyThreads[place % anyThreads.length], at: 1 })),
    },
    { name: 'list of threads', requests: ask('ThreadsPage', {}) },
    { name: 'list of threads that one follows', requests: ask('ThreadsPage', { followed: true }) },
    {
      name: 'list of threads about a module',
      requests: ask('ThreadsPage', (place) => ({ at: { kind: 'MODULE', key: moduleAt(place).key } })),
    },
    { name: 'notebook', requests: ask('NotebookPage', {}) },
    { name: 'notebook of who writes much', requests: ask('NotebookPage', {}, heavy) },
    { name: 'library', requests: ask('CasesPage', {}) },
    { name: 'catalogue', requests: ask('CataloguePage', {}) },
    { name: 'Mijn leren', requests: ask('LearningPage', {}) },
    {
      name: 'lesson',
      requests: ask('LessonPage', (place) => ({ module: moduleAt(place).slug, lesson: moduleAt(place).lesson })),
    },
    { name: 'steps', requests: ask('StepsPage', { lookedBack: false }) },
    { name: 'attests', requests: ask('MyCertificatesPage', {}) },
    { name: 'list of notices', requests: ask('NoticesPage', {}) },
    { name: 'search', requests: ask('SearchPage', (place) => ({ words: WORDS[place % WORDS.length] })) },
  ];
}

/** Lays readers back to where they were in the longest thread, for whom going on reading brought further. */
async function layBack({ world, client, cookies }: Stage): Promise<void> {
  await client.query(
    `update discussion.reader set read_to = floor(bench.chance(place, 5) * $3)::int
     from unnest($1::uuid[]) with ordinality as given (person, place) where person_id = person and thread_id = $2`,
    [cookies.map((_, place) => personId(readerAt(world.shape, place))), threadId(APART.longest), world.shape.longest],
  );
}

/** The threads that are compared for followers are again as they were. */
export async function takeBackPosts({ client }: Pick<Stage, 'client'>): Promise<void> {
  const apart = [threadId(APART.followed), threadId(APART.lonely)];
  await atRest({ client });
  await client.query('delete from notifications.notice where place = any($1::text[]) and position > $2', [
    apart.map((id) => `thread:${id}`),
    APART_POSTS,
  ]);
  await client.query('delete from discussion.post where thread_id = any($1::uuid[]) and number > $2', [
    apart,
    APART_POSTS,
  ]);
  await client.query('update discussion.thread set last_number = $2 where id = any($1::uuid[])', [apart, APART_POSTS]);
  await client.query(`delete from discussion.reader where thread_id = $1 and stance = 'follow'`, [
    threadId(APART.lonely),
  ]);
}

/** Waits until everybody was told of what was posted. */
export async function atRest({ client }: Pick<Stage, 'client'>): Promise<void> {
  for (const latest = Date.now() + LONGEST_REST_MS; Date.now() < latest; await wait(20)) {
    const { rowCount } = await client.query(
      "select from jobs.job where name = 'announce-post' and state in ('created', 'active', 'retry') limit 1",
    );
    if (rowCount === 0) return;
  }
  throw new Error('posts were not told of within two minutes');
}

async function modulesOf(client: pg.Client): Promise<{ key: string; slug: string; lesson: string }[]> {
  const { rows } = await client.query<{ key: string; slug: string; lesson: string }>(
    `select held.key, held.slug, content -> 'lessons' -> 1 ->> 'slug' as lesson
     from bench.module join catalogue.current as held on held.kind = 'module' and held.key = module.key
     join catalogue.version on version.id = version_id order by module`,
  );
  return rows;
}

/** Threads about free lessons, which everybody may read. */
async function openThreads(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select thread.id from discussion.thread join bench.anchor using (anchor)
     where free and request_key <> all (array['t1', 't2', 't3']) order by hashtext(thread.id::text) limit $1`,
    [READERS],
  );
  return rows.map(({ id }) => id);
}
