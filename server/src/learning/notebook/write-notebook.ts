import { setImmediate as breathe } from 'node:timers/promises';
import { type Locale, messagesIn, regionOf, type Translate } from '@fluxus/messages';
import { Paper } from '../../platform/pdf/paper.ts';
import type { PlacedAnswer } from './choose-answers.ts';

/** The language of what is taught. */
const CONTENT = 'nl-BE';

/** All that somebody wrote, to take along. */
export type NotebookToWrite = { answers: readonly PlacedAnswer[]; name: string; locale: Locale; now: Date };

type Chapter = { title: string; answers: readonly PlacedAnswer[] };

/** As Markdown. What somebody wrote stands in it as they wrote it; signs that Markdown would read otherwise are kept from it. */
export function notebookAsMarkdown({ answers, name, locale, now }: NotebookToWrite): string {
  const t = messagesIn(locale);
  const lines = [
    `# ${t('notebook.title')}`,
    inMarkdown(name),
    t('notebook.export.made', { date: dateIn(locale, now) }),
  ];
  for (const { title, answers: own } of chaptersOf(answers, t)) {
    lines.push(`## ${inMarkdown(title)}`);
    for (const answer of own) {
      lines.push(`### ${inMarkdown(headingOf(answer, t))}`);
      lines.push(answer.text === null ? t('reader.prompt.closed') : linesInMarkdown(answer.text));
      lines.push(`_${inMarkdown(footOf(answer, locale, t))}_`);
    }
  }
  return `${lines.join('\n\n')}\n`;
}

/** As a PDF. Others get their turn after each answer, however many there are. */
export async function notebookAsPdf({ answers, name, locale, now }: NotebookToWrite): Promise<Buffer> {
  const t = messagesIn(locale);
  const title = t('notebook.title');
  const paper = new Paper({ title: `${title} · ${name}`, lang: locale, madeAt: now });
  paper
    .write(title, 'title')
    .write(name, 'text')
    .write(t('notebook.export.made', { date: dateIn(locale, now) }), 'small');
  for (const chapter of chaptersOf(answers, t)) {
    paper.write(chapter.title, 'chapter', CONTENT);
    for (const answer of chapter.answers) {
      paper.write(headingOf(answer, t), 'section', answer.question ? CONTENT : undefined);
      paper.write(answer.text ?? t('reader.prompt.closed')).write(footOf(answer, locale, t), 'small');
      await breathe();
    }
  }
  if (paper.incomplete) paper.rule().write(t('notebook.export.signs'), 'small');
  return paper.finish((page, pages) => t('notebook.export.page', { title, page, pages }));
}

/** Each module is a chapter, in the order in which one last wrote in it. */
function chaptersOf(answers: readonly PlacedAnswer[], t: Translate): Chapter[] {
  const byModule = Map.groupBy(answers, ({ moduleKey }) => moduleKey);
  return [...byModule.values()].map((own) => ({
    title: own[0]?.module?.title ?? t('notebook.no-module'),
    answers: own,
  }));
}

function headingOf({ question, lesson }: PlacedAnswer, t: Translate): string {
  return question ?? lesson?.title ?? t('notebook.no-question');
}

function footOf({ lesson, savedAt, question }: PlacedAnswer, locale: Locale, t: Translate): string {
  const saved = t('notebook.saved', { date: dateIn(locale, savedAt) });
  return lesson && question ? `${lesson.title} · ${saved}` : saved;
}

function dateIn(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(regionOf[locale], { timeZone: 'Europe/Brussels', dateStyle: 'long' }).format(at);
}

function inMarkdown(words: string): string {
  return words.replace(/[\\`*_[\]<>#|~&]/g, '\\$&');
}

/** Lines stay lines; what would begin a list, a heading, a rule or code is kept from it. */
function linesInMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      inMarkdown(line)
        .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, '$1\\$2')
        .replace(/^(?:\t| {4,})/, '   '),
    )
    .map((line) => (line.trim() === '' ? '' : `${line}  `))
    .join('\n');
}
