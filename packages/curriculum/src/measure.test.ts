import { fromMarkdown } from '@fluxus/lesson-document';
import { expect, test } from '@jest/globals';
import type { CaseManuscript, LessonManuscript } from './manuscripts.ts';
import { measure } from './measure.ts';

function lessonOf(body: string): LessonManuscript {
  const { document } = fromMarkdown(body);
  const fields = {
    key: 'les',
    slug: 'les',
    title: 'Les',
    phase: 'why',
    minutes: 1,
    free: false,
    statements: [],
  } as const;
  return { ...fields, lead: 'Vier woorden als inleiding.', document: document! };
}

const words = (count: number) => `${'woord '.repeat(count - 1)}woord.`;

test('reading takes a minute for every 150 words, those of cases included', () => {
  const text = `${words(296)} {#a}\n`;
  expect(measure(lessonOf(text), [])).toMatchObject({ words: 300, minutes: 2 });
  const one = { key: 'een', title: 'Titel', situation: words(99), approach: words(49), questions: ['Vraag?'] };
  const placed = lessonOf(`${text}\n::case{#b ref="een"}\n`);
  expect(measure(placed, [one as unknown as CaseManuscript])).toMatchObject({ words: 450, minutes: 3 });
});

test('thinking takes its own time, and explanations are read too', () => {
  const prompt = ':::prompt[Waarom?]{#b}\n:::\n';
  const check = ':::check{#c}\nWat?\n\n- [x] Dit\n\n  Daarom wel.\n\n- [ ] Dat\n\n  Daarom niet.\n:::\n';
  const { words: read, minutes } = measure(lessonOf(`${prompt}\n${check}`), []);
  expect(read).toBe(4 + 1 + 7);
  expect(minutes).toBeCloseTo(12 / 150 + 2 + 1);
});

test('the length of sentences is that of the running text', () => {
  const text = '## Een titel {#a}\n\nDrie woorden hier. En dan vijf woorden erbij. {#b}\n\n- los {#c}\n';
  expect(measure(lessonOf(text), []).sentenceLength).toBeCloseTo((4 + 3 + 5) / 3);
});
