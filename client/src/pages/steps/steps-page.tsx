import type { MessageKey } from '@fluxus/messages';
import { redirect } from 'react-router';
import { KeepAlong } from '../../features/offline/keep-along.tsx';
import { weekday } from '../../format.ts';
import { type OwnStepFragment, StepsPageDocument, type StepsPageQuery } from '../../graphql.gen.ts';
import { type Asked, field, type Outcome, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { StepChoices, setChoice } from './step-choices.tsx';
import { BARRIERS } from './step-fields.tsx';
import { StepFigures } from './step-figures.tsx';
import { StepFacts, StepLookBack, StepSentence } from './step-words.tsx';

type Mine = StepsPageQuery['mySteps'];
type Shown = { lookedBack: boolean; byBarrier: boolean; barrier: string };
type Data = { mine: Mine; shown: Shown; done: MessageKey | undefined };

/** What was just done, as the address says it. */
const DONE: Readonly<Record<string, MessageKey>> = {
  gemaakt: 'steps.made',
  gewijzigd: 'steps.changed',
  weg: 'steps.dropped',
  teruggekeken: 'steps.looked-back',
};

/** Small steps of one's own, by week or by barrier; what is shown stands in the address. */
export const stepsPage = page<Data>({
  path: '/mijn-stappen',
  async load({ api, url }) {
    const asked = url.searchParams;
    const barrier = BARRIERS.find((one) => one === asked.get('drempel')) ?? '';
    const shown = {
      lookedBack: asked.get('toon') === 'teruggekeken',
      byBarrier: asked.get('per') === 'drempel',
      barrier,
    };
    const { mySteps } = await api.query(StepsPageDocument, { lookedBack: shown.lookedBack, barrier: barrier || null });
    return { mine: mySteps, shown, done: DONE[asked.get('gedaan') ?? ''] };
  },
  act: choose,
  head: (_data, t) => ({ title: t('steps.title'), index: false }),
  View: StepsView,
});

async function choose(asked: Asked, form: FormData): Promise<Outcome> {
  await setChoice(asked.api, field(form, 'intent'), field(form, 'replacing'));
  throw redirect('/mijn-stappen#keuzes');
}

function StepsView({ data: { mine, shown, done } }: ViewProps<Data>) {
  const t = useMessages();
  const { steps } = mine;
  const any = mine.figures.length > 0;
  const asking = steps.filter(({ state }) => state === 'TO_LOOK_BACK');
  const others = steps.filter(({ state }) => state !== 'TO_LOOK_BACK');
  return (
    <div className="wrap steps">
      <h1>{t('steps.title')}</h1>
      <p className="lead">{t('steps.lead')}</p>
      <p data-step-refused hidden>
        {t('along.step.look')} <a href="/mijn-stappen/nieuw">{t('along.step.look.link')}</a>
      </p>
      {done && (
        <Notice kind="success" live="polite">
          {t(done)}
        </Notice>
      )}
      {any ? (
        <>
          <p>
            <ButtonLink href="/mijn-stappen/nieuw">{t('steps.make')}</ButtonLink>
          </p>
          <Filters shown={shown} />
          {asking.length > 0 && <Group title={t('steps.ask-back')} steps={asking} />}
          <Groups steps={others} today={mine.today} byBarrier={shown.byBarrier} />
          {steps.length === 0 && <NothingChosen shown={shown} />}
          <KeepAlong path="/mijn-stappen" />
          <StepFigures figures={mine.figures} />
          <StepChoices mine={mine} />
        </>
      ) : (
        <EmptyState
          title={t('steps.none')}
          action={
            <>
              <ButtonLink href="/mijn-stappen/nieuw">{t('steps.make')}</ButtonLink>
              <ButtonLink href="/leren" variant="quiet">
                {t('learning.title')}
              </ButtonLink>
            </>
          }
        >
          {t('steps.none.body')}
        </EmptyState>
      )}
    </div>
  );
}

function NothingChosen({ shown }: { shown: Shown }) {
  const t = useMessages();
  const chosen = shown.lookedBack || shown.barrier !== '';
  return (
    <EmptyState
      title={t('steps.none.chosen')}
      action={
        chosen && (
          <ButtonLink href="/mijn-stappen" variant="quiet">
            {t('steps.none.open')}
          </ButtonLink>
        )
      }
    >
      {t('steps.none.chosen.body')}
    </EmptyState>
  );
}

function Filters({ shown }: { shown: Shown }) {
  const t = useMessages();
  const choices = [
    {
      name: 'toon',
      label: t('steps.shown'),
      value: shown.lookedBack ? 'teruggekeken' : '',
      options: [
        ['', t('steps.shown.open')],
        ['teruggekeken', t('steps.shown.looked-back')],
      ],
    },
    {
      name: 'drempel',
      label: t('catalogue.filter.barrier'),
      value: shown.barrier,
      options: [['', t('catalogue.filter.any')], ...BARRIERS.map((one) => [one, t(`barrier.${one}`)])],
    },
    {
      name: 'per',
      label: t('steps.grouped'),
      value: shown.byBarrier ? 'drempel' : '',
      options: [
        ['', t('steps.grouped.week')],
        ['drempel', t('steps.grouped.barrier')],
      ],
    },
  ];
  return (
    <form className="filters" method="get" aria-label={t('steps.filter')}>
      {choices.map(({ name, label, value, options }) => (
        <label key={name}>
          <span>{label}</span>
          <select name={name} defaultValue={value}>
            {options.map(([option, words]) => (
              <option key={option} value={option}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button variant="quiet" type="submit">
        {t('steps.filter.apply')}
      </Button>
    </form>
  );
}

/** Under a heading for each week, or for each barrier. */
function Groups({ steps, today, byBarrier }: { steps: readonly OwnStepFragment[]; today: string; byBarrier: boolean }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const groups = byBarrier
    ? BARRIERS.map((one) => [t(`barrier.${one}`), steps.filter(({ barrier }) => barrier === one)] as const)
    : [...Map.groupBy(steps, ({ week }) => week)].map(([week, those]) => {
        const away = Math.round((Date.parse(week) - Date.parse(today)) / DAY_MS);
        const near =
          away > -7 && away <= 0 ? t('steps.week.this') : away > 0 && away <= 7 ? t('steps.week.next') : undefined;
        return [near ?? t('steps.week', { date: weekday(week, locale) }), those] as const;
      });
  return groups.map(([title, those]) => those.length > 0 && <Group key={title} title={title} steps={those} />);
}

const DAY_MS = 86_400_000;

function Group({ title, steps }: { title: string; steps: readonly OwnStepFragment[] }) {
  return (
    <section className="steps-group">
      <h2 className="size-3">{title}</h2>
      <ul className="hairlines hairlines-closed">
        {steps.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </ul>
    </section>
  );
}

function StepLine({ step }: { step: OwnStepFragment }) {
  const t = useMessages();
  const { id, state, situation, action } = step;
  // the links are alike on every line; who hears them alone hears which step they are about
  const about = <span className="visually-hidden">: {t('steps.sentence', { situation, action })}</span>;
  const back = `/mijn-stappen/${id}/terugkijken`;
  return (
    <li className="line">
      <div className="line-body">
        <StepSentence step={step} />
        <StepFacts step={step} />
        <StepLookBack step={step} />
      </div>
      <div className="line-end step-acts" translate="no">
        {state === 'TO_LOOK_BACK' && (
          <ButtonLink href={back} variant="quiet" small>
            {t('steps.look-back')}
            {about}
          </ButtonLink>
        )}
        {state === 'LOOKED_BACK' && (
          <a href={`/mijn-stappen/nieuw?uit=stap/${id}`}>
            {t('steps.again')}
            {about}
          </a>
        )}
        <a href={state === 'LOOKED_BACK' ? back : `/mijn-stappen/${id}`}>
          {t('steps.change.link')}
          {about}
        </a>
      </div>
    </li>
  );
}
