declare const safe: unique symbol;

/** Markup that was made here. Text becomes it by `text` only, so that nothing a person writes is read as markup. */
export type Html = string & { readonly [safe]: true };

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as they are, for between elements. */
export function text(words: string): Html {
  return escaped(words) as Html;
}

type Attrs = Readonly<Record<string, string | number | boolean | undefined>>;
const VOID = new Set(['br', 'img', 'source', 'track']);

/** An element. Names of elements and attributes come from this package; values are escaped, absent ones left out. */
export function element(name: string, attrs: Attrs, ...children: readonly Html[]): Html {
  const written = Object.entries(attrs).map(([attr, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${attr}` : ` ${attr}="${escaped(String(value))}"`;
  });
  const open = `<${name}${written.join('')}>`;
  return (VOID.has(name) ? open : `${open}${children.join('')}</${name}>`) as Html;
}

/** Several pieces one after the other. */
export function together(pieces: readonly Html[]): Html {
  return pieces.join('') as Html;
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
