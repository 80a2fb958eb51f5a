import type { OwnAnswer } from './answers.ts';
import type { AnswerPlace } from './placed-answer.ts';

export type PlacedAnswer = OwnAnswer & AnswerPlace;

/** What somebody wants to see of their answers; nothing left out means all. */
export type AnswerWish = {
  words?: string | null;
  module?: string | null;
  barrier?: string | null;
  page?: number | null;
};

export type AnswerChoice = { answers: PlacedAnswer[]; count: number; page: number; pages: number };

const A_PAGE = 50;
const LONGEST_SEARCH = 200;
const MOST_WORDS = 12;

/** Those that pass, a page of them. Searched is what one wrote, and what it answers. */
export function chooseAnswers(answers: readonly PlacedAnswer[], wish: AnswerWish): AnswerChoice {
  const words = plain((wish.words ?? '').slice(0, LONGEST_SEARCH))
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  const passed = answers.filter(
    (answer) =>
      (!wish.module || answer.moduleKey === wish.module) &&
      (!wish.barrier || (answer.module?.barriers ?? []).some((barrier) => barrier === wish.barrier)) &&
      (words.length === 0 || holds(answer, words)),
  );
  const pages = Math.max(1, Math.ceil(passed.length / A_PAGE));
  const page = Math.min(Math.max(1, wish.page ?? 1), pages);
  return { answers: passed.slice((page - 1) * A_PAGE, page * A_PAGE), count: passed.length, page, pages };
}

function holds({ text, question, lesson }: PlacedAnswer, words: readonly string[]): boolean {
  const searched = plain([text, question, lesson?.title].join(' '));
  return words.every((word) => searched.includes(word));
}

/** Without capitals, accents and marks: `Zoë's` and `zoe` find each other. */
function plain(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
