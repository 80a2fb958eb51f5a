import { expect, test } from '@jest/globals';
import { Paper } from './paper.ts';

const paper = () => new Paper({ title: 'Mijn schrift', lang: 'nl-BE', madeAt: new Date('2026-11-28T20:00:00Z') });
const finished = async (one: Paper) => (await one.finish((page, pages) => `${page} van ${pages}`)).toString('latin1');

/** The tags of its structure, in the order in which they were written. */
const tagsOf = (pdf: string) => Array.from(pdf.matchAll(/\/S \/(\w+)/g), ([, tag]) => tag);

test('headings and paragraphs are tagged, in a language, under a title, with typefaces inside', async () => {
  const pdf = await finished(
    paper()
      .write('Mijn schrift', 'title')
      .write('Vertrouwen', 'chapter')
      .write('Een vraag', 'section', 'fr')
      .write('Tekst.'),
  );
  expect(tagsOf(pdf).sort()).toEqual(['Document', 'H1', 'H2', 'H3', 'P']);
  for (const part of [
    '/Lang (nl-BE)',
    '/Lang (fr)',
    '/Marked true',
    '/DisplayDocTitle true',
    '/FontFile2',
    '/ToUnicode',
  ])
    expect(pdf).toContain(part);
  expect(pdf).not.toContain('/Helvetica');
});

test('a text longer than a page goes on over the next ones, as one paragraph', async () => {
  const one = paper().write(`${'Een zin die lang genoeg is om te tellen. '.repeat(40)}\n\n`.repeat(12));
  const pdf = await finished(one);
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
  expect(tagsOf(pdf)).toHaveLength(2);
});

test('letters of European names are drawn; a sign that no typeface has is told', async () => {
  const european = paper().write('Łukasz, Öztürk, Đorđević, Jiří, Šarūnas, “zo”, €, ½ …');
  expect(european.incomplete).toBe(false);
  const other = paper().write('Bloem 🌱 en مرحبا');
  expect(other.incomplete).toBe(true);
  expect(await finished(other)).toContain('%PDF-1.7');
});

test('whatever was written stays text', async () => {
  const pdf = await finished(paper().write(') Tj /JS (app.alert(1)) \\ %%EOF\n\r\u0000\u0007 <</S /JavaScript>>'));
  expect(pdf).not.toContain('/JavaScript');
  expect(tagsOf(pdf)).toEqual(expect.arrayContaining(['Document', 'P']));
});
