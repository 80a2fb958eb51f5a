import type { PublishedLesson, PublishedModule } from '../../catalogue/index.ts';
import { mayRead } from '../policy.ts';

/** Where an answer stands now, as far as whoever asks may know; nothing where its prompt is gone. */
export type AnswerPlace = {
  module: PublishedModule | undefined;
  lesson: PublishedLesson | undefined;
  /** Only for who may read the lesson: a question is part of what is paid for. */
  question: string | undefined;
};

export function placeOf(
  { moduleKey, promptKey }: { moduleKey: string; promptKey: string },
  modules: readonly PublishedModule[],
  opened: ReadonlySet<string>,
): AnswerPlace {
  const module = modules.find(({ key }) => key === moduleKey);
  const lesson = module?.lessons.find(({ blocks }) =>
    blocks.some(({ kind, key }) => kind === 'prompt' && key === promptKey),
  );
  const readable = lesson && mayRead(lesson, opened.has(moduleKey));
  const prompt = readable
    ? lesson.segments.find((segment) => segment.type === 'prompt' && segment.key === promptKey)
    : undefined;
  return { module, lesson, question: prompt?.type === 'prompt' ? prompt.question : undefined };
}
