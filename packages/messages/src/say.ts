import { IntlMessageFormat } from 'intl-messageformat';
import type { nlBE } from './nl-BE/index.ts';

/** The languages of the interface. Content stays in the language it was written in. */
export const locales = ['nl-BE', 'fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Whose habits dates, amounts and numbers follow in each language: those of Belgium, and of Britain for English. */
export const regionOf: Readonly<Record<Locale, string>> = { 'nl-BE': 'nl-BE', fr: 'fr-BE', en: 'en-GB' };

/** Every sentence the product can say; the Dutch catalogue is the measure. */
export type MessageKey = keyof typeof nlBE;
export type MessageValues = Readonly<Record<string, string | number | Date>>;
export type Sentences = Readonly<Partial<Record<MessageKey, string>>>;

/** One sentence in one language, with values put in (ICU message format). The result is text, never markup. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** Says sentences of one language; holds no catalogue itself, so that a browser gets only the sentences it is given. */
export function saying(locale: Locale, sentences: Sentences): Translate {
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    const pattern = sentences[key];
    if (pattern === undefined) throw new Error(`there is no sentence ${key} in ${locale} here`);
    if (!pattern.includes('{')) return pattern;
    let format = compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(pattern, regionOf[locale], undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format(values));
  };
}

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}
