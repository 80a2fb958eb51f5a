import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { nlBE } from './nl-BE/index.ts';
import { type Locale, type MessageKey, type MessageValues, saying, type Translate } from './say.ts';

export {
  isLocale,
  type Locale,
  locales,
  type MessageKey,
  type MessageValues,
  regionOf,
  type Translate,
} from './say.ts';

const spoken: Readonly<Record<Locale, Translate>> = {
  'nl-BE': saying('nl-BE', nlBE),
  fr: saying('fr', fr),
  en: saying('en', en),
};

/** One sentence in one language, with values put in (ICU message format). The result is text, never markup. */
export function translate(locale: Locale, key: MessageKey, values?: MessageValues): string {
  return spoken[locale](key, values);
}

/** The sentences of one language. */
export function messagesIn(locale: Locale): Translate {
  return spoken[locale];
}
