import type { LessonDraft } from '@fluxus/lesson-document';

/** The two halves of a text, the second from this block on; undefined where the first would be empty. */
export function splitAt({ content }: LessonDraft, block: string): [LessonDraft, LessonDraft] | undefined {
  const at = content.findIndex(({ attrs }) => attrs?.key === block);
  if (at <= 0) return undefined;
  return [
    { type: 'doc', content: content.slice(0, at) },
    { type: 'doc', content: content.slice(at) },
  ];
}
