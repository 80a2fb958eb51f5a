import { type Fields, fieldsOf } from './fields.ts';
import { type ModuleManuscript, VAT_TREATMENTS } from './manuscripts.ts';
import { type ParsedLesson, parseLesson, slugOfLesson } from './parse-lesson.ts';
import { checkDrawing, checkName, checkOnce, type Surroundings } from './surroundings.ts';

const MOST_CENTS = 1_000_000;

/** One folder of modules/: module.yaml and its lessons, in the order of their numbers. */
export function parseModule(folder: string, surroundings: Surroundings): ModuleManuscript {
  const { files, faults } = surroundings;
  const file = `modules/${folder}/module.yaml`;
  const fields = fieldsOf(files.get(file) ?? '', file, faults);
  const lessons = parseLessons(folder, surroundings);
  const module = {
    key: fields.text('key'),
    slug: fields.text('slug'),
    title: fields.line('title'),
    subtitle: fields.line('subtitle'),
    promise: fields.text('promise'),
    able: fields.texts('able'),
    forWhom: fields.text('forWhom'),
    priceCents: fields.wholeNumber('priceCents', 0, MOST_CENTS),
    vat: fields.oneOf('vat', VAT_TREATMENTS),
    cover: fields.text('cover'),
    coverAlt: fields.line('coverAlt'),
    questions: fields.has('questions') ? fields.entries('questions').map(parseQuestion) : [],
    lessons: lessons.map(({ lesson }) => lesson),
  };
  fields.end();
  if (module.key !== folder) faults.add(file, fields.lineOf('key'), `De sleutel is die van de map: ${folder}.`);
  checkName({ name: module.key, file, line: fields.lineOf('key') }, surroundings);
  checkName({ name: module.slug, file, line: fields.lineOf('slug') }, surroundings);
  checkDrawing({ name: module.cover, file, line: fields.lineOf('cover') }, surroundings);
  if (lessons.length === 0) faults.add(file, 1, 'Deze module heeft nog geen lessen.');
  checkOnce(
    lessons.map(({ named }) => named),
    faults,
  );
  checkOnce(
    lessons.map(({ lesson, named }) => ({ ...named, name: lesson.slug, line: 1 })),
    faults,
    'Het adres',
  );
  checkOnce(
    lessons.flatMap(({ blocks }) => blocks),
    faults,
  );
  return module;
}

function parseLessons(folder: string, surroundings: Surroundings): ParsedLesson[] {
  const { files, faults } = surroundings;
  const inside = [...files.keys()].filter((file) => file.startsWith(`modules/${folder}/`) && file.endsWith('.md'));
  return inside.toSorted().flatMap((file) => {
    const slug = slugOfLesson(file);
    if (slug !== undefined) return [parseLesson(file, slug, surroundings)];
    faults.add(file, 1, 'Noem een les naar haar nummer en haar adres, zoals 01-onze-kinderen.md.');
    return [];
  });
}

function parseQuestion(fields: Fields) {
  const question = { question: fields.line('question'), answer: fields.text('answer') };
  fields.end();
  return question;
}
