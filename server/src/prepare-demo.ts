import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Grant } from './access/index.ts';
import { Writers } from './authoring/index.ts';
import { Catalogue, type PublishedLesson, type PublishedModule } from './catalogue/index.ts';
import { EnsurePerson, People, type Person } from './identity/index.ts';
import { AnswerCheck, Enrol, FinishLesson, MarkSeen, SaveReflection } from './learning/index.ts';
import { Database } from './platform/database/database.ts';
import type { Caller, Role } from './platform/graphql/caller.ts';

type DemoAccount = { email: string; name: string; roles: readonly Role[] };

/** Password of every demo account; they exist in demo mode only. */
export const DEMO_PASSWORD = 'samen-school-maken';

const account = (name: string, ...roles: Role[]): DemoAccount => ({
  email: `${name}@demo.fluxus.test`,
  name: `Demo ${name}`,
  roles: ['learner', ...roles],
});

const TEACHER = account('leerkracht');
const OTHERS = [
  account('partner'),
  account('directie'),
  account('begeleider', 'facilitator'),
  account('auteur', 'author'),
  account('finance', 'finance'),
  account('beheer', 'administrator'),
];

const NOTE = 'Dit is een proefnotitie. Wat je hier schrijft, lees jij alleen.';

/** Makes the demo accounts that are not there yet; the teacher begins half-way in the first module. */
export async function prepareDemo(app: NestFastifyApplication): Promise<void> {
  const people = app.get(People, { strict: false });
  const ensure = app.get(EnsurePerson, { strict: false });
  for (const { email, name, roles } of OTHERS) {
    if (await people.byEmail(email)) continue;
    const { id } = await ensure.run({ email, name, roles, password: DEMO_PASSWORD });
    if (roles.includes('author')) await inviteEverywhere(app, id);
  }
  if (await people.byEmail(TEACHER.email)) return;
  const [module] = await app.get(Catalogue, { strict: false }).modules();
  // the account and its progress are there together or not at all
  await app.get(Database).transaction(async () => {
    const teacher = await ensure.run({ ...TEACHER, password: DEMO_PASSWORD });
    if (module) await readHalf(app, teacher, module);
  });
}

/** The author of the demo writes in every programme there is. */
async function inviteEverywhere(app: NestFastifyApplication, personId: string): Promise<void> {
  const writers = app.get(Writers, { strict: false });
  const programmes = await app.get(Catalogue, { strict: false }).programmes();
  for (const { key } of programmes) await writers.invite({ kind: 'programme', key }, personId, null);
}

/** Goes through the first half of a module as anybody would, and into the lesson after it. */
async function readHalf(app: NestFastifyApplication, person: Person, module: PublishedModule): Promise<void> {
  const subject = { kind: 'module', key: module.key } as const;
  const source = { kind: 'staff', id: 'demo' } as const;
  await app
    .get(Grant, { strict: false })
    .run({ personId: person.id, subject, source, reason: 'De proefopstelling begint met een lezer die onderweg is.' });
  await app.get(Enrol, { strict: false }).run(person.id, module.key, 'staff');

  const { id, name, email, roles, locale } = person;
  const caller: Caller = { person: { id, name, email, roles, sessionId: 'demo' }, locale, requestId: 'demo', ip: '' };
  const half = Math.floor(module.lessons.length / 2);
  for (const lesson of module.lessons.slice(0, half)) await readWhole(app, caller, module, lesson);
  const now = module.lessons[half];
  if (now) await beginReading(app, caller, module, now);
}

async function readWhole(
  app: NestFastifyApplication,
  caller: Caller,
  module: PublishedModule,
  lesson: PublishedLesson,
): Promise<void> {
  const address = { module: module.slug, lesson: lesson.slug };
  for (const [check, answers] of lesson.checks) {
    const options = answers.filter((answer) => answer.correct).map((answer) => answer.key);
    await app.get(AnswerCheck, { strict: false }).run(caller, { ...address, check, options });
  }
  const prompt = lesson.blocks.find((block) => block.kind === 'prompt')?.key;
  if (prompt && lesson === module.lessons[0]) {
    await app.get(SaveReflection, { strict: false }).run(caller, { ...address, prompt, text: NOTE, baseRevision: 0 });
  }
  await app.get(FinishLesson, { strict: false }).run(caller, address);
}

async function beginReading(
  app: NestFastifyApplication,
  caller: Caller,
  module: PublishedModule,
  lesson: PublishedLesson,
): Promise<void> {
  const readable = lesson.blocks.filter((block) => block.kind !== 'check').map((block) => block.key);
  const blocks = readable.slice(0, Math.ceil(readable.length / 3));
  const resumeAt = blocks.at(-1);
  await app
    .get(MarkSeen, { strict: false })
    .run(caller, { module: module.slug, lesson: lesson.slug, blocks, ...(resumeAt ? { resumeAt } : {}) });
}
