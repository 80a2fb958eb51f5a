import type { MessageKey } from '@fluxus/messages';
import { FieldProblem, InvalidInput, refuse } from '../../platform/graphql/refusal.ts';
import { UUID } from '../../platform/uuid.ts';
import { type DraftPhase, PHASES } from './draft.ts';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Fields of forms in the studio, each with the sentence an author reads, all of them at once. */
export class StudioFields {
  private readonly problems: FieldProblem[] = [];

  /** Words on one line; perhaps none yet. */
  line(field: string, value: string, most = 300, needed = false): string {
    const line = value.replace(/\s+/gu, ' ').trim();
    return this.words(field, line, most, needed);
  }

  text(field: string, value: string, most = 5000): string {
    return this.words(field, value.replaceAll('\r\n', '\n').trim(), most, false);
  }

  slug(field: string, value: string): string {
    const slug = value.trim();
    if (!NAME.test(slug) || slug.length > 120) this.add(field, 'authoring.name', { most: 120 });
    return slug;
  }

  phase(field: string, value: string): DraftPhase {
    const phase = PHASES.find((one) => one === value);
    if (!phase) this.add(field, 'authoring.choice', { choices: PHASES.join(', ') });
    return phase ?? 'why';
  }

  number(field: string, value: number, least: number, most: number): number {
    if (!Number.isInteger(value) || value < least || value > most) this.add(field, 'authoring.number', { least, most });
    return value;
  }

  /** The number of a form or a save, by which it counts once. */
  step(field: string, value: string): string {
    if (!UUID.test(value)) this.add(field, 'steps.problem.request');
    return value.toLowerCase();
  }

  add(field: string, key: MessageKey, values: Record<string, string | number> = {}): void {
    if (!this.problems.some((one) => one.field === field)) this.problems.push(new FieldProblem(field, key, values));
  }

  /** @throws Refusal with InvalidInput when anything is not right */
  refuse(): void {
    if (this.problems.length > 0) refuse(new InvalidInput(this.problems));
  }

  private words(field: string, value: string, most: number, needed: boolean): string {
    if (needed && value === '') this.add(field, 'authoring.empty');
    else if (value.length > most) this.add(field, 'authoring.too-long', { most });
    else if (!value.isWellFormed() || /(?![\n\t])\p{Cc}/u.test(value)) this.add(field, 'authoring.characters');
    return value;
  }
}
