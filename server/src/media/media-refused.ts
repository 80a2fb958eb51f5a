import type { MessageKey, MessageValues } from '@fluxus/messages';
import { FieldProblem, InvalidInput, Refusal } from '../platform/graphql/refusal.ts';

/** A file that cannot be kept, with the sentence that says what and why, at the field `file`. */
export class MediaRefused extends Refusal {
  constructor(
    readonly key: MessageKey,
    readonly values: MessageValues = {},
  ) {
    super(new InvalidInput([new FieldProblem('file', key, values)]));
    this.name = 'MediaRefused';
  }
}
