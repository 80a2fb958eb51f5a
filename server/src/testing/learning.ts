import { randomUUID } from 'node:crypto';
import { type EntitlementSource, Grant, type Subject, Withdraw } from '../access/index.ts';
import { PublishModule, PublishProgramme } from '../authoring/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import type { TestAcademy } from './academy.ts';
import { type LessonSketch, moduleManuscript } from './manuscripts.ts';

/**
 * A lesson as a list of block keys, which say what each block is: `tekst-…` is a paragraph, `prompt-…` asks for a
 * reflection, `check-…` has one right answer out of `a` and `b`, which is `a`, and `checks-…` has two, `a` and `b`, out
 * of `a`, `b` and `c`.
 */
export type KeyedLesson = Omit<LessonSketch, 'body'> & { blocks: readonly string[] };

/** Publishes a module through the use case of authors. */
export async function publishModule(
  { app }: Pick<TestAcademy, 'app'>,
  { key, lessons }: { key: string; lessons: readonly KeyedLesson[] },
): Promise<void> {
  const sketches = lessons.map(({ blocks, ...lesson }) => ({ ...lesson, body: blocks.map(markdownOf).join('\n\n') }));
  await app.get(PublishModule, { strict: false }).run(systemCaller, moduleManuscript({ key, lessons: sketches }));
}

/** Publishes a programme of modules that were published before. */
export async function publishProgramme(
  { app }: Pick<TestAcademy, 'app'>,
  { key, modules }: { key: string; modules: readonly string[] },
): Promise<void> {
  const words = { slug: key, title: `Opleiding ${key}`, promise: 'Wat je eraan hebt.' };
  const price = { priceCents: 8000, vat: 'standard-21' };
  const manuscript = { key, ...words, ...price, modules };
  await app.get(PublishProgramme, { strict: false }).run(systemCaller, manuscript);
}

/** Gives somebody access, as the staff does; the source takes it back again. */
export async function grant(
  { app }: Pick<TestAcademy, 'app'>,
  personId: string,
  subject: Subject,
): Promise<EntitlementSource> {
  const source: EntitlementSource = { kind: 'staff', id: randomUUID() };
  await app.get(Grant, { strict: false }).run({ personId, subject, source, reason: 'voor een proef' });
  return source;
}

export async function withdraw({ app }: Pick<TestAcademy, 'app'>, source: EntitlementSource): Promise<void> {
  await app.get(Withdraw, { strict: false }).run({ source, reason: 'de proef is voorbij' });
}

function markdownOf(key: string): string {
  if (key.startsWith('prompt')) return `:::prompt[Wat herken je hierin?]{#${key}}\n:::`;
  if (key.startsWith('checks')) return checkOf(key, ['a', 'b'], ['a', 'b', 'c']);
  if (key.startsWith('check')) return checkOf(key, ['a'], ['a', 'b']);
  return `Tekst van ${key}. {#${key}}`;
}

function checkOf(key: string, right: readonly string[], options: readonly string[]): string {
  const answers = options.map(
    (option) => `- [${right.includes(option) ? 'x' : ' '}] Antwoord ${option} {#${option}}\n\n  Uitleg bij ${option}.`,
  );
  return `:::check{#${key}}\nWat doe je?\n\n${answers.join('\n\n')}\n:::`;
}
