import type { LessonBarrier } from '../document.ts';
import { element, type Html, text } from './html.ts';
import type { BlockAttrs } from './prose.ts';

/**
 * A case study from the library, as a lesson shows it. `effect` is left out where nothing is known of it, `href` where it
 * has no page of its own.
 */
export type CaseToShow = Readonly<{
  key: string;
  href?: string;
  title: string;
  barrier: LessonBarrier;
  age: string;
  channel: string;
  situation: string;
  approach: string;
  effect?: string;
  questions: readonly string[];
}>;

const BARRIERS: Readonly<Record<LessonBarrier, string>> = {
  trust: 'vertrouwen',
  education: 'belang van onderwijs',
  practical: 'praktisch',
};

const TO_ITS_PAGE = text('Open dit voorbeeld apart, ook als blad voor je team');

/** A case study in its place; one that is not in the library shows its place only. */
export function caseHtml(found: CaseToShow | undefined, attrs: BlockAttrs & { id: string }): Html {
  const { id } = attrs;
  if (!found) return element('section', { class: 'case', ...attrs }, kicker(['Praktijkvoorbeeld']));
  const { href, title, barrier, age, channel, situation, approach, effect = '', questions } = found;
  const heading = `${id}-titel`;
  const rows: [string, Html[]][] = [
    ['Situatie', paragraphs(situation)],
    ['Aanpak', paragraphs(approach)],
    ['Effect', paragraphs(effect)],
    ['Om over na te denken', questions.map((question) => element('dd', {}, text(question)))],
  ];
  return element(
    'section',
    { class: 'case', ...attrs, 'aria-labelledby': heading },
    kicker(['Praktijkvoorbeeld', BARRIERS[barrier], age, channel]),
    element('h2', { id: heading }, text(title)),
    element('dl', {}, ...rows.flatMap(([name, dds]) => (dds.length === 0 ? [] : [row(name, dds)]))),
    ...(href === undefined ? [] : [element('p', { class: 'case-link' }, element('a', { href }, TO_ITS_PAGE))]),
  );
}

function kicker(parts: readonly string[]): Html {
  return element('p', { class: 'kicker' }, text(parts.filter(Boolean).join(' · ')));
}

function row(name: string, dds: readonly Html[]): Html {
  return element('div', {}, element('dt', {}, text(name)), ...dds);
}

/** A text from a field; an empty line begins a new paragraph. */
function paragraphs(words: string): Html[] {
  const parts = words.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  if (parts.length < 2) return parts.map((part) => element('dd', {}, text(part.trim())));
  return [element('dd', {}, ...parts.map((part) => element('p', {}, text(part.trim()))))];
}
