import type { MessageKey, MessageValues } from '@fluxus/messages';
import { FieldProblem, InvalidInput, refuse } from '../platform/graphql/refusal.ts';

/** What is wrong in a form, one sentence a field, told all at once. */
export class Problems {
  private readonly found: FieldProblem[] = [];

  add(field: string, key: MessageKey, values: MessageValues = {}): void {
    if (!this.found.some((one) => one.field === field)) this.found.push(new FieldProblem(field, key, values));
  }

  unless(field: string, fine: unknown, key: MessageKey, values?: MessageValues): void {
    if (!fine) this.add(field, key, values);
  }

  /** A text on one line: white space is made one space, and what could begin a line or turn a text around is refused. */
  line(field: string, written: string, most: number): string {
    const text = written
      .normalize('NFC')
      .trim()
      .replace(/[ \t]+/g, ' ');
    if (!text.isWellFormed() || UNSEEN.test(text)) this.add(field, 'workshops.problem.characters');
    else if ([...text.slice(0, 2 * most + 1)].length > most) this.add(field, 'workshops.problem.long', { most });
    return text;
  }

  /** @throws Refusal with InvalidInput when anything was wrong */
  refuse(): void {
    if (this.found.length > 0) refuse(new InvalidInput(this.found));
  }
}

/** Line ends, other control characters, and marks that turn the direction of a text. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
