import type { CasePlace } from '../catalogue/index.ts';

/**
 * A case study is open to whoever may open a module in which it stands; one that stands in a free lesson to everybody,
 * who can read it there anyhow.
 */
export function mayReadWhole(places: readonly CasePlace[], opened: ReadonlySet<string>): boolean {
  return places.some(({ module, lessons }) => opened.has(module.key) || lessons.some((lesson) => lesson.free));
}
