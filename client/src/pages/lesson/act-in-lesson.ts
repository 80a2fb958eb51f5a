import { redirect } from 'react-router';
import { AnswerCheckDocument, FinishLessonDocument, SaveReflectionDocument } from '../../graphql.gen.ts';
import { type Asked, field, type Outcome } from '../../page.tsx';

/** The forms of a lesson where no script runs: each does on the server what the script would do, and leads back to its place. */
export async function actInLesson({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const module = params.module ?? '';
  const lesson = params.lesson ?? '';
  const here = `/leren/${module}/${lesson}`;
  switch (field(form, 'intent')) {
    case 'reflect': {
      const prompt = field(form, 'prompt');
      const baseRevision = Number(field(form, 'baseRevision')) || 0;
      const { saveReflection } = await api.mutate(SaveReflectionDocument, {
        input: { module, lesson, prompt, text: field(form, 'text'), baseRevision },
      });
      if (saveReflection.__typename !== 'ReflectionSaved') return { message: saveReflection.message };
      throw redirect(`${here}#${prompt}`);
    }
    case 'check': {
      const check = field(form, 'check');
      const { answerCheck } = await api.mutate(AnswerCheckDocument, {
        input: { module, lesson, check, options: form.getAll('option').map(String) },
      });
      if (answerCheck.__typename !== 'CheckAnswered') return { message: answerCheck.message };
      throw redirect(`${here}#${check}`);
    }
    default: {
      const { finishLesson } = await api.mutate(FinishLessonDocument, { module, lesson });
      if (finishLesson.__typename !== 'LessonFinished') return { message: finishLesson.message };
      throw redirect(finishLesson.next ? `/leren/${module}/${finishLesson.next.slug}` : '/leren');
    }
  }
}
