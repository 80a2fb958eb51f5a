import {
  blockKeys,
  checkAnswers,
  describeProblem,
  type LessonDocument,
  toSegments,
  toText,
  validate,
} from '@fluxus/lesson-document';
import {
  BARRIERS,
  type Barrier,
  type CaseContent,
  type LessonContent,
  type ModuleContent,
  Phase,
} from '../catalogue/index.ts';
import { type MediaBySource, MediaForLessons } from '../media/index.ts';
import { ManuscriptFields } from './fields.ts';
import { Problems } from './manuscript-fault.ts';
import type { Drawings, LessonManuscript, ModuleManuscript } from './manuscripts.ts';
import { checkFile, filesNamedIn, filesOf, type NamedFile, NO_MEDIA } from './media-in-lessons.ts';
import { nodesIn } from './nodes.ts';

/** What a manuscript may refer to. */
export type Library = { cases: ReadonlyMap<string, CaseContent>; drawings: Drawings; media?: MediaBySource };

const PHASES = { why: Phase.WHY, how: Phase.HOW, what: Phase.WHAT } as const;
const MOST_LESSONS = 60;

/**
 * A module as readers get it. Pure: the same manuscript and library give the same content.
 * @throws ManuscriptFault with everything that is wrong
 */
export function renderModule(manuscript: ModuleManuscript, library: Library): ModuleContent {
  const problems = new Problems();
  const fields = new ManuscriptFields(problems);
  checkModule(manuscript, fields);
  const cover = manuscript.cover === '' ? '' : fields.drawing('cover', manuscript.cover, library.drawings);
  const lessons = manuscript.lessons.map((lesson) => renderLesson(lesson, library, problems));
  problems.within(undefined);
  fields.once(
    'lessons.blocks',
    lessons.flatMap((lesson) => lesson.content.blocks.map((block) => block.key)),
  );
  problems.refuse(manuscript.key);
  const { slug, title, subtitle, promise, able, forWhom, priceCents, vat, questions } = manuscript;
  const barriers = new Set(lessons.flatMap((lesson) => lesson.barriers));
  return {
    ...{ slug, title, subtitle, promise, able, forWhom, priceCents, vat },
    cover: { svg: cover, alt: manuscript.coverAlt },
    questions: questions ?? [],
    caseKeys: [...new Set(lessons.flatMap((lesson) => lesson.cases))],
    barriers: BARRIERS.filter((barrier) => barriers.has(barrier)),
    lessons: lessons.map((lesson) => lesson.content),
  };
}

function checkModule(manuscript: ModuleManuscript, fields: ManuscriptFields): void {
  fields.name('key', manuscript.key);
  fields.name('slug', manuscript.slug);
  fields.line('title', manuscript.title);
  fields.line('subtitle', manuscript.subtitle);
  fields.text('promise', manuscript.promise);
  fields.lines('able', manuscript.able);
  fields.text('forWhom', manuscript.forWhom);
  fields.line('vat', manuscript.vat);
  fields.wholeNumber('priceCents', manuscript.priceCents, 0, 1_000_000);
  if (manuscript.cover !== '') fields.line('coverAlt', manuscript.coverAlt);
  for (const [at, { question, answer }] of (manuscript.questions ?? []).entries()) {
    fields.line(`questions[${at}].question`, question);
    fields.text(`questions[${at}].answer`, answer);
  }
  const { lessons } = manuscript;
  fields.wholeNumber('lessons', lessons.length, 1, MOST_LESSONS);
  fields.once(
    'lessons.key',
    lessons.map((lesson) => lesson.key),
  );
  fields.once(
    'lessons.slug',
    lessons.map((lesson) => lesson.slug),
  );
}

type RenderedLesson = { content: LessonContent; cases: string[]; barriers: Barrier[] };

function renderLesson(lesson: LessonManuscript, library: Library, problems: Problems): RenderedLesson {
  const where = `les ${lesson.slug}`;
  const fields = new ManuscriptFields(problems);
  problems.within(lesson.key);
  checkLesson(where, lesson, fields);
  const document = checkedDocument(where, lesson, problems);
  const refs = document ? referencesIn(document) : { cases: [], drawings: [], files: [], barriers: [] };
  const found = refs.cases.flatMap((key) => library.cases.get(key) ?? []);
  for (const key of refs.cases) {
    if (!library.cases.has(key)) problems.add(where, 'authoring.case.unknown', { name: key });
  }
  const media = library.media ?? NO_MEDIA;
  for (const file of refs.files) checkFile(where, file, media, problems);
  const ownDrawings = refs.drawings.filter((source) => !MediaForLessons.isSource(source));
  const drawings = new Map(ownDrawings.map((source) => [source, fields.drawing(where, source, library.drawings)]));
  const { key, slug, title, lead, minutes, free } = lesson;
  const blocks = document ? blockKeys(document).map((block) => ({ key: block.key, kind: block.kind })) : [];
  const options = {
    resolveCase: (ref: string) => caseFor(ref, library),
    inlineSvg: (source: string) => drawings.get(source) || undefined,
    ...filesOf(media),
  };
  return {
    content: {
      ...{ key, slug, title, phase: PHASES[lesson.phase], lead, minutes, free, blocks },
      segments: document ? toSegments(document, options) : [],
      checks: document ? [...checkAnswers(document)] : [],
      cases: [...new Set(refs.cases)],
      text: document ? toText(document) : '',
    },
    cases: refs.cases,
    barriers: [...refs.barriers, ...found.map((one) => one.barrier)],
  };
}

function checkLesson(where: string, lesson: LessonManuscript, fields: ManuscriptFields): void {
  fields.name(`${where}, key`, lesson.key);
  fields.name(`${where}, slug`, lesson.slug);
  fields.line(`${where}, title`, lesson.title);
  fields.text(`${where}, lead`, lesson.lead);
  fields.oneOf(`${where}, phase`, lesson.phase, Object.keys(PHASES));
  fields.wholeNumber(`${where}, minutes`, lesson.minutes, 1, 60);
}

function checkedDocument(where: string, lesson: LessonManuscript, problems: Problems): LessonDocument | undefined {
  const { document, problems: found } = validate(lesson.document);
  for (const problem of found) problems.tell(where, describeProblem(problem), problem.key);
  if (document && document.content.length === 0) problems.add(where, 'authoring.lesson.empty');
  return found.length === 0 ? document : undefined;
}

export function caseFor(ref: string, { cases }: Library) {
  const found = cases.get(ref);
  if (!found) return undefined;
  const { title, barrier, age, channel, situation, approach, effect, questions } = found;
  return {
    key: ref,
    href: `/praktijkvoorbeelden/${ref}`,
    title,
    barrier,
    age,
    channel,
    situation,
    approach,
    ...(effect ? { effect } : {}),
    questions: [...questions],
  };
}

type References = { cases: string[]; drawings: string[]; files: NamedFile[]; barriers: Barrier[] };

/** What a document names: cases, drawings, files and barriers. */
function referencesIn(document: LessonDocument): References {
  const nodes = [...nodesIn(document)];
  const named = (type: string, attr: string) =>
    nodes.flatMap((node) => (node.type === type && typeof node.attrs?.[attr] === 'string' ? [node.attrs[attr]] : []));
  return {
    cases: named('caseStudy', 'ref'),
    drawings: named('image', 'src'),
    files: filesNamedIn(document),
    barriers: BARRIERS.filter((barrier) => named('action', 'barrier').includes(barrier)),
  };
}
