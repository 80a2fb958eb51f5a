import { addressOf } from '../address.ts';
import type { Check, CheckOption, Image, LessonBlock, Paragraph } from '../document.ts';
import { keyOf } from '../document.ts';
import { type CaseToShow, caseHtml } from './case.ts';
import { drawing } from './drawing.ts';
import type { FilmFiles } from './film.ts';
import { element, type Html, text, together } from './html.ts';
import { type BlockAttrs, blockOfProse, inlineHtml, proseHtml } from './prose.ts';

/** What a lesson refers to, from those who keep it. */
export type RenderOptions = FilmFiles &
  Readonly<{
    /** The case study with this key. */
    resolveCase?: (ref: string) => CaseToShow | undefined;
    /** A drawing to stand in the page itself, as SVG that was found harmless; the other pictures are loaded. */
    inlineSvg?: (src: string) => string | undefined;
    /** A picture that is there in sizes and formats. */
    picture?: (src: string) => PictureToShow | undefined;
    /** Another address for a file than its own: where it was frozen. */
    fileAddress?: (src: string) => string | undefined;
  }>;

/** A picture in sizes and formats, the best format first; its sides are known, so that nothing moves when it comes. */
export type PictureToShow = Readonly<{
  sources: readonly Readonly<{ type: string; srcset: string }>[];
  src: string;
  width: number;
  height: number;
}>;

/** How wide a picture stands in a lesson: as wide as its text, which is never wider than this. */
const SIZES = '(min-width: 46rem) 42rem, 92vw';

/** A block that nobody answers or plays: the same for each reader. */
export type StillBlock = Exclude<LessonBlock, { type: 'film' | 'prompt' | 'check' | 'action' | 'discussion' }>;

/** One block as HTML; its element carries the key, to be linked to and to tell that it was seen. */
export function blockHtml(block: StillBlock, options: RenderOptions): Html {
  const key = keyOf(block);
  const attrs = { id: key, 'data-block': key };
  switch (block.type) {
    case 'heading':
      return element(`h${block.attrs.level}`, attrs, inlineHtml(block.content));
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return blockOfProse(block, attrs);
    case 'blockquote':
      return element('blockquote', attrs, proseHtml(block.content));
    case 'image':
      return imageHtml(block, attrs, options);
    case 'callout':
      return element('aside', { class: `callout callout-${block.attrs.kind}`, ...attrs }, proseHtml(block.content));
    case 'sourceMark':
      return element('div', { class: 'source', ...attrs }, SAID, proseHtml(block.content));
    case 'quote': {
      const by = element('p', { class: 'small' }, element('cite', {}, text(block.attrs.by)));
      return element('blockquote', { class: 'quote', ...attrs }, proseHtml(block.content), by);
    }
    case 'caseStudy':
      return caseHtml(options.resolveCase?.(block.attrs.ref), attrs);
    case 'download':
      return element(
        'p',
        { class: 'download', ...attrs },
        downloadLink(options.fileAddress?.(block.attrs.src) ?? addressOf(block.attrs.src), block.attrs.label),
      );
  }
}

const SAID = element('p', { class: 'kicker' }, text('Uit het verhaal van de school'));

function downloadLink(href: string, label: string): Html {
  return element('a', { href, download: true }, text(label));
}

function imageHtml(
  { attrs: { src, alt, caption } }: Image,
  attrs: BlockAttrs,
  { inlineSvg, picture: inSizes }: RenderOptions,
): Html {
  const svg = inlineSvg?.(src);
  const sized = inSizes?.(src);
  const picture =
    (svg && drawing(svg, alt)) ||
    (sized && pictureHtml(sized, alt)) ||
    element('img', { src: addressOf(src), alt, loading: 'lazy' });
  const below = caption === '' ? [] : [element('figcaption', {}, text(caption))];
  return element('figure', { class: 'figure', ...attrs }, picture, ...below);
}

function pictureHtml({ sources, ...sized }: PictureToShow, alt: string): Html {
  return element(
    'picture',
    {},
    ...sources.map(({ type, srcset }) => element('source', { type, srcset, sizes: SIZES })),
    element('img', { ...sized, alt, loading: 'lazy', decoding: 'async' }),
  );
}

/** The question of a check, without its answers. */
export function questionHtml({ content }: Check): Html {
  return proseHtml(content.filter((node): node is Paragraph => node.type === 'paragraph'));
}

/** The options of a check in order. */
export function optionsOf({ content }: Check): CheckOption[] {
  return content.filter((node): node is CheckOption => node.type === 'checkOption');
}

/** An answer as one chooses it. */
export function answerHtml({ content: [answer] }: CheckOption): Html {
  return inlineHtml(answer?.content ?? []);
}

/** What one reads after choosing it. */
export function explanationHtml({ content: [, ...explanation] }: CheckOption): Html {
  return together(explanation.map((node) => blockOfProse(node)));
}
