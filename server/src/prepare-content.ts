import { type Curriculum, CurriculumFault, readCurriculum } from '@fluxus/curriculum';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LoadCurriculum, type Loaded, LoadedSources, ManuscriptFault } from './authoring/index.ts';
import { Catalogue } from './catalogue/index.ts';
import { Database } from './platform/database/database.ts';
import type { Resources } from './platform/resources.ts';
import { StartupFault } from './platform/startup-fault.ts';
import { prepareDemo } from './prepare-demo.ts';
import { prepareDemoDates } from './prepare-demo-dates.ts';
import { DefineOffer } from './sales/index.ts';
import { LoadWorkshop } from './workshops/index.ts';

/** What whoever started us should know: in a line, and loudly when something is wrong. */
export type Prepared = Readonly<{ notes: readonly string[]; warnings: readonly string[] }>;

/**
 * Loads what changed in the curriculum since the last start, published and offered as authors do it; in demo mode its
 * people. Every step may be repeated, by several processes at once; what holds already stays as it is. Where the
 * curriculum has faults, nothing of it is loaded: what was published before stays open, and the faults are told.
 * @throws StartupFault when there is nothing from before that could stay open
 */
export async function prepareContent(
  app: NestFastifyApplication,
  { demo }: Pick<Resources, 'demo'>,
  read: () => Promise<Curriculum> = readCurriculum,
): Promise<Prepared> {
  const prepared = await load(app, read);
  if (demo) {
    await prepareDemo(app);
    await prepareDemoDates(app);
  }
  return prepared;
}

async function load(app: NestFastifyApplication, read: () => Promise<Curriculum>): Promise<Prepared> {
  try {
    const curriculum = await read();
    const done = await app.get(Database).transaction(() => publish(app, curriculum));
    return { notes: sentenceOf(done), warnings: done.left.map(leftAlone) };
  } catch (error) {
    if (!isFault(error)) throw error;
    const published = await app.get(Catalogue, { strict: false }).modules();
    const told = 'The curriculum has faults, so nothing of it was loaded.';
    if (published.length === 0) throw new StartupFault(`${told} ${error.message}`, { cause: error });
    return { notes: [], warnings: [`${told} What was published before stays open. ${error.message}`] };
  }
}

/** Faults in what was written, not in the program or the machine. */
function isFault(error: unknown): error is Error {
  return error instanceof CurriculumFault || error instanceof ManuscriptFault;
}

type Done = Loaded & Readonly<{ prices: number; workshops: number }>;

/** All of it or nothing. */
async function publish(app: NestFastifyApplication, curriculum: Curriculum): Promise<Done> {
  const loaded = await app.get(LoadCurriculum, { strict: false }).run(curriculum);
  const { modules, programmes, workshops } = curriculum;
  let prices = 0;
  for (const one of modules) prices += await offer(app, { kind: 'module', key: one.key }, one);
  for (const one of programmes) prices += await offer(app, { kind: 'programme', key: one.key }, one);
  let subjects = 0;
  for (const one of workshops) subjects += await subject(app, one);
  return { ...loaded, prices, workshops: subjects };
}

/** Keeps the subject of a workshop that changed in the repository. Counts what was kept. */
async function subject(app: NestFastifyApplication, workshop: Curriculum['workshops'][number]): Promise<number> {
  const loaded = app.get(LoadedSources, { strict: false });
  const what = `workshop ${workshop.key}`;
  if ((await loaded.compare(what, { source: workshop })).state === 'same') return 0;
  const changed = await app.get(LoadWorkshop, { strict: false }).run(workshop);
  await loaded.keep(what, { source: workshop });
  return changed ? 1 : 0;
}

type Priced = Readonly<{ priceCents: number; vat: string }>;

/** Sets a price that changed in the repository; one that was set elsewhere since then stays. Counts what was set. */
async function offer(
  app: NestFastifyApplication,
  subject: { kind: 'module' | 'programme'; key: string },
  { priceCents, vat }: Priced,
): Promise<number> {
  const loaded = app.get(LoadedSources, { strict: false });
  const what = `price of ${subject.kind} ${subject.key}`;
  const source = { source: { priceCents, vat } };
  if ((await loaded.compare(what, source)).state === 'same') return 0;
  const changed = await app.get(DefineOffer, { strict: false }).run({ subject, priceCents, vat });
  await loaded.keep(what, source);
  return changed ? 1 : 0;
}

/** What is written in the studio is not overwritten by a file that changed; whoever changed the file hears of it. */
function leftAlone(key: string): string {
  return `Module ${key} is written in the studio since, so its changed file was not loaded. Make the change in the studio (/studio/${key}), or take it back in the file.`;
}

/** One line about what was loaded; none when there was nothing. */
function sentenceOf({ programmes, modules, cases, prices, workshops }: Done): string[] {
  const parts = [
    counted(programmes, 'programme'),
    counted(modules, 'module'),
    counted(cases, 'case study', 'case studies'),
    counted(prices, 'price'),
    counted(workshops, 'workshop'),
  ].filter((part) => part !== '');
  return parts.length > 0 ? [`Loaded from the curriculum: ${parts.join(', ')}.`] : [];
}

function counted(count: number, one: string, more = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : more}`;
}
