import { expect, test } from '@jest/globals';
import { CurriculumFault, type Fault } from './faults.ts';
import { parseCurriculum } from './parse-curriculum.ts';
import { contentWith } from './testing/content.ts';

const FIRST = 'modules/delen/01-waarom.md';
const SECOND = 'modules/delen/02-hoe.md';
const CASE = 'cases/een-voorbeeld.md';
const MODULE = 'modules/delen/module.yaml';

function faultsIn(changes: Parameters<typeof contentWith>[0]): readonly Fault[] {
  try {
    parseCurriculum(contentWith(changes));
  } catch (error) {
    if (error instanceof CurriculumFault) return error.faults;
    throw error;
  }
  return [];
}

test('lessons come in the order of their numbers, with the address of their file', () => {
  const { programmes, modules } = parseCurriculum(contentWith());
  expect(programmes).toMatchObject([{ key: 'samen', modules: ['delen'], priceCents: 9500 }]);
  expect(modules).toMatchObject([
    {
      slug: 'samen-delen',
      able: ['iets nieuws doen'],
      questions: [{ question: 'Hoelang duurt het?', answer: 'Niet lang.' }],
      lessons: [
        { key: 'les-d1', slug: 'waarom', phase: 'why', minutes: 4, free: true, statements: ['W1'] },
        { key: 'les-d2', slug: 'hoe', phase: 'how', free: false },
      ],
    },
  ]);
  expect(modules[0]?.lessons[0]?.document.content.map(({ type }) => type)).toEqual([
    'paragraph',
    'caseStudy',
    'image',
    'prompt',
    'check',
    'action',
  ]);
});

test('a case is plain text: paragraphs apart by an empty line, an effect only when there is one', () => {
  const [one] = parseCurriculum(contentWith()).cases;
  expect(one).toEqual({
    key: 'een-voorbeeld',
    slug: 'een-voorbeeld',
    title: 'Een voorbeeld',
    barrier: 'trust',
    age: 'kleuters',
    channel: 'gesprek',
    statements: ['W2'],
    drawing: 'media/kring.svg',
    situation: 'Eerste alinea, over twee regels.\n\nTweede alinea.',
    approach: 'De school noemt het “een zeer bewuste keuze”.',
    questions: ['Wat zou jij doen?', 'Met wie?'],
  });
  const told = contentWith({ [CASE]: (text) => text.replace('## Vragen', '## Effect\n\nHet hielp.\n\n## Vragen') });
  expect(parseCurriculum(told).cases[0]?.effect).toBe('Het hielp.');
});

test('drawings go under the source by which lessons name them', () => {
  expect([...parseCurriculum(contentWith()).drawings.keys()]).toEqual(['media/kring.svg']);
});

test('everything that is wrong is told at once, each with its file, its line and a sentence', () => {
  const faults = faultsIn({
    [FIRST]: (text) => text.replace('phase: why', 'phase: wanneer').replace('barrier="trust" ', ''),
    [CASE]: (text) => text.replace('age: kleuters\n', ''),
    'programme.yaml': (text) => text.replace('9500', 'veel'),
  });
  expect(faults.map(({ file, line }) => `${file}:${line}`)).toEqual([
    `${CASE}:2`,
    `${FIRST}:4`,
    `${FIRST}:32`,
    'programme.yaml:6',
  ]);
  expect(faults[1]?.sentence).toBe('Kies voor “phase” een van deze: why, how, what.');
});

/** Turns a word of the first lesson into a link. */
const link = (href: string) => (text: string) => text.replace('eerste', `[eerste](${href})`);

