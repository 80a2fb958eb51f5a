/** The body of a lesson: one document, checked, in and out of Markdown, out as safe HTML, segments and text. */
export { isLink } from './address.ts';
export { type BlockKey, blockKeys, type CheckAnswer, checkAnswers } from './blocks.ts';
export { type Chapter, readChapters } from './chapters.ts';
export {
  keyOf,
  type LessonBarrier,
  type LessonBlock,
  type LessonDocument,
  type LessonInline,
  type LessonMark,
} from './document.ts';
export {
  type DraftNode,
  type LessonDraft,
  linesOf,
  readDraft,
  showable,
  withoutEmptyLines,
  wordsIn,
} from './draft.ts';
export { isHarmlessDrawing } from './harmless-drawing.ts';
export type { PictureToShow, RenderOptions } from './html/blocks.ts';
export type { CaseToShow } from './html/case.ts';
export type { FilmSegment } from './html/film.ts';
export { toHtml } from './html/to-html.ts';
export { fromMarkdown } from './markdown/from-markdown.ts';
export { toMarkdown } from './markdown/to-markdown.ts';
export { type Mention, mentionsIn, postExcerpt, postToHtml } from './post/post.ts';
export { describeProblem, type LessonProblem, type ProblemCode } from './problem.ts';
export { type AttrRule, NODE_RULES, otherwise } from './rules.ts';
export { lessonSchema } from './schema.ts';
export { type LessonSegment, toSegments } from './segments.ts';
export { toText } from './text.ts';
export { type Checkup, validate } from './validate.ts';
export { readingMinutes, type WritingHint, writingHints } from './writing-hints.ts';
