import { Injectable, Logger } from '@nestjs/common';
import { SealBroken, Seals } from '../platform/seals/seals.ts';
import { type ReflectionOf, reflectionSeal } from './reflection-of.ts';

/** Seals what people write to prompts, and opens it. */
@Injectable()
export class ReflectionSeals {
  private readonly logger = new Logger('Reflections');

  constructor(private readonly seals: Seals) {}

  seal(of: ReflectionOf, text: string): Buffer {
    return this.seals.seal(text, reflectionSeal(of));
  }

  /** The text; null when it does not open, so that one damaged row takes nothing else away. The log knows its id alone. */
  open(of: ReflectionOf, sealed: Buffer, id: string): string | null {
    try {
      return this.seals.open(sealed, reflectionSeal(of));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      this.logger.error(`reflection ${id}: ${error.message}`);
      return null;
    }
  }
}
