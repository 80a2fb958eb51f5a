import type { LessonBlock, LessonDocument } from '../document.ts';
import { keyOf } from '../document.ts';
import { answerHtml, blockHtml, optionsOf, questionHtml, type RenderOptions } from './blocks.ts';
import { filmHtml } from './film.ts';
import { element, type Html, text, together } from './html.ts';
import { proseHtml } from './prose.ts';

/**
 * A whole document as HTML, to read only: questions stand there without a place to answer and without what is right.
 * Safe to put in a page as it is, provided that `inlineSvg` gives harmless drawings.
 */
export function toHtml(document: LessonDocument, options: RenderOptions = {}): string {
  return together(document.content.map((block) => anyBlockHtml(block, options)));
}

function anyBlockHtml(block: LessonBlock, options: RenderOptions): Html {
  const key = keyOf(block);
  const attrs = { id: key, 'data-block': key };
  switch (block.type) {
    case 'prompt':
      return element(
        'section',
        { class: 'prompt', ...attrs },
        element('p', { class: 'phase why' }, text('Even stilstaan')),
        element('h2', {}, text(block.attrs.question)),
        proseHtml(block.content),
      );
    case 'check': {
      const answers = optionsOf(block).map((option) => element('li', {}, answerHtml(option)));
      return element('section', { class: 'check', ...attrs }, questionHtml(block), element('ul', {}, ...answers));
    }
    case 'action': {
      const step = text(`Als ${block.attrs.if}, dan ${block.attrs.then}.`);
      return element(
        'section',
        { class: 'action', ...attrs },
        element('p', { class: 'phase what' }, text('Kleine stap')),
        element('p', { class: 'if-then' }, step),
        proseHtml(block.content),
      );
    }
    case 'discussion':
      return element(
        'section',
        { class: 'discussion', ...attrs },
        element('p', { class: 'kicker' }, text('Om over te praten')),
        element('p', {}, text(block.attrs.question)),
      );
    case 'film':
      return filmHtml(block, attrs, options);
    default:
      return blockHtml(block, options);
  }
}
