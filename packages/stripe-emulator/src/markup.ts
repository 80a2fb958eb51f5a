const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A piece of HTML that may stand in a page as it is. Only `html` makes one. */
export type Markup = { readonly markup: string };

/** Text as HTML shows it, never as markup. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => NAMES[character] ?? character);
}

/** A template whose values are escaped, except those that are `Markup` (or lists of it) themselves. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Markup | readonly Markup[])[]): Markup {
  let markup = parts[0] ?? '';
  for (const [index, value] of values.entries()) markup += inserted(value) + (parts[index + 1] ?? '');
  return { markup };
}

function inserted(value: string | number | Markup | readonly Markup[]): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'markup' in value ? value.markup : value.map((one) => one.markup).join('');
}
