import { expect, test } from '@jest/globals';
import { examine } from './examine.ts';
import { parseCurriculum } from './parse-curriculum.ts';
import { contentWith } from './testing/content.ts';

const FIRST = 'modules/delen/01-waarom.md';
const SECOND = 'modules/delen/02-hoe.md';

/** What is missing after a change that was not missing before. */
function newGaps(changes: Parameters<typeof contentWith>[0]): string[] {
  const before = sentences(contentWith());
  return sentences(contentWith(changes)).filter((sentence) => !before.includes(sentence));
}

function sentences(files: ReturnType<typeof contentWith>): string[] {
  return examine(parseCurriculum(files)).map(({ where, sentence }) => `${where}: ${sentence}`);
}

test('a module needs five lessons in the three phases', () => {
  expect(sentences(contentWith())).toEqual([
    'samen-delen: Schrijf minstens 5 lessen; er zijn er 2.',
    'samen-delen: Er is geen les in de fase what.',
  ]);
});

test('a module has one free lesson', () => {
  expect(newGaps({ [SECOND]: (text) => text.replace('free: false', 'free: true') })).toHaveLength(1);
  expect(newGaps({ [FIRST]: (text) => text.replace('free: true', 'free: false') })).toHaveLength(1);
});

test('a lesson that cites no statement cannot be read', () => {
  const files = contentWith({ [FIRST]: (text) => text.replace('statements: [W1]', 'statements: []') });
  expect(() => parseCurriculum(files)).toThrow(`${FIRST}:8 Geef “statements” als lijst`);
});

test.each([
  ['an example', /^::case.*$/m, 'voorbeeld'],
  ['something to think about', /^:::prompt[\s\S]*?^:::$/m, 'na te denken'],
  ['a check question', /^:::check[\s\S]*?^:::$/m, 'antwoorden'],
  ['something to try', /^:::action[\s\S]*?^:::$/m, 'stap'],
])('a lesson without %s lacks it', (_what, block, told) => {
  expect(newGaps({ [FIRST]: (text) => text.replace(block, '') })[0]).toContain(told);
});

test('the minutes of a lesson fit its words', () => {
  expect(newGaps({ [FIRST]: (text) => text.replace('minutes: 4', 'minutes: 9') })).toEqual([
    'samen-delen/waarom: De les zegt 9 minuten, maar vraagt er ongeveer 4.',
  ]);
});

test('what is marked as the school’s names a statement that its lesson carries', () => {
  const added = (text: string) => `${text}\n:::source{#d1-bron statements="W2"}\nDe school koos.\n:::\n`;
  expect(newGaps({ [FIRST]: added })).toEqual(['samen-delen/waarom: Het blok d1-bron noemt W2, de les niet.']);
});

test('a quotation is word for word one of the list, from a statement that is named', () => {
  const quoted =
    (words: string, statement = 'W1') =>
    (text: string) =>
      `${text}\n:::quote{#d2-citaat by="BS Kameleon" statements="${statement}"}\n${words}\n:::\n`;
  expect(newGaps({ [SECOND]: quoted('een zeer bewuste keuze', 'W2') })).toEqual([]);
  expect(newGaps({ [SECOND]: quoted('een heel bewuste keuze', 'W2') })).toEqual([
    'samen-delen/hoe: Dit citaat staat niet in quotations.yaml bij W2: “een heel bewuste keuze”.',
  ]);
  expect(newGaps({ [FIRST]: quoted('een zeer bewuste keuze') })).toHaveLength(1);
});

test('the list of quotations holds nothing that nobody quotes', () => {
  const more = (text: string) => `${text}- { words: een gedeelde verantwoordelijkheid, statement: W1 }\n`;
  expect(newGaps({ 'quotations.yaml': more })).toEqual([
    'quotations.yaml: Niemand haalt dit aan: “een gedeelde verantwoordelijkheid”.',
  ]);
});

test('a quotation inside a paraphrase or a case is literal too', () => {
  const said = (words: string) => (text: string) =>
    `${text}\n:::source{#d2-bron statements="W2"}\nDe school spreekt van “${words}”.\n:::\n`;
  expect(newGaps({ [SECOND]: said('een zeer bewuste keuze') })).toEqual([]);
  expect(newGaps({ [SECOND]: said('een heel bewuste keuze') })).toHaveLength(1);
  const changed = (text: string) => text.replace('een zeer bewuste', 'een heel bewuste');
  expect(newGaps({ 'cases/een-voorbeeld.md': changed })).toContain(
    'praktijkvoorbeeld een-voorbeeld: Dit citaat staat niet in quotations.yaml bij W2: “een heel bewuste keuze”.',
  );
});

test('a statement that no lesson carries is missing', () => {
  const more = (text: string) => `${text}- { id: W3, part: waarom, words: iets }\n`;
  expect(newGaps({ 'statements.yaml': more })).toEqual(['W3: Geen les draagt: iets']);
});