test.each<[string, string, number, RegExp, (text: string) => string]>([
  ['a field that nobody knows', FIRST, 6, /fre/, (text) => text.replace('free:', 'fre:')],
  ['a lesson without front matter', FIRST, 1, /---/, () => 'Alleen tekst. {#d1-tekst}\n'],
  ['front matter that is no YAML', FIRST, 8, /YAML/, (text) => text.replace('title: Een les', 'title: "Een les')],
  ['a statement that nobody made', FIRST, 8, /W9/, (text) => text.replace('[W1]', '[W9]')],
  [
    'a block key of another lesson',
    SECOND,
    11,
    /d1-start.*01-waarom\.md:11/,
    (text) => text.replace('#d2-start', '#d1-start'),
  ],
  ['a lesson key that is taken', SECOND, 2, /les-d1/, (text) => text.replace('les-d2', 'les-d1')],
  ['a case that is not there', FIRST, 13, /geen-voorbeeld/, (text) => text.replace('een-voorbeeld', 'geen-voorbeeld')],
  ['a drawing that is not there', FIRST, 15, /vierkant/, (text) => text.replace('media/kring', 'media/vierkant')],
  ['more minutes than a sitting', FIRST, 5, /60/, (text) => text.replace('minutes: 4', 'minutes: 61')],
  ['a block that cannot be read', FIRST, 17, /./, (text) => text.replace(':::prompt[Wat denk je?]', ':::prompt')],
  ['a key that is not that of the folder', MODULE, 1, /delen/, (text) => text.replace('key: delen', 'key: ander')],
  ['a cover that is not there', MODULE, 10, /deksel/, (text) => text.replace('media/kring', 'media/deksel')],
  ['a question without an answer', MODULE, 13, /answer/, (text) => text.replace(', answer: Niet lang.', '')],
  ['a case section that nobody knows', CASE, 18, /Oplossing/, (text) => text.replace('## Aanpak', '## Oplossing')],
  ['a case that asks nothing', CASE, 22, /vraag/, (text) => text.replace(/- .*\n/g, '')],
  [
    'a case key that is not that of its file',
    CASE,
    2,
    /een-voorbeeld/,
    (text) => text.replace('key: een', 'key: geen'),
  ],
  ['a barrier that parents do not meet', CASE, 4, /trust/, (text) => text.replace('trust', 'weer')],
  ['a directive that a lesson does not know', FIRST, 17, /“vraag”/, (text) => text.replace(':::prompt', ':::vraag')],
  ['a picture without words for who cannot see it', FIRST, 15, /alt="…"/, (text) => text.replace(/ alt="[^"]*"/, '')],
  ['a cover without words for who cannot see it', MODULE, 1, /coverAlt/, (text) => text.replace(/coverAlt: .*\n/, '')],
  ['a link to a page that is not there', FIRST, 11, /modules\/weg/, link('/modules/weg')],
  ['a link to a lesson that is not there', FIRST, 11, /leren/, link('/leren/samen-delen/weg')],
  ['a link to a case that is not there', FIRST, 11, /praktijk/, link('/praktijkvoorbeelden/weg')],
  ['a link to a block of another lesson', FIRST, 11, /#d2-start/, link('#d2-start')],
  ['a title that is longer than a line', FIRST, 3, /300/, (text) => text.replace('Een les', 'Een les '.repeat(50))],
  ['a VAT treatment that sales does not know', MODULE, 9, /vat/, (text) => text.replace('exempt-art-44', 'geen')],
  ['a drawing that does more than draw', 'media/kring.svg', 1, /vormen/, (text) => text.replace('>', ' onload="x()">')],
  ['a statement that stands there twice', 'statements.yaml', 2, /W1/, (text) => text.replace('id: W2', 'id: W1')],
  ['a programme without its module', 'programme.yaml', 5, /anders/, (text) => text.replace('delen', 'anders')],
])('%s is told where it stands', (_what, file, line, sentence, change) => {
  const told = faultsIn({ [file]: change }).filter((fault) => fault.file === file && fault.line === line);
  expect(told.map((fault) => fault.sentence).join('\n')).toMatch(sentence);
});

test('a Markdown file that is not named as a lesson is told, and so is a missing file', () => {
  expect(faultsIn({ 'modules/delen/notities.md': () => 'Losse gedachten.\n' })).toMatchObject([
    { file: 'modules/delen/notities.md', line: 1 },
  ]);
  expect(faultsIn({ 'statements.yaml': () => '' })).toContainEqual({
    file: 'statements.yaml',
    line: 1,
    sentence: 'Dit bestand ontbreekt.',
  });
});

test('a quotation stands literally in its statement, and once in the list', () => {
  const [unknown, changed, doubled] = faultsIn({
    'quotations.yaml': (text) =>
      `- { words: iets, statement: X9 }\n- { words: een heel bewuste keuze, statement: W2 }\n${text}${text}`,
  });
  expect(unknown?.sentence).toBe('De uitspraak X9 staat niet in statements.yaml.');
  expect(changed?.sentence).toBe('Dit staat niet woordelijk in W2: “een heel bewuste keuze”.');
  expect(doubled).toMatchObject({ file: 'quotations.yaml', line: 4 });
});

test('links to what is there are not told: pages, lessons, cases, blocks of the same lesson, and other sites', () => {
  for (const href of [
    '/modules/samen-delen',
    '/modules?fase=WHY',
    '/leren/samen-delen/hoe#d2-start',
    '/praktijkvoorbeelden/een-voorbeeld',
    '/opleidingen/samen-school-maken',
    '#d1-kring',
    'https://www.vlaanderen.be/',
  ]) {
    expect(faultsIn({ [FIRST]: link(href) })).toEqual([]);
  }
});

test('two lessons at one address, and two modules, are told', () => {
  const twice = faultsIn({ 'modules/delen/03-waarom.md': () => 'x' }).map(
    ({ file, sentence }) => `${file} ${sentence}`,
  );
  expect(twice).toContainEqual(expect.stringMatching(/03-waarom\.md Het adres “waarom” is al gebruikt/));
  const other = contentWith().get(MODULE)!.replace('key: delen', 'key: ander');
  expect(faultsIn({ 'modules/ander/module.yaml': () => other })).toContainEqual(
    expect.objectContaining({ sentence: expect.stringMatching(/Het adres “samen-delen” is al gebruikt/) }),
  );
});

test('a workshop is fields and lists of sentences, each on one line', () => {
  expect(parseCurriculum(contentWith()).workshops).toEqual([
    {
      key: 'een-middag',
      slug: 'een-middag-samen',
      title: 'Een middag samen',
      forWhom: 'Voor wie dit leest.',
      lead: 'Waarover het gaat.',
      programme: ['Wat de school noemt: “een zeer bewuste keuze”.', 'Wat jij doet, over twee regels.'],
      before: ['Breng iets mee.'],
      after: [],
      modules: ['delen'],
      cases: ['een-voorbeeld'],
      statements: ['W2'],
    },
  ]);
});

test.each<[string, RegExp, (text: string) => string]>([
  ['a module that is not there', /nergens/, (text) => text.replace('[delen]', '[nergens]')],
  ['a case that is not there', /verzonnen/, (text) => text.replace('[een-voorbeeld]', '[verzonnen]')],
  ['a statement that nobody made', /W9/, (text) => text.replace('[W2]', '[W9]')],
  ['a heading that means nothing', /Verwacht/, (text) => text.replace('## Vooraf', '## Nadien')],
  ['no programme', /Verloop/, (text) => text.replace(/## Verloop[^#]*/, '')],
  ['a key that is not its file', /een-middag/, (text) => text.replace('key: een-middag', 'key: iets')],
])('a workshop with %s is told of', (_, sentence, change) => {
  expect(faultsIn({ 'workshops/een-middag.md': change }).map((fault) => fault.sentence)).toEqual([
    expect.stringMatching(sentence),
  ]);
});
