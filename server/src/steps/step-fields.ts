import type { MessageKey } from '@fluxus/messages';
import { BARRIERS, type Barrier } from '../catalogue/index.ts';
import { daysAfter, isDay } from '../platform/brussels.ts';
import { FieldProblem, InvalidInput, refuse } from '../platform/graphql/refusal.ts';
import { UUID } from '../platform/uuid.ts';
import { OUTCOMES, type StepOutcome, type StepWords } from './step.ts';

/** Characters at most. */
const SENTENCE = 500;
const COMPANION = 200;
const TOLD = 5000;

/** How far ahead a step may lie, in days. */
const FURTHEST = 800;

export type WrittenStep = { situation: string; action: string; companion: string; barrier: string; due: string };
export type WrittenLookBack = { outcome: string; happened: string; next: string };
export type StepFields = Pick<StepWords, 'situation' | 'action' | 'companion'> & { barrier: Barrier; due: string };
export type LookBackFields = Pick<StepWords, 'happened' | 'next'> & { outcome: StepOutcome };

/**
 * A step as it can be kept: on one line, without the words `als` and `dan` that stand around it anyhow.
 * @param kept the day it has already, which may be past
 * @throws Refusal with InvalidInput, for all that is not right at once
 */
export function stepFields(written: WrittenStep, today: string, kept?: string): StepFields {
  const problems = new Problems();
  const situation = bare(onOneLine(written.situation), /^als(\s+|$)/iu);
  const action = bare(onOneLine(written.action), /^dan(\s+|$)/iu);
  const companion = onOneLine(written.companion);
  problems.unless('situation', situation !== '', 'steps.problem.situation');
  problems.unless('action', action !== '', 'steps.problem.action');
  problems.text('situation', situation, SENTENCE);
  problems.text('action', action, SENTENCE);
  problems.text('companion', companion, COMPANION);
  const barrier = BARRIERS.find((one) => one === written.barrier);
  problems.unless('barrier', barrier, 'steps.problem.barrier');
  const { due } = written;
  if (!isDay(due)) problems.add('due', 'steps.problem.day');
  else if (due !== kept && due < today) problems.add('due', 'steps.problem.past');
  else if (due > daysAfter(today, FURTHEST)) problems.add('due', 'steps.problem.far');
  problems.refuse();
  return { situation, action, companion, barrier: barrier ?? 'trust', due };
}

/** A look back as it can be kept. @throws Refusal with InvalidInput */
export function lookBackFields(written: WrittenLookBack): LookBackFields {
  const problems = new Problems();
  const outcome = OUTCOMES.find((one) => one === written.outcome);
  problems.unless('outcome', outcome, 'steps.problem.outcome');
  const happened = written.happened.replaceAll('\r\n', '\n').trim();
  const next = written.next.replaceAll('\r\n', '\n').trim();
  problems.text('happened', happened, TOLD);
  problems.text('next', next, TOLD);
  problems.refuse();
  return { outcome: outcome ?? 'done', happened, next };
}

/** The key a form gives, so that it makes one step however often it is sent. @throws Refusal with InvalidInput */
export function requestKeyOf(text: string): string {
  if (!UUID.test(text)) refuse(new InvalidInput([new FieldProblem('requestKey', 'steps.problem.request')]));
  return text.toLowerCase();
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function bare(text: string, opening: RegExp): string {
  return text
    .replace(opening, '')
    .replace(/(?<!\.)[.,;]$/u, '')
    .trim();
}

class Problems {
  private readonly found: FieldProblem[] = [];

  add(field: string, key: MessageKey, values: Record<string, number> = {}): void {
    if (!this.found.some((one) => one.field === field)) this.found.push(new FieldProblem(field, key, values));
  }

  unless(field: string, fine: unknown, key: MessageKey): void {
    if (!fine) this.add(field, key);
  }

  text(field: string, text: string, most: number): void {
    // a control character can be kept by nobody, and would be a line of its own in a mail or a calendar
    if (!text.isWellFormed() || /(?![\n\t])\p{Cc}/u.test(text)) this.add(field, 'steps.problem.characters');
    if ([...text.slice(0, 2 * most + 1)].length > most) this.add(field, 'steps.problem.long', { most });
  }

  refuse(): void {
    if (this.found.length > 0) refuse(new InvalidInput(this.found));
  }
}
