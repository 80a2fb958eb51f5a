import { isHarmlessDrawing } from '@fluxus/lesson-document';
import type { Problems } from './manuscript-fault.ts';
import type { Drawings } from './manuscripts.ts';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_NAME = 120;
const LONGEST_LINE = 300;
const LONGEST_TEXT = 5000;

/** Checks of the fields of a manuscript, each with the sentence an author reads. */
export class ManuscriptFields {
  constructor(private readonly problems: Problems) {}

  /** A key or slug: what addresses and other domains know a thing by. */
  name(where: string, value: unknown): void {
    if (typeof value !== 'string' || value.length > LONGEST_NAME || !NAME.test(value)) {
      this.problems.add(where, 'authoring.name', { most: LONGEST_NAME });
    }
  }

  line(where: string, value: unknown): void {
    this.words(where, value, LONGEST_LINE);
  }

  text(where: string, value: unknown): void {
    this.words(where, value, LONGEST_TEXT);
  }

  lines(where: string, values: unknown): void {
    if (!Array.isArray(values)) this.problems.add(where, 'authoring.list');
    else for (const [at, value] of values.entries()) this.line(`${where}[${at}]`, value);
  }

  wholeNumber(where: string, value: unknown, least: number, most: number): void {
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
      this.problems.add(where, 'authoring.number', { least, most });
    }
  }

  oneOf(where: string, value: unknown, choices: readonly string[]): void {
    if (!choices.some((choice) => choice === value)) {
      this.problems.add(where, 'authoring.choice', { choices: choices.join(', ') });
    }
  }

  /** Says when something that may be there only once comes again. */
  once(where: string, values: readonly string[]): void {
    const seen = new Set<string>();
    for (const value of values) {
      if (seen.has(value)) this.problems.add(where, 'authoring.twice', { name: value });
      seen.add(value);
    }
  }

  /** The drawing with this source, as SVG; an empty text when there is none, which is told. */
  drawing(where: string, source: string, drawings: Drawings): string {
    const svg = drawings.get(source);
    if (svg === undefined) this.problems.add(where, 'authoring.drawing.unknown', { source });
    else if (!isHarmlessDrawing(svg)) {
      this.problems.add(where, 'authoring.drawing.unsafe', { source });
    } else return svg;
    return '';
  }

  private words(where: string, value: unknown, longest: number): void {
    if (typeof value !== 'string' || value.trim() === '') this.problems.add(where, 'authoring.empty');
    else if (value.length > longest) this.problems.add(where, 'authoring.too-long', { most: longest });
    else if (value.includes('\0') || !value.isWellFormed()) {
      this.problems.add(where, 'authoring.characters');
    }
  }
}
