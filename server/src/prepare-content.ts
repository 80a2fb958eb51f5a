import { type Curriculum, CurriculumFault, readCurriculum } from '@fluxus/curriculum';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ManuscriptFault, PublishCases, PublishModule, PublishProgramme } from './authoring/index.ts';
import { Database } from './platform/database/database.ts';
import { systemCaller } from './platform/graphql/caller.ts';
import type { Resources } from './platform/resources.ts';
import { StartupFault } from './platform/startup-fault.ts';
import { prepareDemo } from './prepare-demo.ts';
import { DefineOffer } from './sales/index.ts';

/**
 * Loads what the academy begins with: the curriculum, published and offered as authors do it; in demo mode its people.
 * Every step may be repeated, by several processes at once; what holds already stays as it is.
 * @throws StartupFault when the curriculum cannot be published as it is written
 */
export async function prepareContent(app: NestFastifyApplication, { demo }: Pick<Resources, 'demo'>): Promise<void> {
  try {
    const curriculum = await readCurriculum();
    await app.get(Database).transaction(() => publish(app, curriculum));
  } catch (error) {
    if (!(error instanceof ManuscriptFault) && !(error instanceof CurriculumFault)) throw error;
    throw new StartupFault(`The curriculum cannot be published; nothing of it was changed. ${error.message}`, {
      cause: error,
    });
  }
  if (demo) await prepareDemo(app);
}

/** All of it or nothing. A module knows its cases, a programme its modules, so they come in this order. */
async function publish(app: NestFastifyApplication, curriculum: Curriculum): Promise<void> {
  const { programmes, modules, cases, drawings } = curriculum;
  await app.get(PublishCases, { strict: false }).run(systemCaller, cases, drawings);
  for (const module of modules) await app.get(PublishModule, { strict: false }).run(systemCaller, module, drawings);
  for (const programme of programmes) await app.get(PublishProgramme, { strict: false }).run(systemCaller, programme);
  const offers = app.get(DefineOffer, { strict: false });
  for (const { key, priceCents, vat } of modules)
    await offers.run({ subject: { kind: 'module', key }, priceCents, vat });
  for (const { key, priceCents, vat } of programmes) {
    await offers.run({ subject: { kind: 'programme', key }, priceCents, vat });
  }
}
