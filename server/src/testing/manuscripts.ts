import { fromMarkdown } from '@fluxus/lesson-document';
import type { LessonManuscript, ModuleManuscript } from '../authoring/index.ts';

/** A lesson to be published in a test; its body as lesson Markdown, by default one paragraph with the lesson's key. */
export type LessonSketch = Partial<Omit<LessonManuscript, 'document'>> & { key: string; body?: string };
export type ModuleSketch = Partial<Omit<ModuleManuscript, 'lessons'>> & { key: string; lessons?: LessonSketch[] };

/** A manuscript that can be published, with whatever the test cares about. */
export function moduleManuscript({
  lessons = [{ key: 'les', free: true }],
  ...sketch
}: ModuleSketch): ModuleManuscript {
  return {
    slug: sketch.key,
    title: `Module ${sketch.key}`,
    subtitle: 'Waarover ze gaat.',
    promise: 'Wat je eraan hebt.',
    able: ['iets nieuws doen'],
    forWhom: 'Voor wie dit leest.',
    priceCents: 4500,
    vat: 'exempt-art-44',
    cover: '',
    coverAlt: '',
    ...sketch,
    lessons: lessons.map(lessonManuscript),
  };
}

function lessonManuscript({ body, ...sketch }: LessonSketch): LessonManuscript {
  const { document, problems } = fromMarkdown(body ?? `Tekst van ${sketch.key}. {#tekst-${sketch.key}}\n`);
  if (!document) throw new Error(`a test lesson is not well made: ${JSON.stringify(problems)}`);
  return {
    slug: sketch.key,
    title: `Les ${sketch.key}`,
    phase: 'why',
    minutes: 10,
    free: false,
    lead: 'Waarover het gaat.',
    statements: [],
    ...sketch,
    document,
  };
}
