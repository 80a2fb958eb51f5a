import { isLink } from './address.ts';
import type { LessonMark } from './document.ts';
import { LIMITS } from './limits.ts';
import type { Place, Problems } from './problems.ts';

const ORDER = ['link', 'strong', 'em'] as const;

/** The marks on a text, each once and in the order of the schema. */
export function canonicalMarks(given: unknown, place: Place, problems: Problems): LessonMark[] {
  const marks: unknown = given ?? [];
  if (!Array.isArray(marks) || marks.length > ORDER.length) {
    problems.add('mark.unknown', place);
    return [];
  }
  const read = marks.flatMap((mark) => canonicalMark(mark, place, problems) ?? []);
  return ORDER.flatMap((type) => read.find((mark) => mark.type === type) ?? []);
}

function canonicalMark(mark: unknown, place: Place, problems: Problems): LessonMark | undefined {
  const { type, attrs } = Object(mark) as { type?: unknown; attrs?: unknown };
  if (type === 'strong' || type === 'em') return { type };
  if (type !== 'link') return problems.add('mark.unknown', place);
  const { href } = Object(attrs) as { href?: unknown };
  if (typeof href !== 'string' || href.length > LIMITS.line || !href.isWellFormed() || !isLink(href)) {
    return problems.add('link.address', place, { href: typeof href === 'string' ? href : '' });
  }
  return { type, attrs: { href } };
}
