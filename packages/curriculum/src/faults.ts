/** One thing in the content that is not right: the file, the line (from 1), and what to do about it. */
export type Fault = Readonly<{ file: string; line: number; sentence: string }>;

/** The content cannot be used as it stands; `faults` holds everything that was found. */
export class CurriculumFault extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(
      `Mend these in packages/curriculum/content:\n${faults.map(({ file, line, sentence }) => `  ${file}:${line} ${sentence}`).join('\n')}`,
    );
    this.name = 'CurriculumFault';
    this.faults = faults;
  }
}

/** Gathers what is wrong, so that a writer hears all of it at once. */
export class Faults {
  private readonly found: Fault[] = [];

  add(file: string, line: number, sentence: string): void {
    this.found.push({ file, line, sentence });
  }

  /** @throws CurriculumFault when anything was found */
  refuse(): void {
    if (this.found.length === 0) return;
    throw new CurriculumFault(
      this.found.toSorted((one, other) => one.file.localeCompare(other.file) || one.line - other.line),
    );
  }
}
