import { element, type Html } from './html.ts';

const ROOT = /^\s*<svg((?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*>/;
const SPOKEN = /\s+(?:role|aria-[a-z]+|focusable)\s*=\s*(?:"[^"]*"|'[^']*')/gi;

/** A drawing in the page, with its alternative text as its name, or hidden when it is decoration. Undefined when it is no SVG. */
export function drawing(svg: string, alt: string): Html | undefined {
  const root = ROOT.exec(svg);
  if (!root) return undefined;
  const spoken = alt === '' ? { 'aria-hidden': 'true', focusable: 'false' } : { role: 'img', 'aria-label': alt };
  const opened = element('svg', spoken).replace('></svg>', '');
  const own = (root[1] ?? '').replace(SPOKEN, '');
  return `${opened}${own}>${svg.slice(root[0].length).trimEnd()}` as Html;
}
