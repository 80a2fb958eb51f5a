import { type Curriculum, CurriculumFault } from '@fluxus/curriculum';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PublishModule } from './authoring/index.ts';
import { Catalogue } from './catalogue/index.ts';
import { systemCaller } from './platform/graphql/caller.ts';
import { prepareContent } from './prepare-content.ts';
import { DefineOffer } from './sales/index.ts';
import { type TestAcademy, testAcademy } from './testing/academy.ts';
import { type ModuleSketch, moduleManuscript } from './testing/manuscripts.ts';
import { secondProcess } from './testing/second-process.ts';

type Module = Curriculum['modules'][number];

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
});
afterAll(() => academy.close());

/** Each test has modules of its own: what was published stays. */
let turn = 0;
let key = '';
beforeEach(() => {
  turn += 1;
  key = `deel-${turn}`;
});

const WHEN = { situation: 'Stel dat.', approach: 'Zo.', questions: ['En jij?'], statements: [] } as const;
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260"><circle class="d-why" cx="9" cy="9" r="5"/></svg>';

/** A curriculum of one module in one programme, with a case and a drawing. */
function curriculum({
  drawing = PICTURE,
  priceCents = 4500,
  ...sketch
}: Partial<ModuleSketch> & { drawing?: string } = {}): Curriculum {
  const module = moduleManuscript({
    ...{ key, cover: 'media/a.svg', coverAlt: 'Een kring.', priceCents },
    lessons: [{ key: 'les', body: `Tekst. {#tekst}\n\n::case{#voorbeeld ref="${key}-geval"}\n` }],
    ...sketch,
  }) as Module;
  return {
    programmes: [
      {
        key: `${key}-alles`,
        slug: `${key}-alles`,
        title: 'Alles',
        promise: 'P.',
        modules: [key],
        priceCents: 9000,
        vat: 'standard-21',
      },
    ],
    modules: [module],
    workshops: [],
    cases: [
      { ...WHEN, key: `${key}-geval`, slug: `${key}-geval`, title: 'Geval', barrier: 'trust', age: 'a', channel: 'c' },
    ],
    drawings: new Map([['media/a.svg', drawing]]),
    statements: [],
    quotations: [],
  };
}

const start = (what: Curriculum, { app } = academy) => prepareContent(app, { demo: false }, async () => what);
const titleNow = async () => (await academy.app.get(Catalogue, { strict: false }).moduleByKey(key))?.title;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  academy.database.dataSource.query(text, values);
const priceNow = async () => {
  const [row] = await sql<{ price: number }>(
    'select price_cents as price from sales.offer where subject_key = $1 order by valid_from desc limit 1',
    [key],
  );
  return row?.price;
};
const byAuthor = (sketch: Partial<ModuleSketch>) =>
  academy.app.get(PublishModule, { strict: false }).run(systemCaller, moduleManuscript({ key, ...sketch }));

test('a start says in one line what it loaded, and the next one has nothing to say', async () => {
  expect(await start(curriculum())).toEqual({
    notes: ['Loaded from the curriculum: 1 programme, 1 module, 1 case study, 2 prices.'],
    warnings: [],
  });
  expect(await start(curriculum())).toEqual({ notes: [], warnings: [] });
});

test('only what changed in the repository is published', async () => {
  await start(curriculum());
  expect(await start(curriculum({ title: 'Beter gezegd' }))).toMatchObject({
    notes: ['Loaded from the curriculum: 1 module.'],
  });
  expect(await titleNow()).toBe('Beter gezegd');
});

test('what an author published since then stays, with its price, until its file changes', async () => {
  await start(curriculum());
  await byAuthor({ title: 'Van een auteur' });
  await academy.app
    .get(DefineOffer, { strict: false })
    .run({ subject: { kind: 'module', key }, priceCents: 6000, vat: 'exempt-art-44' });

  expect(await start(curriculum())).toMatchObject({ notes: [] });
  expect([await titleNow(), await priceNow()]).toEqual(['Van een auteur', 6000]);

  await start(curriculum({ title: 'Nieuw in het bestand' }));
  expect([await titleNow(), await priceNow()]).toEqual(['Nieuw in het bestand', 6000]);

  await start(curriculum({ title: 'Nieuw in het bestand', priceCents: 5000 }));
  expect(await priceNow()).toBe(5000);
});

