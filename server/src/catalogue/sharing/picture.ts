import { hashOf } from '../hash-of.ts';
import type { PublishedLesson, PublishedModule, PublishedProgramme } from '../published.ts';

/** What is shown where a page is shared: a title under drawings, and the path of the picture made of them. */
export type SharePicture = Readonly<{ path: string; version: string; title: string; drawings: readonly string[] }>;

/** Raise it when pictures are painted otherwise, so that whoever kept one asks for the new one. */
const LOOK = 1;
const DRAWING = /<svg\b.*?<\/svg>/s;

const ofModules = new WeakMap<PublishedModule, SharePicture | undefined>();

/** Undefined where there is no drawing: the page is shared with the picture of the academy then. */
export function modulePicture(module: PublishedModule): SharePicture | undefined {
  if (!ofModules.has(module)) ofModules.set(module, picture(`module/${module.key}`, module.title, [module.cover.svg]));
  return ofModules.get(module);
}

/** The drawings of its modules side by side. */
export function programmePicture(
  { key, title, moduleKeys }: PublishedProgramme,
  published: readonly PublishedModule[],
): SharePicture | undefined {
  const covers = moduleKeys.map((one) => published.find((module) => module.key === one)?.cover.svg ?? '');
  return picture(`opleiding/${key}`, title, covers);
}

/** For a lesson that is free only; what is in the others is for who may read them. */
export function lessonPicture(module: PublishedModule, lesson: PublishedLesson): SharePicture | undefined {
  if (!lesson.free) return undefined;
  const html = lesson.segments.map((segment) => (segment.type === 'html' ? segment.html : '')).join('');
  const drawing = DRAWING.exec(html)?.[0] ?? module.cover.svg;
  return picture(`les/${module.key}/${lesson.key}`, lesson.title, [drawing]);
}

export function casePicture({
  key,
  title,
  drawing,
}: Readonly<{ key: string; title: string; drawing?: string | null | undefined }>): SharePicture | undefined {
  return picture(`praktijkvoorbeeld/${key}`, title, [drawing ?? '']);
}

/** The address stays with the key whatever the slug becomes; the version in it changes with what is shown. */
function picture(place: string, title: string, covers: readonly string[]): SharePicture | undefined {
  const drawings = covers.filter((svg) => svg !== '');
  if (drawings.length === 0) return undefined;
  const version = hashOf([LOOK, title, drawings]).toString('base64url').slice(0, 12);
  return Object.freeze({ path: `/delen/${place}.png?v=${version}`, version, title, drawings });
}
