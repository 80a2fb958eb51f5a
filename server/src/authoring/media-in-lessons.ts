import { type LessonDocument, type RenderOptions, validate } from '@fluxus/lesson-document';
import type { MessageKey } from '@fluxus/messages';
import { type FrozenMedium, type MediaBySource, MediaForLessons } from '../media/index.ts';
import type { Problems } from './manuscript-fault.ts';
import type { LessonManuscript } from './manuscripts.ts';
import { nodesIn } from './nodes.ts';

/** A file that a document names, and as what. */
export type NamedFile = Readonly<{
  source: string;
  as: 'image' | 'film' | 'captions' | 'chapters' | 'poster' | 'download';
  /** The key of the block that names it. */
  block?: string;
}>;

export const NO_MEDIA: MediaBySource = new Map();

/** Where files stand in a document: the type of its node, the attribute, and what it is to be. */
const FILES = [
  ['image', 'src', 'image'],
  ['film', 'src', 'film'],
  ['film', 'poster', 'poster'],
  ['film', 'captions', 'captions'],
  ['film', 'chapters', 'chapters'],
  ['download', 'src', 'download'],
] as const;

/** The files that a document names. A picture that is not of the library is a drawing, and no file. */
export function filesNamedIn(document: LessonDocument): NamedFile[] {
  return [...nodesIn(document)].flatMap((node) =>
    FILES.flatMap(([type, attr, as]): NamedFile[] => {
      const source = node.type === type ? node.attrs?.[attr] : undefined;
      // what a film may leave out is an empty address
      if (typeof source !== 'string' || source === '') return [];
      if (as === 'image' && !MediaForLessons.isSource(source)) return [];
      const block = node.attrs?.key;
      return [{ source, as, ...(typeof block === 'string' ? { block } : {}) }];
    }),
  );
}

/** The sources in the library of media that lessons name, whatever is wrong with them otherwise. */
export function mediaNamedIn(lessons: readonly Pick<LessonManuscript, 'document'>[]): string[] {
  return lessons.flatMap((lesson) => {
    const { document } = validate(lesson.document);
    const named = document ? filesNamedIn(document) : [];
    return named.map((file) => file.source).filter(MediaForLessons.isSource);
  });
}

/** Tells what is wrong with a file that a lesson names. */
export function checkFile(
  where: string,
  { source, as, block }: NamedFile,
  media: MediaBySource,
  problems: Problems,
): void {
  const found = media.get(source);
  const tell = (key: MessageKey) => problems.add(where, key, { source }, block);
  if (!found) tell(MediaForLessons.isSource(source) ? 'authoring.media.unknown' : 'authoring.file.unknown');
  else if (!fits(found, as)) tell('authoring.media.kind');
  else {
    if (!found.ready) tell('authoring.media.processing');
    if (found.withoutConsent) tell('authoring.media.consent');
    if (as === 'captions' && !found.captions) tell('authoring.media.captions');
    if (as === 'chapters' && !found.chapters) tell('authoring.media.chapters');
  }
}

function fits({ kind }: FrozenMedium, as: NamedFile['as']): boolean {
  if (as === 'download') return true;
  return as === 'image' || as === 'poster' ? kind === 'image' : kind === 'film' || kind === 'audio';
}

/** How a document finds what the library holds: by addresses that were frozen. */
export function filesOf(media: MediaBySource): RenderOptions {
  return {
    picture: (source) => media.get(source)?.picture,
    fileAddress: (source) => media.get(source)?.file,
    chaptersFile: (source) => media.get(source)?.chapters?.text,
    filmFile: (source, role) => {
      const found = media.get(source);
      if (role === 'film') return found?.file;
      return role === 'chapters' ? found?.chapters?.file : found?.[role];
    },
  };
}
