import type { Faults } from './faults.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { WorkshopManuscript } from './manuscripts.ts';
import { checkName, checkStatements, type Surroundings } from './surroundings.ts';

const HEADING = /^## (.+?)\s*$/;
const ITEM = /^- (.+)$/;
const SECTIONS = ['Verloop', 'Vooraf', 'Achteraf'];

/** One file of workshops/: fields, and below them lists of plain sentences. */
export function parseWorkshop(
  name: string,
  surroundings: Surroundings,
  moduleKeys: readonly string[],
): WorkshopManuscript {
  const { files, cases, faults } = surroundings;
  const file = `workshops/${name}.md`;
  const { fields, body } = splitFrontMatter(files.get(file) ?? '', file, faults);
  const lists = listsOf(body, file, faults);
  const manuscript = {
    key: fields.text('key'),
    slug: fields.text('slug'),
    title: fields.line('title'),
    forWhom: fields.text('forWhom'),
    lead: fields.text('lead'),
    programme: lists.get('Verloop') ?? [],
    before: lists.get('Vooraf') ?? [],
    after: lists.get('Achteraf') ?? [],
    modules: fields.texts('modules'),
    cases: fields.texts('cases'),
    statements: fields.texts('statements'),
  };
  fields.end();
  const at = (field: string) => ({ file, line: fields.lineOf(field) });
  if (manuscript.programme.length === 0) faults.add(file, 1, 'Schrijf onder ## Verloop wat er gebeurt.');
  for (const field of ['key', 'slug'] as const) checkName({ name: manuscript[field], ...at(field) }, surroundings);
  if (manuscript.key !== name) faults.add(file, fields.lineOf('key'), `De sleutel is die van het bestand: ${name}.`);
  checkStatements(manuscript.statements, at('statements'), surroundings);
  for (const key of manuscript.modules) {
    if (!moduleKeys.includes(key)) faults.add(file, fields.lineOf('modules'), `De module “${key}” bestaat niet.`);
  }
  for (const key of manuscript.cases) {
    if (!cases.has(key)) faults.add(file, fields.lineOf('cases'), `Het praktijkvoorbeeld “${key}” bestaat niet.`);
  }
  return manuscript;
}

/** The items of each list; one that goes on over several lines is indented. */
function listsOf(body: string, file: string, faults: Faults): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  let items: string[] | undefined;
  for (const [at, line] of body.split('\n').entries()) {
    const heading = HEADING.exec(line)?.[1];
    const item = ITEM.exec(line)?.[1];
    if (heading !== undefined) {
      if (!SECTIONS.includes(heading) || lists.has(heading))
        faults.add(file, at + 1, `Verwacht: ${SECTIONS.join(', ')}, elk hoogstens één keer. Dit staat er: ${heading}.`);
      items = [];
      lists.set(heading, items);
    } else if (item !== undefined && items) items.push(item.trim());
    else if (/^\s+\S/.test(line) && items && items.length > 0) items.push(`${items.pop()} ${line.trim()}`);
    else if (line.trim() !== '') faults.add(file, at + 1, 'Zet dit als “- ” onder een titel, zoals ## Verloop.');
  }
  return lists;
}
