/** The language of what is taught and written: lessons, titles, quotations. The interface around it may be in another. */
export const contentLang = 'nl-BE';

/** A sentence of the interface with words of the content in it, marked as the language they are in (WCAG 3.1.2). */
export function WithContent({ sentence, words }: { sentence: string; words: string }) {
  const at = sentence.indexOf(words);
  if (at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <span lang={contentLang}>{words}</span>
      {sentence.slice(at + words.length)}
    </>
  );
}
