import { describe, expect, test } from '@jest/globals';
import { Phase } from '../catalogue/index.ts';
import type { Resources } from '../platform/resources.ts';
import type { CertificateContent, CertificateRow } from './content.ts';
import { PrintAttest } from './print-attest.ts';

const printing = new PrintAttest({ publicUrl: 'https://academie.example' } as Resources);

function attest(content: Partial<CertificateContent> = {}, subjectKind: 'module' | 'programme' = 'module') {
  const lessons = [{ title: 'Waarom samen', phase: Phase.WHY, minutes: 10 }];
  const row: CertificateRow = {
    ...{ id: 'x', personId: 'x', code: 'abcdefghijklmnopqrstuvwx23', subjectKind, subjectKey: 'een', statusIndex: 0 },
    ...{ issuedAt: new Date('2026-11-28T23:30:00Z'), offlineAt: null, replacedAt: null, revokedAt: null },
    ...{ nextReviewAt: null, reviewsSent: 0 },
    content: {
      ...{
        name: 'Els Peeters',
        title: 'Een gedeelde verantwoordelijkheid',
        promise: 'Wat je eraan hebt.',
        minutes: 95,
      },
      ...{ beganAt: '2026-03-28T23:30:00Z', finishedAt: '2026-10-25T00:30:00Z' },
      modules: [{ key: 'een', title: 'Een', promise: '', prompts: 1, lessons }],
      organiser: { name: 'Fluxus academie', address: null, number: '0123.456.789' },
      ...content,
    },
  };
  return row;
}

const print = async (row: CertificateRow) => (await printing.run(row)).toString('latin1');
const pagesOf = (pdf: string) => [...pdf.matchAll(/\/Type \/Page\b/g)].length;

describe('an attest on paper', () => {
  test('is tagged: a screen reader finds a language, a title, headings and lists, and words for each picture', async () => {
    const pdf = await print(attest());
    for (const part of [
      ...['%PDF-1.7', '/MarkInfo', '/Marked true', '/StructTreeRoot', '/Lang (nl-BE)', '/DisplayDocTitle true'],
      ...['/S /Document', '/S /H1', '/S /H2', '/S /L\n', '/S /LI', '/S /LBody', '/S /Figure', '/S /Link', '/Alt ('],
      '<pdfuaid:part>1</pdfuaid:part>',
    ])
      expect({ part, found: pdf.includes(part) }).toEqual({ part, found: true });
    expect(pagesOf(pdf)).toBe(1);
  });

  test('holds its typefaces, and none that a machine may lack', async () => {
    const pdf = await print(attest());
    const fonts = new Set([...pdf.matchAll(/\/BaseFont \/([\w+-]+)/g)].map(([, name]) => name?.split('+')[1]));
    expect([...fonts].sort()).toEqual(['AtkinsonHyperlegibleNext-Regular', 'Fraunces-Regular']);
    expect(pdf).toContain('/FontFile2');
    expect(pdf.length).toBeLessThan(100_000);
  });

  test('is the same bytes each time', async () => {
    expect(await print(attest())).toBe(await print(attest()));
  });

  test('of a large programme takes the pages it needs', async () => {
    const lessons = Array.from({ length: 8 }, (_, at) => ({ title: `Les ${at}`, phase: Phase.HOW, minutes: 10 }));
    const modules = Array.from({ length: 9 }, (_, at) => ({
      ...{ key: `m${at}`, title: `Module ${at}`, promise: '', prompts: 2, lessons },
    }));
    expect(pagesOf(await print(attest({ modules }, 'programme')))).toBeGreaterThan(2);
  });

  test.each([
    ['Ελένη Παπαδοπούλου', 'DejaVuSans'],
    ['Иван Петров', 'DejaVuSans'],
    ['محمد العربي', 'DejaVuSans'],
    ['שלום כהן', 'DejaVuSans'],
    ['Şükran Łukasiewicz', 'AtkinsonHyperlegibleNext-Regular'],
  ])('the name %s is written in letters that are in the file', async (name, font) => {
    const pdf = await print(attest({ name }));
    const fonts = [...pdf.matchAll(/\/BaseFont \/\w+\+([\w-]+)/g)].map(([, one]) => one);
    expect(fonts).toContain(font);
    const utf16 = Buffer.from(name, 'utf16le').swap16().toString('latin1');
    // a parenthesis or backslash among its bytes would stand behind a backslash
    const read = [...pdf.matchAll(/\/ActualText \(((?:\\.|[^\\)])*)\)/gs)].map(([, one]) =>
      (one ?? '').replace(
        /\\(.)/gs,
        (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign,
      ),
    );
    expect(read.some((one) => one.endsWith(utf16))).toBe(true);
  });

  test.each([
    '<script>alert(1)</script>',
    '") Tj ET (',
    '\\) endobj 1 0 obj',
    'محمد العربي',
    'שלום כהן',
    'Иван Петров',
    '😀🎉',
    '山田太郎',
    'W'.repeat(100),
    'é'.normalize('NFD').repeat(50),
    'Şükran Łukasiewicz-Țepeș',
  ])('the name %j is data and breaks nothing', async (name) => {
    const pdf = await print(attest({ name }));
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(pagesOf(pdf)).toBeLessThan(3);
    expect(pdf).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/OpenAction/);
  });
});
