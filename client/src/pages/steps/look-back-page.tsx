import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import { LookBackDocument, type OwnStepFragment } from '../../graphql.gen.ts';
import { type Asked, field, type Outcome, page, refused, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Kept, ownStep } from './step-page.tsx';
import { StepFacts, StepSentence } from './step-words.tsx';

const OUTCOMES = ['done', 'partly', 'not'] as const;

/** Three questions after the day: done, what happened, what next. */
export const lookBackPage = page<OwnStepFragment>({
  path: '/mijn-stappen/:id/terugkijken',
  load: ownStep,
  act: lookBack,
  head: (_data, t) => ({ title: t('steps.ask-back'), index: false }),
  View: LookBack,
});

async function lookBack({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const values = {
    outcome: field(form, 'outcome'),
    happened: field(form, 'happened'),
    next: field(form, 'next'),
  };
  const baseRevision = Number.parseInt(field(form, 'baseRevision'), 10) || 0;
  const input = { ...values, id: params.id ?? '', baseRevision };
  const { lookBack: answer } = await api.mutate(LookBackDocument, { input });
  if (answer.__typename === 'Step') throw redirect('/mijn-stappen?toon=teruggekeken&gedaan=teruggekeken');
  if (answer.__typename === 'StepConflict') return { ...refused(answer, values), intent: 'conflict' };
  return refused(answer, { ...values, baseRevision: String(baseRevision) });
}

function LookBack({ data: step, outcome }: ViewProps<OwnStepFragment>) {
  const t = useMessages();
  const conflict = outcome?.intent === 'conflict';
  const problems = outcome?.problems ?? {};
  const values = {
    outcome: step.outcome ?? undefined,
    happened: step.happened,
    next: step.next,
    ...(outcome?.values as Partial<Record<string, string>> | undefined),
  };
  return (
    <FormPage title={t('steps.ask-back')} outcome={outcome}>
      {conflict ? (
        <Kept step={step} />
      ) : (
        <div>
          <StepSentence step={step} />
          <StepFacts step={step} />
        </div>
      )}
      <form method="post">
        <input type="hidden" name="baseRevision" value={outcome?.values?.baseRevision ?? step.revision} />
        <RadioGroup
          name="outcome"
          legend={t('steps.look-back.outcome')}
          options={OUTCOMES.map((one) => ({ value: one, label: t(`steps.outcome.${one}`) }))}
          defaultValue={values.outcome}
          required
          error={problems.outcome}
        />
        <Field
          type="textarea"
          name="happened"
          label={t('steps.look-back.happened')}
          defaultValue={values.happened}
          error={problems.happened}
        />
        <Field
          type="textarea"
          rows={3}
          name="next"
          label={t('steps.look-back.next')}
          hint={t('steps.look-back.next.hint')}
          defaultValue={values.next}
          error={problems.next}
        />
        <Button type="submit">{t(conflict ? 'steps.conflict.save' : 'steps.look-back.save')}</Button>
      </form>
      <p>
        <a href="/mijn-stappen">{t('steps.back')}</a>
      </p>
    </FormPage>
  );
}
