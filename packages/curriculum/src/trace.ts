import type { Curriculum, Statement } from './manuscripts.ts';

/** Where a statement of the school is carried: lessons as `module/lesson` by their slugs, cases and workshops by their keys. */
export type Trace = Readonly<{
  statement: Statement;
  lessons: readonly string[];
  cases: readonly string[];
  workshops: readonly string[];
}>;

/** For each statement of the school, in its own order, the lessons, cases and workshops that carry it. */
export function trace({ statements, modules, cases, workshops }: Curriculum): Trace[] {
  const lessons = modules.flatMap((module) =>
    module.lessons.map((lesson) => ({ name: `${module.slug}/${lesson.slug}`, statements: lesson.statements })),
  );
  return statements.map((statement) => ({
    statement,
    lessons: lessons.filter((lesson) => lesson.statements.includes(statement.id)).map(({ name }) => name),
    cases: cases.filter((one) => one.statements.includes(statement.id)).map(({ key }) => key),
    workshops: workshops.filter((one) => one.statements.includes(statement.id)).map(({ key }) => key),
  }));
}

const HEAD = `# Wat de school zei, en waar het staat

Gemaakt door \`node packages/curriculum/src/report.ts --traceability\`. Verander dit bestand niet met de hand.

| nr. | deel | woorden van de school | lessen | praktijkvoorbeelden | workshops |
| --- | --- | --- | --- | --- | --- |
`;

/** content/traceability.md: the same curriculum gives the same text. */
export function traceabilityTable(curriculum: Curriculum): string {
  const rows = trace(curriculum).map(({ statement: { id, part, words }, lessons, cases, workshops }) => {
    const carried = [lessons, cases, workshops].map((names) => names.join('<br>'));
    const cells = [id, part, words.replaceAll('|', '\\|'), ...carried];
    return `| ${cells.join(' | ')} |\n`;
  });
  return HEAD + rows.join('');
}
