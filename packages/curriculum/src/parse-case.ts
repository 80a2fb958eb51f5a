import type { Faults } from './faults.ts';
import { splitFrontMatter } from './front-matter.ts';
import { BARRIERS, type CaseManuscript } from './manuscripts.ts';
import { checkDrawing, checkName, checkStatements, type Surroundings } from './surroundings.ts';

const HEADING = /^## (.+?)\s*$/;
const ITEM = /^- (.+)$/;
const SECTIONS = ['Situatie', 'Aanpak', 'Effect', 'Vragen'];

type Section = { line: number; lines: string[] };

/** One file of cases/. Its sections are plain text: a case stands in the library, in lessons and in search. */
export function parseCase(name: string, surroundings: Surroundings): CaseManuscript {
  const { files, faults } = surroundings;
  const file = `cases/${name}.md`;
  const { fields, body } = splitFrontMatter(files.get(file) ?? '', file, faults);
  const sections = sectionsOf(body, file, faults);
  const drawing = fields.has('drawing') ? fields.text('drawing') : undefined;
  const manuscript = {
    key: fields.text('key'),
    slug: name,
    title: fields.line('title'),
    barrier: fields.oneOf('barrier', BARRIERS),
    age: fields.line('age'),
    channel: fields.line('channel'),
    statements: fields.texts('statements'),
    situation: proseOf('Situatie', sections, file, faults),
    approach: proseOf('Aanpak', sections, file, faults),
    ...(sections.has('Effect') ? { effect: proseOf('Effect', sections, file, faults) } : {}),
    questions: questionsOf(sections, file, faults),
    ...(drawing === undefined ? {} : { drawing }),
  };
  fields.end();
  checkName({ name, file, line: 1 }, surroundings);
  if (manuscript.key !== name) faults.add(file, fields.lineOf('key'), `De sleutel is die van het bestand: ${name}.`);
  checkStatements(manuscript.statements, { file, line: fields.lineOf('statements') }, surroundings);
  if (drawing !== undefined) checkDrawing({ name: drawing, file, line: fields.lineOf('drawing') }, surroundings);
  return manuscript;
}

function sectionsOf(body: string, file: string, faults: Faults): Map<string, Section> {
  const sections = new Map<string, Section>();
  let current: Section | undefined;
  for (const [at, line] of body.split('\n').entries()) {
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) {
      const fits = SECTIONS.includes(heading) && !sections.has(heading);
      if (!fits) faults.add(file, at + 1, `Verwacht: ${SECTIONS.join(', ')}, elk één keer. Dit staat er: ${heading}.`);
      current = { line: at + 1, lines: [] };
      sections.set(heading, current);
    } else if (current) current.lines.push(line);
    else if (line.trim() !== '') faults.add(file, at + 1, 'Zet deze tekst onder een titel, zoals ## Situatie.');
  }
  return sections;
}

/** Paragraphs, each on one line, an empty line between them. */
function proseOf(name: string, sections: ReadonlyMap<string, Section>, file: string, faults: Faults): string {
  const section = sections.get(name);
  const prose = (section?.lines ?? [])
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
  if (prose === '') faults.add(file, section?.line ?? 1, `Schrijf iets onder ## ${name}.`);
  return prose;
}

function questionsOf(sections: ReadonlyMap<string, Section>, file: string, faults: Faults): string[] {
  const section = sections.get('Vragen');
  const questions: string[] = [];
  for (const [at, line] of (section?.lines ?? []).entries()) {
    const question = ITEM.exec(line)?.[1];
    if (question !== undefined) questions.push(question.trim());
    else if (/^\s+\S/.test(line) && questions.length > 0) questions.push(`${questions.pop()} ${line.trim()}`);
    else if (line.trim() !== '') faults.add(file, (section?.line ?? 1) + at + 1, 'Begin elke vraag met “- ”.');
  }
  if (questions.length === 0) faults.add(file, section?.line ?? 1, 'Stel minstens één vraag onder ## Vragen.');
  return questions;
}
