import { Injectable, Logger } from '@nestjs/common';
import { SealBroken, type SealedFor, Seals } from '../platform/seals/seals.ts';

/** Whose answer, which one. */
export type AnswerOf = { personId: string; answerId: string };

/** What the copy that stands in a conversation is bound to: in the row of another person or answer it does not open. */
export function sharedAnswerSeal({ personId, answerId }: AnswerOf): SealedFor {
  return ['shared answer', personId, answerId];
}

/** Seals the copies of answers that are shared in conversations, and opens them. */
@Injectable()
export class AnswerSeals {
  private readonly logger = new Logger('SharedAnswers');

  constructor(private readonly seals: Seals) {}

  seal(of: AnswerOf, text: string): Buffer {
    return this.seals.seal(text, sharedAnswerSeal(of));
  }

  /** The text; null when it does not open, so that one damaged row takes nothing else away. */
  open(of: AnswerOf & { id: string }, sealed: Buffer): string | null {
    try {
      return this.seals.open(sealed, sharedAnswerSeal(of));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      this.logger.error(`shared answer ${of.id}: ${error.message}`);
      return null;
    }
  }
}
