import { examine } from './examine.ts';
import type { Curriculum } from './manuscripts.ts';
import { measure } from './measure.ts';

/** For who writes: each lesson's words, minutes, words a sentence and statements, the totals, and what is still missing. */
export function overview(curriculum: Curriculum): string {
  const lessons = curriculum.modules.flatMap(({ slug, lessons }) => [
    `\n${slug} (${lessons.reduce((minutes, lesson) => minutes + lesson.minutes, 0)} min)`,
    ...lessons.map((lesson) => {
      const { words, minutes, sentenceLength } = measure(lesson, curriculum.cases);
      return [
        `  ${lesson.slug.padEnd(38)} ${lesson.phase.padEnd(5)}`,
        `${String(words).padStart(5)} woorden`,
        `${String(lesson.minutes).padStart(3)} min (gemeten ${minutes.toFixed(1)})`,
        `${sentenceLength.toFixed(1).padStart(5)} woorden per zin`,
        `  ${lesson.statements.join(' ')}`,
      ].join('');
    }),
  ]);
  const gaps = examine(curriculum).map(({ where, sentence }) => `  ${where}: ${sentence}`);
  return `${[...lessons, '', totals(curriculum), '', gaps.length === 0 ? 'Er ontbreekt niets.' : 'Wat nog ontbreekt:', ...gaps].join('\n')}\n`;
}

function totals({ modules, cases, workshops, statements, quotations, drawings }: Curriculum): string {
  const lessons = modules.flatMap((module) => module.lessons);
  const blocks = lessons.flatMap(({ document }) => document.content.map(({ type }) => type));
  const count = (wanted: string) => blocks.filter((type) => type === wanted).length;
  const counted = [
    [modules.length, 'modules'],
    [lessons.length, 'lessen'],
    [cases.length, 'praktijkvoorbeelden'],
    [workshops.length, 'workshops'],
    [count('prompt'), 'reflectievragen'],
    [count('check'), 'vragen met antwoorden'],
    [count('action'), 'kleine stappen'],
    [drawings.size, 'tekeningen'],
    [statements.length, 'uitspraken'],
    [quotations.length, 'citaten'],
  ];
  return counted.map(([number, what]) => `${number} ${what}`).join(', ');
}
