import { type MessageKey, type MessageValues, translate } from '@fluxus/messages';
import type { GraphqlContext } from '../platform/graphql/caller.ts';

/** A sentence in the language of whoever asks; its field carries the middleware `inCallersLanguage`. */
export function sentence(key: MessageKey, values: MessageValues = {}): string {
  const say = (_: unknown, context: GraphqlContext) => translate(context.req.caller.locale, key, values);
  return say as unknown as string;
}
