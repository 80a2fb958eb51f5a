import { isHarmlessDrawing } from '@fluxus/lesson-document';
import { checkLinks } from './check-links.ts';
import { Faults } from './faults.ts';
import { fieldsOf, listOfFields } from './fields.ts';
import {
  type Curriculum,
  type ModuleManuscript,
  type ProgrammeManuscript,
  type Quotation,
  type Statement,
  VAT_TREATMENTS,
} from './manuscripts.ts';
import { parseCase } from './parse-case.ts';
import { parseModule } from './parse-module.ts';
import { parseWorkshop } from './parse-workshop.ts';
import { type ContentFiles, checkName, checkOnce, type Surroundings } from './surroundings.ts';

const STATEMENTS = 'statements.yaml';
const QUOTATIONS = 'quotations.yaml';
const PROGRAMME = 'programme.yaml';
const MODULE = /^modules\/([^/]+)\/module\.yaml$/;
const CASE = /^cases\/([^/]+)\.md$/;
const WORKSHOP = /^workshops\/([^/]+)\.md$/;
const DRAWING = /^media\/[^/]+\.svg$/;
const MOST_CENTS = 1_000_000;

/**
 * Makes the curriculum from its files. Pure.
 * @throws CurriculumFault with everything that is wrong
 */
export function parseCurriculum(files: ContentFiles): Curriculum {
  const faults = new Faults();
  const statements = parseStatements(files, faults);
  const quotations = parseQuotations(files, statements, faults);
  const surroundings: Surroundings = {
    files,
    statements: new Set(statements.map(({ id }) => id)),
    cases: new Set(matching(files, CASE)),
    faults,
  };
  const modules = matching(files, MODULE).map((folder) => parseModule(folder, surroundings));
  const programme = parseProgramme(modules, surroundings);
  const cases = matching(files, CASE).map((key) => parseCase(key, surroundings));
  const workshops = matching(files, WORKSHOP).map((key) => parseWorkshop(key, surroundings, programme.modules));
  checkOnce(
    workshops.map(({ key, slug: name }) => ({ name, file: `workshops/${key}.md`, line: 1 })),
    faults,
    'Het adres',
  );
  checkLinks({ modules, programme, workshops }, surroundings);
  checkDrawings(files, faults);
  faults.refuse();
  return {
    programmes: [programme],
    modules: programme.modules.flatMap((key) => modules.filter((module) => module.key === key)),
    cases,
    workshops,
    drawings: new Map([...files].filter(([file]) => DRAWING.test(file))),
    statements,
    quotations,
  };
}

function parseStatements(files: ContentFiles, faults: Faults): Statement[] {
  const listed = listOfFields(textOf(files, STATEMENTS, faults), STATEMENTS, faults).map((fields) => {
    const statement = {
      id: fields.text('id'),
      part: fields.text('part'),
      words: fields.text('words'),
    };
    fields.end();
    return { statement, named: { name: statement.id, file: STATEMENTS, line: fields.lineOf('id') } };
  });
  checkOnce(
    listed.map(({ named }) => named),
    faults,
  );
  return listed.map(({ statement }) => statement);
}

/** Each stands once in the list, and literally in the statement it comes from. */
function parseQuotations(files: ContentFiles, statements: readonly Statement[], faults: Faults): Quotation[] {
  const listed = listOfFields(textOf(files, QUOTATIONS, faults), QUOTATIONS, faults).map((fields) => {
    const quotation = { words: fields.text('words'), statement: fields.text('statement') };
    fields.end();
    return { quotation, named: { name: quotation.words, file: QUOTATIONS, line: fields.lineOf('words') } };
  });
  for (const { quotation, named } of listed) {
    const source = statements.find(({ id }) => id === quotation.statement);
    if (!source) faults.add(named.file, named.line, `De uitspraak ${quotation.statement} staat niet in ${STATEMENTS}.`);
    else if (!source.words.includes(quotation.words))
      faults.add(named.file, named.line, `Dit staat niet woordelijk in ${source.id}: “${quotation.words}”.`);
  }
  checkOnce(
    listed.map(({ named }) => named),
    faults,
    'Het citaat',
  );
  return listed.map(({ quotation }) => quotation);
}

/** Every module is in the programme, and the programme has no other. */
function parseProgramme(modules: readonly ModuleManuscript[], surroundings: Surroundings): ProgrammeManuscript {
  const { files, faults } = surroundings;
  const fields = fieldsOf(textOf(files, PROGRAMME, faults), PROGRAMME, faults);
  const programme = {
    key: fields.text('key'),
    slug: fields.text('slug'),
    title: fields.line('title'),
    promise: fields.text('promise'),
    modules: fields.texts('modules'),
    priceCents: fields.wholeNumber('priceCents', 0, MOST_CENTS),
    vat: fields.oneOf('vat', VAT_TREATMENTS),
  };
  fields.end();
  const line = fields.lineOf('modules');
  for (const name of ['key', 'slug'] as const)
    checkName({ name: programme[name], file: PROGRAMME, line: fields.lineOf(name) }, surroundings);
  checkOnce(
    programme.modules.map((name) => ({ name, file: PROGRAMME, line })),
    faults,
    'De module',
  );
  checkOnce(
    modules.map(({ key, slug: name }) => ({ name, file: `modules/${key}/module.yaml`, line: 1 })),
    faults,
    'Het adres',
  );
  const keys = modules.map(({ key }) => key);
  for (const key of programme.modules) {
    if (!keys.includes(key)) faults.add(PROGRAMME, line, `De module “${key}” heeft geen map in modules/.`);
  }
  for (const key of keys) {
    if (!programme.modules.includes(key)) faults.add(PROGRAMME, line, `De module “${key}” ontbreekt in “modules”.`);
  }
  return programme;
}

/** Drawings stand inside pages, so they hold shapes and nothing else. */
function checkDrawings(files: ContentFiles, faults: Faults): void {
  for (const [file, svg] of files) {
    if (DRAWING.test(file) && !isHarmlessDrawing(svg))
      faults.add(
        file,
        1,
        'Deze tekening kan niet in een bladzijde staan. Laat alleen vormen en de klassen van het ontwerp over.',
      );
  }
}

function textOf(files: ContentFiles, file: string, faults: Faults): string {
  const text = files.get(file);
  if (text === undefined) faults.add(file, 1, 'Dit bestand ontbreekt.');
  return text ?? '';
}

/** The named part of every path that has this form, sorted. */
function matching(files: ContentFiles, pattern: RegExp): string[] {
  return [...files.keys()].flatMap((file) => pattern.exec(file)?.[1] ?? []).toSorted();
}
