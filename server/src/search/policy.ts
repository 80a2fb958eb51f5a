import type { Findable } from './shelves.ts';

/**
 * Which of the texts somebody is led by: the whole one where they may open it, else the one that everybody may know.
 * @param opened the modules that they may open
 */
export function mayFind({ whole, opens }: Findable, opened: ReadonlySet<string>): boolean {
  return opens.length === 0 || opens.some((key) => opened.has(key)) === whole;
}
