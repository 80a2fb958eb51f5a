import { type MessageKey, type MessageValues, translate } from '@fluxus/messages';
import type { GraphqlContext } from '../platform/graphql/caller.ts';

/** A field that GraphQL fills with a sentence in the language of whoever asks (it calls properties that are functions). */
export function sentence(key: MessageKey, values: MessageValues = {}): string {
  const say = (_: unknown, context: GraphqlContext) => translate(context.req.caller.locale, key, values);
  return say as unknown as string;
}
