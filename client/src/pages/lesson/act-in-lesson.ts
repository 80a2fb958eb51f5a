import { redirect } from 'react-router';
import { AnswerCheckDocument, FinishLessonDocument, SaveReflectionDocument } from '../../graphql.gen.ts';
import { ApiError, type Asked, field, type Outcome } from '../../page.tsx';

/** The forms of a lesson where no script runs: each does on the server what the script would do, and leads back to its place. */
export async function actInLesson({ api, params, t }: Asked, form: FormData): Promise<Outcome> {
  const module = params.module ?? '';
  const lesson = params.lesson ?? '';
  const here = `/leren/${module}/${lesson}`;
  switch (field(form, 'intent')) {
    case 'reflect': {
      const prompt = field(form, 'prompt');
      // a form writes each end of a line as two characters
      const text = field(form, 'text').replaceAll('\r\n', '\n');
      const baseRevision = Number(field(form, 'baseRevision')) || 0;
      const saveId = field(form, 'saveId');
      const settles = field(form, 'settles').split(' ').filter(Boolean);
      const values = { intent: 'reflect', prompt, text, saveId, baseRevision: String(baseRevision) };
      try {
        const { saveReflection } = await api.mutate(SaveReflectionDocument, {
          input: { module, lesson, prompt, text, baseRevision, settles, ...(saveId ? { saveId } : {}) },
        });
        // what another device saved meanwhile is shown beside it, in the lesson
        if (saveReflection.__typename !== 'ReflectionSaved' && saveReflection.__typename !== 'ReflectionConflict')
          return { message: saveReflection.message, values };
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'NOT_SIGNED_IN')) throw error;
        return { message: t('reader.prompt.rescue'), values };
      }
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