test('a drawing that changed reaches the modules that nobody else published since, and no others', async () => {
  const other = PICTURE.replace('d-why', 'd-how');
  const coverNow = async () => (await academy.app.get(Catalogue, { strict: false }).moduleByKey(key))?.cover.svg;
  await start(curriculum());
  await start(curriculum({ drawing: other }));
  expect(await coverNow()).toBe(other);
  await byAuthor({ title: 'Van een auteur' });
  await start(curriculum());
  expect(await titleNow()).toBe('Van een auteur');
});

test('three processes that start at once load it once, and one of them says so', async () => {
  const others = await Promise.all([secondProcess(academy), secondProcess(academy)]);
  const what = curriculum();
  const said = await Promise.all([academy, ...others].map((process) => start(what, process as TestAcademy)));
  expect(said.flatMap(({ notes }) => notes)).toHaveLength(1);
  expect(await sql('select 1 from catalogue.version where key = $1', [key])).toHaveLength(1);
  expect(await sql('select 1 from sales.offer where subject_key = $1', [key])).toHaveLength(1);
  await Promise.all(others.map((process) => process.close()));
});

test('a start that is killed in the middle leaves nothing, and the next one loads all of it', async () => {
  const doomed = await secondProcess(academy);
  const holder = academy.database.dataSource.createQueryRunner();
  await holder.startTransaction();
  // the price waits for this lock, when modules and programme have been published
  await holder.query("select pg_advisory_xact_lock(hashtextextended('offer ' || $1, 0))", [`programme ${key}-alles`]);
  const killed = start(curriculum(), doomed as unknown as TestAcademy).catch((error: Error) => error);
  const waiting = "select pid from pg_stat_activity where datname = current_database() and wait_event = 'advisory'";
  let rows: { pid: number }[] = [];
  for (let again = 0; again < 1200 && rows.length === 0; again += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    rows = await sql<{ pid: number }>(waiting);
  }
  await sql('select pg_terminate_backend($1)', [rows[0]!.pid]);
  expect(await killed).toBeInstanceOf(Error);
  await holder.rollbackTransaction();
  await holder.release();
  await doomed.close();
  expect(await sql('select 1 from catalogue.current where key = $1', [key])).toEqual([]);
  expect(await sql('select 1 from authoring.loaded where what like $1', [`%${key}%`])).toEqual([]);
  expect(await start(curriculum())).toMatchObject({
    notes: ['Loaded from the curriculum: 1 programme, 1 module, 1 case study, 2 prices.'],
  });
});

const broken = async (): Promise<never> => {
  throw new CurriculumFault([{ file: 'cases/een.md', line: 7, sentence: 'Stel minstens één vraag.' }]);
};

test('a fault in the curriculum is told with file, line and cure, and what was published before stays', async () => {
  await start(curriculum({ title: 'De laatste goede' }));
  const { warnings } = await prepareContent(academy.app, { demo: false }, broken);
  expect(warnings.join('\n')).toMatch(/nothing of it was loaded.*stays open/);
  expect(warnings.join('\n')).toContain('packages/curriculum/content:\n  cases/een.md:7 Stel minstens één vraag.');
  expect(await titleNow()).toBe('De laatste goede');
});

test('a fault that shows only when publishing changes nothing either, also of what was sound', async () => {
  await start(curriculum({ title: 'De laatste goede' }));
  const unsound = curriculum({ title: 'Halverwege' });
  const slug = unsound.programmes[0]!.slug;
  const taken = { ...unsound.modules[0]!, key: `${key}-b`, slug: key };
  const { warnings } = await start({ ...unsound, modules: [...unsound.modules, taken] });
  expect(warnings.join('\n')).toContain(`${key}-b`);
  expect(await titleNow()).toBe('De laatste goede');
  expect(await sql('select 1 from catalogue.current where key = $1', [`${slug}-b`])).toEqual([]);
});

test('on a database in which nothing was ever published, a fault ends the start with the sentences', async () => {
  const fresh = await testAcademy({ jobs: false });
  const starting = prepareContent(fresh.app, { demo: false }, broken);
  await expect(starting).rejects.toMatchObject({
    name: 'StartupFault',
    message: expect.stringContaining('cases/een.md:7 Stel minstens één vraag.'),
  });
  await fresh.close();
});
