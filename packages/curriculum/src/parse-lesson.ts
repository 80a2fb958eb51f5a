import { describeProblem, fromMarkdown, keyOf, type LessonBlock, type LessonDocument } from '@fluxus/lesson-document';
import { splitFrontMatter } from './front-matter.ts';
import { type LessonManuscript, PHASES } from './manuscripts.ts';
import { checkDrawing, checkName, checkStatements, type Named, type Surroundings } from './surroundings.ts';

/** modules/<module>/<number>-<slug>.md */
const LESSON_FILE = /^modules\/[^/]+\/\d\d-([^/]+)\.md$/;
const MOST_MINUTES = 60;
const NOTHING: LessonDocument = { type: 'doc', content: [] };

/** A lesson, and where its own key and those of its blocks stand. */
export type ParsedLesson = Readonly<{ lesson: LessonManuscript; named: Named; blocks: readonly Named[] }>;

/** The address of the lesson in this file; undefined when the file is not named as a lesson. */
export function slugOfLesson(file: string): string | undefined {
  return LESSON_FILE.exec(file)?.[1];
}

/** One Markdown file: what the outline shows in front, lesson Markdown below. */
export function parseLesson(file: string, slug: string, surroundings: Surroundings): ParsedLesson {
  const { files, faults } = surroundings;
  const text = files.get(file) ?? '';
  const { fields, body } = splitFrontMatter(text, file, faults);
  const { document = NOTHING, problems } = fromMarkdown(body);
  for (const { line, ...problem } of problems) {
    faults.add(file, line ?? lineOfKey(text, problem.key), describeProblem(problem));
  }
  const lesson = {
    key: fields.text('key'),
    slug,
    title: fields.line('title'),
    phase: fields.oneOf('phase', PHASES),
    minutes: fields.wholeNumber('minutes', 1, MOST_MINUTES),
    free: fields.yesOrNo('free'),
    lead: fields.text('lead'),
    statements: fields.texts('statements'),
    document,
  };
  fields.end();
  const named = { name: lesson.key, file, line: fields.lineOf('key') };
  const blocks = document.content.map((block) => ({ name: keyOf(block), file, line: lineOfKey(text, keyOf(block)) }));
  checkName({ name: slug, file, line: 1 }, surroundings);
  checkName(named, surroundings);
  checkStatements(lesson.statements, { file, line: fields.lineOf('statements') }, surroundings);
  for (const [at, place] of blocks.entries()) checkBlock(document.content[at], place, surroundings);
  return { lesson, named, blocks };
}

/** What a block refers to is there. */
function checkBlock(block: LessonBlock | undefined, { file, line }: Named, surroundings: Surroundings): void {
  if (block?.type === 'sourceMark' || block?.type === 'quote') {
    checkStatements(block.attrs.statements, { file, line }, surroundings);
  }
  if (block?.type === 'image') checkDrawing({ name: block.attrs.src, file, line }, surroundings);
  if (block?.type === 'caseStudy' && !surroundings.cases.has(block.attrs.ref)) {
    surroundings.faults.add(file, line, `Het praktijkvoorbeeld ${block.attrs.ref} staat niet in cases/.`);
  }
}

/** The line on which a block names its key; the first when it has none. */
function lineOfKey(text: string, key: string | undefined): number {
  if (key === undefined) return 1;
  const at = text.split('\n').findIndex((line) => new RegExp(`\\{#${key}[ }]`).test(line));
  return at === -1 ? 1 : at + 1;
}
