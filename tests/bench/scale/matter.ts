import type pg from 'pg';

/** What the academy publishes, as far as a world is made of it. Modules count from 0. */
export type Matter = {
  modules: { key: string; prompts: string[] }[];
  sentences: string[];
};

type Lesson = {
  key: string;
  title: string;
  free: boolean;
  blocks: { key: string; kind: string }[];
  checks: [key: string, answers: { key: string }[]][];
  cases?: string[];
  text: string;
};
type Row = {
  kind: string;
  key: string;
  content: { title: string; lessons: Lesson[]; situation: string; approach: string };
};
type Anchor = { anchor: string; title: string; modules: string[]; free: boolean };

const SENTENCE = { shortest: 30, longest: 220 };

const TABLES = `
  create table bench.block (module integer, place integer, key text, lesson text, primary key (module, place));
  create table bench.question (module integer, place integer, key text, lesson text, chosen text, primary key (module, place));
  create table bench.module (module integer primary key, key text, title text, first_lesson text, blocks integer, questions integer);
  create table bench.anchor (place integer primary key, anchor text, title text, modules text[], free boolean);
  create table bench.sentence (place integer primary key, text text);
`;

/** Lays out in tables of the world what is published, so that people read, answer and talk about what is there. */
export async function layOut(client: pg.Client): Promise<void> {
  const rows = await published(client);
  const modules = rows.filter(({ kind }) => kind === 'module');
  await client.query(TABLES);
  for (const [at, { key, content }] of modules.entries()) {
    const blocks = content.lessons.flatMap((lesson) =>
      lesson.blocks.filter(({ kind }) => kind !== 'check').map((block) => [block.key, lesson.key]),
    );
    const questions = content.lessons.flatMap((lesson) =>
      lesson.checks.map(([check, [first]]) => [check, lesson.key, first?.key ?? '']),
    );
    await many(client, 'bench.block', [at], blocks);
    await many(client, 'bench.question', [at], questions);
    await client.query('insert into bench.module values ($1, $2, $3, $4, $5, $6)', [
      ...[at, key, content.title, content.lessons[0]?.key, blocks.length, questions.length],
    ]);
  }
  for (const [place, { anchor, title, modules: keys, free }] of anchorsOf(rows).entries())
    await client.query('insert into bench.anchor values ($1, $2, $3, $4, $5)', [place, anchor, title, keys, free]);
  const sentences = sentencesOf(rows).map((text) => [text]);
  await many(client, 'bench.sentence', [], sentences);
}

export async function matterOf(client: pg.Client): Promise<Matter> {
  const modules = (await published(client))
    .filter(({ kind }) => kind === 'module')
    .map(({ key, content }) => ({
      key,
      prompts: content.lessons.flatMap(({ blocks }) =>
        blocks.filter(({ kind }) => kind === 'prompt').map((one) => one.key),
      ),
    }));
  const { rows } = await client.query<{ text: string }>('select text from bench.sentence order by place');
  return { modules, sentences: rows.map(({ text }) => text) };
}

async function published(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select held.kind, held.key, content from catalogue.current as held join catalogue.version on version.id = version_id
     where held.kind in ('module', 'case') order by place`,
  );
  return rows;
}

async function many(client: pg.Client, table: string, head: number[], rows: string[][]): Promise<void> {
  for (const [place, row] of rows.entries()) {
    const values = [...head, place, ...row];
    await client.query(`insert into ${table} values (${values.map((_, at) => `$${at + 1}`).join(', ')})`, values);
  }
}

/** What can be talked about; the free lessons first. */
function anchorsOf(rows: readonly Row[]): Anchor[] {
  const modules = rows.filter(({ kind }) => kind === 'module');
  const anchors = modules.flatMap(({ key, content }): Anchor[] => [
    { anchor: `module:${key}`, title: content.title, modules: [key], free: false },
    ...content.lessons.map((lesson) => ({
      ...{ anchor: `lesson:${key}/${lesson.key}`, title: lesson.title },
      ...{ modules: [key], free: lesson.free },
    })),
  ]);
  for (const { key, content } of rows.filter(({ kind }) => kind === 'case')) {
    const holding = modules.filter((one) => one.content.lessons.some((lesson) => lesson.cases?.includes(key)));
    const keys = holding.map((one) => one.key);
    if (keys.length > 0) anchors.push({ anchor: `case:${key}`, title: content.title, modules: keys, free: false });
  }
  return anchors.toSorted((one, other) => Number(other.free) - Number(one.free));
}

/** Sentences as the lessons have them. */
function sentencesOf(rows: readonly Row[]): string[] {
  const texts = rows.flatMap(
    ({ content }) => content.lessons?.map(({ text }) => text) ?? [content.situation, content.approach],
  );
  const found = texts
    .flatMap((text) => text.replace(/[\s\\]+/g, ' ').split(/(?<=[.?]) /))
    .filter(({ length }) => length >= SENTENCE.shortest && length <= SENTENCE.longest);
  return [...new Set(found)];
}
