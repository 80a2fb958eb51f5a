import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import { ChangeStepDocument, DropStepDocument, type OwnStepFragment, StepPageDocument } from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  type ViewProps,
} from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StepFields, stepValues } from './step-fields.tsx';
import { StepFacts, StepLookBack, StepSentence } from './step-words.tsx';

type Data = { step: OwnStepFragment; dropping: boolean };

/** One step: to change, or (`?weg`) to drop after saying so twice. */
export const stepPage = page<Data>({
  path: '/mijn-stappen/:id',
  load: async (asked) => ({ step: await ownStep(asked), dropping: asked.url.searchParams.has('weg') }),
  act: change,
  head: ({ dropping }, t) => ({ title: t(dropping ? 'steps.drop.ask' : 'steps.change'), index: false }),
  View: OneStep,
});

/** The step that an address names, where it is the caller's. */
export async function ownStep({ api, params }: Asked): Promise<OwnStepFragment> {
  const { step } = await api.query(StepPageDocument, { id: params.id ?? '' });
  return step.__typename === 'Step' ? step : nothingHere(step.message);
}

async function change({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const id = params.id ?? '';
  if (field(form, 'intent') === 'drop') {
    // gone is gone, also when it was dropped elsewhere a moment ago
    await api.mutate(DropStepDocument, { id });
    throw redirect('/mijn-stappen?gedaan=weg');
  }
  const values = stepValues(form);
  const baseRevision = Number.parseInt(field(form, 'baseRevision'), 10) || 0;
  const { changeStep } = await api.mutate(ChangeStepDocument, { input: { ...values, id, baseRevision } });
  if (changeStep.__typename === 'Step') throw redirect('/mijn-stappen?gedaan=gewijzigd');
  if (changeStep.__typename === 'StepConflict') return { ...refused(changeStep, values), intent: 'conflict' };
  return refused(changeStep, { ...values, baseRevision: String(baseRevision) });
}

function OneStep({ data: { step, dropping }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const conflict = outcome?.intent === 'conflict';
  const { id, situation, action, companion, barrier, due } = step;
  if (dropping) return <Drop step={step} />;
  return (
    <FormPage title={t('steps.change')} outcome={outcome}>
      {conflict && <Kept step={step} />}
      <form method="post">
        <input type="hidden" name="baseRevision" value={outcome?.values?.baseRevision ?? step.revision} />
        <StepFields values={{ situation, action, companion, barrier, due }} outcome={outcome} />
        <Button type="submit">{t(conflict ? 'steps.conflict.save' : 'steps.change.save')}</Button>
      </form>
      <ul className="plain">
        <li>
          <a href={`/mijn-stappen/${id}/terugkijken`}>
            {t(step.outcome ? 'steps.look-back.again' : 'steps.look-back')}
          </a>
        </li>
        <li>
          <a href={`/mijn-stappen/${id}?weg`}>{t('steps.drop')}</a>
        </li>
        <li>
          <a href="/mijn-stappen">{t('steps.back')}</a>
        </li>
      </ul>
    </FormPage>
  );
}

/** What is kept, next to what was written on something older. */
export function Kept({ step }: { step: OwnStepFragment }) {
  const t = useMessages();
  return (
    <section className="card card-plain" aria-labelledby="bewaard">
      <h2 id="bewaard" className="size-2">
        {t('steps.conflict.kept')}
      </h2>
      <StepSentence step={step} />
      <StepFacts step={step} />
      <StepLookBack step={step} />
      <p>
        <a href="/mijn-stappen">{t('steps.conflict.keep')}</a>
      </p>
    </section>
  );
}

function Drop({ step }: { step: OwnStepFragment }) {
  const t = useMessages();
  return (
    <FormPage title={t('steps.drop.ask')} outcome={undefined}>
      <StepSentence step={step} />
      <p>{t('steps.drop.body')}</p>
      <form method="post">
        <Button type="submit" variant="danger" name="intent" value="drop">
          {t('steps.drop.yes')}
        </Button>
        <ButtonLink href="/mijn-stappen" variant="quiet">
          {t('steps.drop.no')}
        </ButtonLink>
      </form>
    </FormPage>
  );
}
