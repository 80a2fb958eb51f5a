import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeSigningKey } from '../../server/src/platform/signing-key.ts';
import { testDatabase } from '../../server/src/testing/database.ts';
import { freePort, root, startAcademy } from '../harness/running-academy.ts';

const POOL = 12;
const TEACHER = { email: 'leerkracht@demo.fluxus.test', password: 'samen-school-maken' };

/** A reader half-way in a module, and what they ask. */
export type Reader = {
  cookie: string;
  personId: string;
  module: { key: string; slug: string };
  lesson: { slug: string };
  promptKeys: string[];
};

export type BenchAcademy = {
  url: string;
  port: number;
  pid: number;
  databaseUrl: string;
  pool: number;
  reader: Reader;
  /** Answers of the API as they are. */
  ask: (query: string, variables: object, cookie?: string) => Promise<Record<string, unknown>>;
  get: (address: string, cookie?: string) => Promise<string>;
  close: () => Promise<void>;
};

/** One process of the real server with the curriculum and its demo teacher, on a database of its own. */
export async function benchAcademy(): Promise<BenchAcademy> {
  const database = await testDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'academie-bench-'));
  const port = await freePort();
  const environment = {
    DATABASE_URL: database.url,
    DATABASE_POOL: String(POOL),
    DATA_DIR: folder,
    MEDIA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    AUTH_SECRET: randomBytes(32).toString('hex'),
    WRITING_KEYS: randomBytes(32).toString('hex'),
    BADGE_KEY: makeSigningKey(),
  };
  // the demo makes the teacher; what is measured runs as it does for real, with services that nobody asks anything of
  await (await startAcademy(environment)).stop();
  const server = await startAcademy({
    ...environment,
    NODE_ENV: 'production',
    PUBLIC_URL: `http://localhost:${port}`,
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Proef <proef@academie.test>',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: 'whsec_bench',
    ...(process.env.BENCH_NODE_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS } : {}),
  });
  const send = async (query: string, variables: object, cookie?: string) => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data?: Record<string, unknown>; errors?: unknown };
    if (!data || errors) throw new Error(`the API answered ${answer.status}: ${JSON.stringify(errors)}`);
    return { data, answer };
  };
  const ask: BenchAcademy['ask'] = async (...given) => (await send(...given)).data;
  const cookie = await signedIn(send);
  return {
    url: server.url,
    port: server.port,
    pid: server.process.pid ?? 0,
    databaseUrl: database.url,
    pool: POOL,
    reader: { cookie, ...(await whereabouts(ask, cookie, (statement) => database.dataSource.query(statement))) },
    ask,
    get: async (address, by) => {
      const answer = await fetch(`${server.url}${address}`, { headers: by ? { cookie: by } : {} });
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
      return answer.text();
    },
    close: async () => {
      await server.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Send = (query: string, variables: object) => Promise<{ data: Record<string, unknown>; answer: Response }>;

async function signedIn(send: Send): Promise<string> {
  const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
  const { answer } = await send(SIGN_IN, { input: TEACHER });
  const [cookie] = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (!cookie) throw new Error('the demo teacher could not sign in');
  return cookie;
}

/** Where the teacher is reading, as their own page says it. */
async function whereabouts(
  ask: BenchAcademy['ask'],
  cookie: string,
  query: (statement: string) => Promise<unknown>,
): Promise<Omit<Reader, 'cookie'>> {
  const MINE = '{ myLearning { continueWith { moduleSlug lessonSlug } modules { module { key slug } } } }';
  const { myLearning } = (await ask(MINE, {}, cookie)) as {
    myLearning: {
      continueWith: { moduleSlug: string; lessonSlug: string };
      modules: { module: { key: string; slug: string } }[];
    };
  };
  const { moduleSlug, lessonSlug } = myLearning.continueWith;
  const module = myLearning.modules.find((one) => one.module.slug === moduleSlug)?.module;
  const [person] = (await query(`select id from identity.person where email = '${TEACHER.email}'`)) as { id: string }[];
  if (!module || !person) throw new Error('the demo teacher is not there, or reads nothing');
  const { lesson } = (await ask(
    operation('lesson', 'LessonPage'),
    { module: moduleSlug, lesson: lessonSlug },
    cookie,
  )) as {
    lesson: { segments: object[] };
  };
  const promptKeys = lesson.segments.flatMap((segment) => {
    const { kind, key } = segment as { kind?: string; key?: string };
    return kind === 'prompt' && key ? [key] : [];
  });
  return { personId: person.id, module, lesson: { slug: lessonSlug }, promptKeys };
}

/** An operation as the pages send it. */
export function operation(page: string, name: string): string {
  const text = readFileSync(path.join(root, 'client', 'src', 'pages', page, `${page}.graphql`), 'utf8');
  const found = text.split(/\n(?=query|mutation)/).find((one) => new RegExp(`^query ${name}\\b`).test(one));
  if (!found) throw new Error(`the page ${page} has no query ${name}`);
  return found;
}
