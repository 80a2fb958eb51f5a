import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import { MakeStepDocument, StepIdeaDocument } from '../../graphql.gen.ts';
import { ApiError, type Asked, field, type Outcome, page, refused, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { StepFields, stepValues } from './step-fields.tsx';
import { FromIdea, type Idea } from './step-words.tsx';

type Data = { from: string; idea: Idea | undefined; requestKey: string };

/** A new step, begun with the idea that a link named (`?uit=`), to be adapted. */
export const newStepPage = page<Data>({
  path: '/mijn-stappen/nieuw',
  async load({ api, url, viewer }) {
    if (!viewer.signedIn) throw new ApiError('', 'NOT_SIGNED_IN');
    const from = url.searchParams.get('uit')?.slice(0, 700) ?? '';
    const found = from ? (await api.query(StepIdeaDocument, { from })).stepIdea : undefined;
    const idea = found?.__typename === 'StepIdea' ? found : undefined;
    return { from, idea, requestKey: crypto.randomUUID() };
  },
  act: make,
  head: (_data, t) => ({ title: t('steps.new'), index: false }),
  View: NewStep,
});

async function make({ api }: Asked, form: FormData): Promise<Outcome> {
  const values = stepValues(form);
  const [requestKey, from] = [field(form, 'requestKey'), field(form, 'from')];
  const { makeStep } = await api.mutate(MakeStepDocument, { input: { ...values, requestKey, from } });
  if (makeStep.__typename === 'Step') throw redirect('/mijn-stappen?gedaan=gemaakt');
  return refused(makeStep, { ...values, requestKey });
}

function NewStep({ data: { from, idea, requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const begun = idea
    ? {
        situation: idea.situation,
        action: idea.action,
        companion: idea.companion,
        barrier: idea.barrier ?? undefined,
      }
    : {};
  return (
    <FormPage title={t('steps.new')} lead={t('steps.new.lead')} outcome={outcome}>
      {idea && <FromIdea idea={idea} />}
      <div role="status">
        <p data-step="kept" hidden>
          {t('along.step.kept')}
        </p>
        <p data-step="full" hidden>
          {t('along.step.full')}
        </p>
        <p data-step="refused" hidden>
          {t('along.step.refused')}
        </p>
      </div>
      <form method="post" data-later>
        <input type="hidden" name="requestKey" value={outcome?.values?.requestKey ?? requestKey} />
        <input type="hidden" name="from" value={from} />
        <StepFields values={begun} outcome={outcome} fromToday />
        <Button type="submit">{t('steps.new.save')}</Button>
      </form>
      <p>
        <a href="/mijn-stappen">{t('steps.back')}</a>
      </p>
    </FormPage>
  );
}
