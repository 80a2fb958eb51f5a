import { expect, test } from '@jest/globals';
import { examine } from './examine.ts';
import { overview } from './overview.ts';
import { parseCurriculum } from './parse-curriculum.ts';
import { readContent, readCurriculum } from './read.ts';
import { traceabilityTable } from './trace.ts';

const ELEMENT = /<(?!\/)([^\s/>]+)([^>]*)>/g;
const ELEMENTS = ['svg', 'g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon', 'title'];
const CLASS = /^(?:d-(?:why|how|what|ink|paper|raised|wash-why|wash-how|wash-what)|s-(?:why|how|what|ink|line))$/;
const PAINT = /\b(?:style|color|href|on\w+)\s*=|url\(|\b(?:fill|stroke)="(?!none")/i;
const LARGEST = 4_096;

test('nothing is missing: every lesson does what a lesson is for, and every quotation is literal', async () => {
  expect(examine(await readCurriculum())).toEqual([]);
});

test('the programme is as large as it was promised, and no lesson takes longer than a sitting', async () => {
  const { modules, cases } = await readCurriculum();
  const lessons = modules.flatMap((module) => module.lessons);
  const prompts = lessons.flatMap(({ document }) => document.content.filter(({ type }) => type === 'prompt'));
  expect(modules.length).toBeGreaterThanOrEqual(6);
  expect(lessons.length).toBeGreaterThanOrEqual(28);
  expect(cases.length).toBeGreaterThanOrEqual(16);
  expect(prompts.length).toBeGreaterThanOrEqual(30);
  expect(lessons.filter(({ minutes }) => minutes < 5 || minutes > 15)).toEqual([]);
});

test('the traceability table is up to date', async () => {
  const content = await readContent();
  expect(content.get('traceability.md')).toBe(traceabilityTable(parseCurriculum(content)));
});

test('drawings are small, hold shapes only, and take their colours from the design', async () => {
  for (const [source, svg] of (await readCurriculum()).drawings) {
    const elements = [...svg.matchAll(ELEMENT)];
    const classes = elements.flatMap(
      ([, , attributes = '']) => /class="([^"]*)"/.exec(attributes)?.[1]?.split(' ') ?? [],
    );
    expect({
      source,
      others: elements.map(([, name = '']) => name).filter((name) => !ELEMENTS.includes(name)),
    }).toEqual({
      source,
      others: [],
    });
    expect({ source, others: classes.filter((name) => !CLASS.test(name)) }).toEqual({ source, others: [] });
    expect({ source, painted: PAINT.test(svg), small: svg.length <= LARGEST }).toEqual({
      source,
      painted: false,
      small: true,
    });
    expect(svg).toContain('viewBox="0 0 640 260"');
  }
});

test('the drawing of a case says in its title what it shows, for who does not see it in the library', async () => {
  const { cases, drawings } = await readCurriculum();
  const silent = cases.filter(({ drawing = '' }) => !/<title>[^<]{10,}<\/title>/.test(drawings.get(drawing) ?? ''));
  expect(silent.map(({ key }) => key)).toEqual([]);
});

test('every drawing is shown somewhere, and every lesson and case has one', async () => {
  const { modules, cases, drawings } = await readCurriculum();
  const inLessons = modules.flatMap(({ lessons }) =>
    lessons.map(({ document }) =>
      document.content.flatMap((block) => (block.type === 'image' ? [block.attrs.src] : [])),
    ),
  );
  expect(inLessons.filter((sources) => sources.length === 0)).toEqual([]);
  expect(cases.filter(({ drawing }) => drawing === undefined)).toEqual([]);
  const shown = [...inLessons.flat(), ...modules.map(({ cover }) => cover), ...cases.map(({ drawing }) => drawing)];
  expect([...drawings.keys()].filter((source) => !shown.includes(source))).toEqual([]);
});

test('every case stands in a lesson', async () => {
  const { modules, cases } = await readCurriculum();
  const placed = modules.flatMap(({ lessons }) =>
    lessons.flatMap(({ document }) =>
      document.content.flatMap((block) => (block.type === 'caseStudy' ? [block.attrs.ref] : [])),
    ),
  );
  expect(cases.map(({ key }) => key).filter((key) => !placed.includes(key))).toEqual([]);
});

test('the overview has a line for every lesson and says that nothing is missing', async () => {
  const curriculum = await readCurriculum();
  const lines = overview(curriculum).split('\n');
  for (const { lessons } of curriculum.modules) {
    for (const { slug } of lessons) expect(lines.filter((line) => line.startsWith(`  ${slug} `))).toHaveLength(1);
  }
  expect(lines).toContain('Er ontbreekt niets.');
});
