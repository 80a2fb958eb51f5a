import { contentLang, WithContent } from '../../content.tsx';
import { date, weekday } from '../../format.ts';
import { LearningPageDocument, type LearningPageQuery } from '../../graphql.gen.ts';
import { InnerLink } from '../../inner-link.tsx';
import { page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { phaseName } from '../../phase.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { Rings } from '../../ui/rings.tsx';
import { EmptyState } from '../../ui/states.tsx';

type Learning = LearningPageQuery['myLearning'];

/** Mijn leren: what to go on with tonight, and how far one is. */
export const learningPage = page<LearningPageQuery>({
  path: '/leren',
  load: ({ api }) => api.query(LearningPageDocument, {}),
  head: (_data, t) => ({ title: t('learning.title'), index: false }),
  View: LearningView,
});

function percent(fraction: number): number {
  return Math.round(fraction * 100);
}

function LearningView({ data: { myLearning, nextSteps } }: ViewProps<LearningPageQuery>) {
  const t = useMessages();
  const { nowHour } = useSurroundings();
  const { rings } = myLearning;
  const moment = nowHour < 12 ? 'morning' : nowHour < 18 ? 'afternoon' : 'evening';
  return (
    <>
      <section className="hello">
        <div className="wrap">
          {myLearning.modules.length > 0 && (
            <div>
              <Rings
                {...rings}
                size={208}
                label={t('rings.label', {
                  why: percent(rings.why),
                  how: percent(rings.how),
                  what: percent(rings.what),
                })}
              />
              <div className="legend">
                {myLearning.phases.map(({ phase, lessonsDone, lessonCount }) => (
                  <PhaseMark key={phase} phase={phaseName(phase)}>
                    {t('learning.legend', { phase: t(`phase.${phase}`), done: lessonsDone, count: lessonCount })}
                  </PhaseMark>
                ))}
              </div>
            </div>
          )}
          <div className="hello-text">
            <h1>{t(`learning.greeting.${moment}`)}</h1>
            <GoOn learning={myLearning} />
            {nextSteps.length === 0 && <AllSteps />}
          </div>
        </div>
      </section>
      {myLearning.modules.length > 0 && (
        <section className="wrap mine">
          <h2>{t('learning.modules')}</h2>
          {myLearning.modules.map((mine) => (
            <ModuleLine key={mine.module.key} mine={mine} />
          ))}
          {myLearning.programmes.length > 0 && <h2>{t('learning.programmes')}</h2>}
          {myLearning.programmes.map((programme) => (
            <div className="m" key={programme.slug}>
              <Rings {...programme.rings} size={60} />
              <span>
                <strong>
                  <a href={`/opleidingen/${programme.slug}`} lang={contentLang}>
                    {programme.title}
                  </a>
                </strong>
              </span>
            </div>
          ))}
          <p className="to-notebook">
            <a href="/mijn-schrift">{t('learning.notebook')}</a>
          </p>
        </section>
      )}
      {nextSteps.length > 0 && <NextSteps steps={nextSteps} />}
    </>
  );
}

/** The steps that come first, each leading to what there is to do about it. */
function NextSteps({ steps }: { steps: LearningPageQuery['nextSteps'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <section className="wrap mine">
      <h2>{t('learning.steps.title')}</h2>
      {steps.map(({ id, situation, action, due, state }) => {
        const past = state === 'TO_LOOK_BACK';
        return (
          <div className="step" key={id}>
            <p className="step-sentence" translate="no">
              <a href={`/mijn-stappen/${id}${past ? '/terugkijken' : ''}`}>
                {t('steps.sentence', { situation, action })}
              </a>
            </p>
            <p className="small soft">
              {weekday(due, locale)}
              {past && ` · ${t('steps.look-back')}`}
            </p>
          </div>
        );
      })}
      <AllSteps />
    </section>
  );
}

/** To all one's steps: a document, outside the learner's application. */
function AllSteps() {
  const t = useMessages();
  return (
    <p className="small">
      <a href="/mijn-stappen">{t('learning.steps')}</a>
    </p>
  );
}

function GoOn({ learning: { continueWith, freeLesson, modules } }: { learning: Learning }) {
  const t = useMessages();
  if (continueWith) {
    return (
      <div className="go">
        <p className="kicker">{t('learning.continue', { minutes: continueWith.minutesLeft })}</p>
        <h2 lang={contentLang}>{continueWith.lessonTitle}</h2>
        <p className="soft small">
          <WithContent
            sentence={t('learning.place', {
              module: continueWith.moduleTitle,
              position: continueWith.position,
              count: continueWith.lessonCount,
            })}
            words={continueWith.moduleTitle}
          />
        </p>
        <p>
          <InnerLink className="btn" href={`/leren/${continueWith.moduleSlug}/${continueWith.lessonSlug}`}>
            {t('learning.read-on')}
          </InnerLink>
        </p>
      </div>
    );
  }
  if (modules.length > 0) return <EmptyState title={t('learning.all-done')}>{t('learning.all-done.body')}</EmptyState>;
  return (
    <EmptyState
      title={t('learning.none')}
      action={
        <>
          {freeLesson && (
            <InnerLink className="btn" href={`/leren/${freeLesson.moduleSlug}/${freeLesson.lessonSlug}`}>
              {t('site.free-lesson')}
            </InnerLink>
          )}
          <ButtonLink href="/modules" variant="quiet">
            {t('site.to-modules')}
          </ButtonLink>
        </>
      }
    >
      {t('learning.none.body')}
    </EmptyState>
  );
}

function ModuleLine({ mine }: { mine: Learning['modules'][number] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { module } = mine;
  const told =
    mine.state === 'FINISHED' && mine.finishedAt
      ? t('learning.finished-on', { date: date(mine.finishedAt, locale) })
      : mine.state === 'NOT_BEGUN'
        ? t('learning.not-begun')
        : t('learning.lesson-of', { done: mine.lessonsDone, count: mine.lessonCount });
  const word = { FINISHED: 'learning.reread', NOT_BEGUN: 'learning.start', STARTED: 'learning.open' } as const;
  return (
    <div className="m">
      <Rings {...mine.rings} size={60} />
      <span>
        <strong lang={contentLang}>{module.title}</strong>
        <br />
        <span className="soft small">{told}</span>
      </span>
      <span className="a">
        {mine.state === 'FINISHED' && <a href="/mijn-attesten">{t('learning.certificate')}</a>}
        <InnerLink href={`/leren/${module.slug}/${mine.nextLesson}`}>
          {t(word[mine.state])}
          <span className="visually-hidden" lang={contentLang}>
            : {module.title}
          </span>
        </InnerLink>
      </span>
    </div>
  );
}
