import type { Page } from 'playwright-core';

/**
 * Everything a page says in the language of its interface, that is outside what is marked as being in another one:
 * texts, names of things, alternative texts, hints. What people typed themselves is not looked at.
 */
export async function interfaceWordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const language = document.documentElement.lang;
    const isInterface = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === language;
    const isSaid = (element: Element | null) => element?.closest('script, style, textarea, [translate=no]') === null;
    const words: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (isInterface(node.parentElement) && isSaid(node.parentElement)) words.push(node.textContent ?? '');
    for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (isInterface(element)) words.push(element.getAttribute(name) ?? '');
    return words.map((one) => one.trim()).filter((one) => one !== '');
  });
}

/** Words that Dutch sentences are full of, and that neither French nor English has. */
const DUTCH =
  /(?<![\p{L}’'])(?:het|een|niet|voor|naar|deze|wordt|worden|zijn|ook|jouw|onze|wij|maar|geen|nog|moet|kun|heb|hebt|hier|wat|waarom|lessen|dit|dat|bij|uit|aan)(?![\p{L}’'])/iu;

/** Those among the words of a page in French or English that are Dutch. */
export function dutchAmong(words: readonly string[]): string[] {
  return words.filter((text) => DUTCH.test(text));
}
