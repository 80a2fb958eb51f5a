import { IntlMessageFormat } from 'intl-messageformat';
import { nlBE } from './nl-BE/index.ts';

/** The languages of the interface. Content stays in the language it was written in. */
export const locales = ['nl-BE', 'fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Every sentence the product can say; the Dutch catalogue is the measure. */
export type MessageKey = keyof typeof nlBE;
export type MessageValues = Readonly<Record<string, string | number | Date>>;

const catalogues: Record<Locale, Readonly<Record<string, string>>> = { 'nl-BE': nlBE, fr: {}, en: {} };
const compiled = new Map<string, IntlMessageFormat>();

/**
 * One sentence in one language, with values put in (ICU message format). Falls back to Dutch where a language lacks it.
 * The result is text, never markup.
 */
export function translate(locale: Locale, key: MessageKey, values?: MessageValues): string {
  const pattern = catalogues[locale][key] ?? nlBE[key];
  if (!pattern.includes('{')) return pattern;
  const id = `${locale} ${key}`;
  let format = compiled.get(id);
  if (!format) {
    format = new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true });
    compiled.set(id, format);
  }
  return String(format.format(values));
}

export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** The sentences of one language. */
export function messagesIn(locale: Locale): Translate {
  return (key, values) => translate(locale, key, values);
}

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}
