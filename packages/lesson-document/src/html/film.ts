import { addressOf } from '../address.ts';
import { type Chapter, readChapters } from '../chapters.ts';
import type { Film } from '../document.ts';
import { keyOf } from '../document.ts';
import { element, type Html, text } from './html.ts';
import { type BlockAttrs, proseHtml } from './prose.ts';

/** A film as its player needs it: addresses on this site, and what is read where it cannot be seen or heard. */
export type FilmSegment = {
  type: 'film';
  key: string;
  title: string;
  src: string;
  ratio: Film['attrs']['ratio'];
  poster?: string;
  captions: { src: string; srclang: string; label: string };
  /** `list` is empty as long as nobody gave the file. */
  chapters?: { src: string; list: readonly Chapter[] };
  transcriptHtml: string;
};

/** What is said in a film is what lessons are written in. */
const SPOKEN = { srclang: 'nl-BE', label: 'Nederlands' } as const;

/** Files of films, from those who keep them: the text of one that names chapters, and the address of each where it was frozen. */
export type FilmFiles = Readonly<{
  chaptersFile?: (src: string) => string | undefined;
  filmFile?: (src: string, role: 'film' | 'captions' | 'chapters' | 'poster') => string | undefined;
}>;

/** A film with its addresses, its chapters and its transcript. */
export function filmSegment(film: Film, { chaptersFile, filmFile }: FilmFiles = {}): FilmSegment {
  const { src, title, captions, chapters, poster, ratio } = film.attrs;
  const at = (source: string, role: Parameters<NonNullable<FilmFiles['filmFile']>>[1]) =>
    filmFile?.(source, role) ?? addressOf(source);
  const file = chapters === '' ? undefined : chaptersFile?.(chapters);
  return {
    ...{ type: 'film', key: keyOf(film), title, src: at(src, 'film'), ratio },
    ...(poster === '' ? {} : { poster: at(poster, 'poster') }),
    captions: { ...SPOKEN, src: at(captions, 'captions') },
    ...(chapters === ''
      ? {}
      : { chapters: { src: at(chapters, 'chapters'), list: file === undefined ? [] : readChapters(file).chapters } }),
    transcriptHtml: proseHtml(film.content),
  };
}

/** A film where nothing but the browser plays it. */
export function filmHtml(film: Film, attrs: BlockAttrs, files: FilmFiles = {}): Html {
  const { title, src, ratio, poster, captions, chapters } = filmSegment(film, files);
  const tracks = [
    element('track', { kind: 'captions', ...captions, default: true }),
    ...(chapters ? [element('track', { kind: 'chapters', ...SPOKEN, src: chapters.src })] : []),
  ];
  const video = element(
    'video',
    { controls: true, preload: 'metadata', playsinline: true, src, poster, 'aria-label': title },
    ...tracks,
  );
  const transcript = element(
    'details',
    { class: 'film-transcript' },
    element('summary', {}, text('Lees de tekst van de film')),
    proseHtml(film.content),
  );
  return element(
    'figure',
    { class: `film film-${ratio.replace(':', 'x')}`, ...attrs },
    element('figcaption', {}, text(title)),
    element('div', { class: 'film-main' }, element('div', { class: 'film-screen' }, video)),
    element('div', { class: 'film-beside' }, transcript),
  );
}
