import { LIMITS } from '../limits.ts';
import type { LessonProblem } from '../problem.ts';
import { isUnreadable } from '../words.ts';

const MOST_LINES = 4_000;
/** Stars, underscores, accents and brackets: reading them takes time that grows with the square of their number. */
const MOST_SIGNS = { paragraph: 400, lesson: 5_000 };
const FARTHEST_INDENT = 60;

const BEGINNING = /^[ \t>*+\-.)\d]*/;
const CONTAINER = />|[-+*.)](?=[ \t]|$)/g;

/** Why a text is not read at all: it holds unreadable characters, or more than a lesson can be. Takes time by its length only. */
export function outOfBounds(text: string): LessonProblem | undefined {
  if (text.length > LIMITS.text) return { code: 'too-large' };
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES) return { code: 'too-large', line: MOST_LINES };
  let open = 0;
  let signs = 0;
  let signsHere = 0;
  for (const [at, content] of lines.entries()) {
    const line = at + 1;
    if (isUnreadable(content)) return { code: 'characters', line };
    if (isDeep(content)) return { code: 'too-deep', line };
    if (/^\s*:{3,}[a-z]/i.test(content)) open += 1;
    else if (/^\s*:{3,}\s*$/.test(content)) open = Math.max(0, open - 1);
    if (open > LIMITS.depth) return { code: 'directive.open', values: { name: content.trim().slice(0, 20) }, line };
    const found = content.match(/[*_`[\]]/g)?.length ?? 0;
    signs += found;
    signsHere = content.trim() === '' ? 0 : signsHere + found;
    if (signs > MOST_SIGNS.lesson || signsHere > MOST_SIGNS.paragraph) return { code: 'too-many-signs', line };
  }
  return undefined;
}

/** Whether a line begins more quotes and lists than may stand in each other, or begins very far to the right. */
function isDeep(line: string): boolean {
  const [beginning = ''] = BEGINNING.exec(line) ?? [];
  const containers = beginning.match(CONTAINER)?.length ?? 0;
  return containers > LIMITS.depth || line.length - line.trimStart().length > FARTHEST_INDENT;
}
