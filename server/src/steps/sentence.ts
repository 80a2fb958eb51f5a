import { type Locale, translate } from '@fluxus/messages';
import type { StepRow } from './step.ts';

/** A step as it is said in a mail or a calendar: the sentence, and with whom where somebody is named. */
export function sentencesOf({ words: { situation, action, companion } }: StepRow, locale: Locale): string[] {
  const sentence = translate(locale, 'steps.sentence', { situation, action });
  return companion ? [sentence, translate(locale, 'steps.sentence.with', { companion })] : [sentence];
}
