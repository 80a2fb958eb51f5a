import type { LessonBlock } from '@fluxus/lesson-document';
import {
  type CaseManuscript,
  type Curriculum,
  type LessonManuscript,
  type ModuleManuscript,
  PHASES,
  type Phase,
  type Quotation,
  type WorkshopManuscript,
} from './manuscripts.ts';
import { measure } from './measure.ts';
import { trace } from './trace.ts';
import { wordsInside } from './words.ts';

/** Something that a lesson or module still lacks before it may be called complete. */
export type Gap = Readonly<{ where: string; sentence: string }>;

const LEAST_LESSONS = 5;
/** Minutes that what a lesson states may differ from what was measured. */
const LEEWAY = 1;
const NEEDED: readonly { types: readonly LessonBlock['type'][]; what: string }[] = [
  { types: ['sourceMark', 'quote', 'caseStudy'], what: 'een voorbeeld van de school' },
  { types: ['prompt'], what: 'iets om over na te denken' },
  { types: ['check'], what: 'een vraag met antwoorden' },
  { types: ['action'], what: 'een kleine stap' },
];
/** Double quotation marks stand around the school's own words. */
const QUOTED = /“([^”]+)”/g;

/**
 * What keeps the curriculum from being complete and faithful: every statement carried, everything marked as the school's
 * backed by a statement, quotations literal, and lessons that do what a lesson is for. Empty when all is well.
 */
export function examine(curriculum: Curriculum): Gap[] {
  return [
    ...curriculum.modules.flatMap((module) => [
      ...examineModule(module),
      ...module.lessons.flatMap((lesson) => examineLesson(`${module.slug}/${lesson.slug}`, lesson, curriculum)),
    ]),
    ...curriculum.cases.flatMap((one) => examineCase(one, curriculum.quotations)),
    ...curriculum.workshops.flatMap((one) => examineWorkshop(one, curriculum.quotations)),
    ...examineQuotations(curriculum),
    ...examineTrace(curriculum),
  ];
}

function examineModule({ slug, lessons }: ModuleManuscript): Gap[] {
  const phases = new Set<Phase>(lessons.map(({ phase }) => phase));
  const free = lessons.filter((lesson) => lesson.free).length;
  const sentences = [
    ...(lessons.length < LEAST_LESSONS
      ? [`Schrijf minstens ${LEAST_LESSONS} lessen; er zijn er ${lessons.length}.`]
      : []),
    ...PHASES.filter((phase) => !phases.has(phase)).map((phase) => `Er is geen les in de fase ${phase}.`),
    ...(free === 1 ? [] : [`Maak precies één les gratis; nu zijn het er ${free}.`]),
  ];
  return sentences.map((sentence) => ({ where: slug, sentence }));
}

function examineLesson(where: string, lesson: LessonManuscript, { cases, quotations }: Curriculum): Gap[] {
  const blocks = lesson.document.content;
  const { minutes } = measure(lesson, cases);
  const sentences = [
    ...(lesson.statements.length === 0 ? ['Deze les draagt geen enkele uitspraak van de school.'] : []),
    ...NEEDED.filter(({ types }) => !blocks.some(({ type }) => types.includes(type))).map(
      ({ types, what }) => `Er ontbreekt ${what} (${types.join(', ')}).`,
    ),
    ...(Math.abs(lesson.minutes - minutes) <= LEEWAY
      ? []
      : [`De les zegt ${lesson.minutes} minuten, maar vraagt er ongeveer ${Math.round(minutes)}.`]),
    ...blocks.flatMap((block) => examineSaid(block, lesson.statements, quotations)),
  ];
  return sentences.map((sentence) => ({ where, sentence }));
}

/** A block that is marked as the school's names what its lesson carries, and its quotations are the school's words. */
function examineSaid(block: LessonBlock, carried: readonly string[], listed: readonly Quotation[]): string[] {
  if (block.type !== 'sourceMark' && block.type !== 'quote') return [];
  const { key, statements: named } = block.attrs;
  return [
    ...named.filter((id) => !carried.includes(id)).map((id) => `Het blok ${key} noemt ${id}, de les niet.`),
    ...notListed(saidIn(block), named, listed),
  ];
}

function examineCase(one: CaseManuscript, listed: readonly Quotation[]) {
  return notListed(saidInCase(one), one.statements, listed).map((sentence) => ({
    where: `praktijkvoorbeeld ${one.key}`,
    sentence,
  }));
}

function examineWorkshop(one: WorkshopManuscript, listed: readonly Quotation[]) {
  return notListed(saidInWorkshop(one), one.statements, listed).map((sentence) => ({
    where: `workshop ${one.key}`,
    sentence,
  }));
}

function examineTrace(curriculum: Curriculum): Gap[] {
  return trace(curriculum)
    .filter(({ lessons }) => lessons.length === 0)
    .map(({ statement: { id, words } }) => ({ where: id, sentence: `Geen les draagt: ${words}` }));
}

/** The list holds what is quoted and nothing else. */
function examineQuotations({ modules, cases, workshops, quotations }: Curriculum): Gap[] {
  const said = new Set([
    ...modules.flatMap(({ lessons }) => lessons.flatMap(({ document }) => document.content.flatMap(saidIn))),
    ...cases.flatMap(saidInCase),
    ...workshops.flatMap(saidInWorkshop),
  ]);
  return quotations
    .filter(({ words }) => !said.has(words))
    .map(({ words }) => ({ where: 'quotations.yaml', sentence: `Niemand haalt dit aan: “${words}”.` }));
}

/** The school's own words in a block that is marked as the school's. */
function saidIn(block: LessonBlock): string[] {
  if (block.type === 'quote') return [wordsInside(block).trim()];
  return block.type === 'sourceMark' ? quotationsIn(wordsInside(block)) : [];
}

function saidInCase({ situation, approach, effect }: CaseManuscript): string[] {
  return quotationsIn([situation, approach, effect ?? ''].join('\n'));
}

function saidInWorkshop({ lead, programme, before, after }: WorkshopManuscript): string[] {
  return quotationsIn([lead, ...programme, ...before, ...after].join('\n'));
}

function quotationsIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, words = '']) => words.replace(/[.,]$/, '').trim());
}

function notListed(quotations: readonly string[], named: readonly string[], listed: readonly Quotation[]): string[] {
  return quotations
    .filter((said) => !listed.some(({ words, statement }) => words === said && named.includes(statement)))
    .map((said) => `Dit citaat staat niet in quotations.yaml bij ${named.join(', ')}: “${said}”.`);
}
