/** What may be pasted at once, in characters; a lesson has room for less. */
export const MOST_PASTED = 1_000_000;

/**
 * What Word and Google Docs put on the clipboard, without what is only theirs: comments, styles, and lists that are paragraphs with a dot in front.
 */
export function cleanPaste(html: string): string {
  const bare = html
    .replace(/<!--\[if !supportLists\]-->[\s\S]*?<!--\[endif\]-->/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[[^\]]*\]>/g, '')
    .replace(/<(style|script|xml|title|o:p)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/?(meta|link|o:p|w:[a-z]+)\b[^>]*>/gi, '');
  return wordLists(html, bare);
}

/** Paragraphs that are items of a list in Word, as a list. Whether it is numbered is told by what stood in front. */
function wordLists(html: string, bare: string): string {
  if (!/mso-list/i.test(bare)) return bare;
  const numbered = /mso-list:\s*Ignore[^>]*>\s*(?:<[^>]+>\s*)*\d+[.)]/i.test(html);
  const tag = numbered ? 'ol' : 'ul';
  const item = /<p\b[^>]*mso-list:[^>]*>([\s\S]*?)<\/p>/gi;
  const items = bare.replace(item, (_, words: string) => `<li>${words}</li>`);
  return items.replace(/(?:<li>[\s\S]*?<\/li>\s*)+/gi, (list) => `<${tag}>${list}</${tag}>`);
}
